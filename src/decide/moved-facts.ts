import { type Fact, factsAbout } from '../context/index.ts';
import type { Transaction } from '../domain/database.ts';
import type { Finding } from '../domain/finding.ts';

/** A shared fact that is no longer what it was when a proposal was drafted. */
export interface MovedFact {
  readonly kind: string;
  readonly subjectId: string;
  readonly before: Fact['value'];
  readonly after: Fact['value'];
  /** "real lead time of Ningbo Apex: 9 → 12 days, 9 in 10 within 10 → 15". */
  readonly words: string;
}

/**
 * Of the shared facts that findings rest on (those that their evidence names, and the real lead time of their supplier),
 * the ones that changed between two instants, by the finding's id. Two statements for any number of findings.
 */
export async function movedFacts(
  tx: Transaction,
  { findings, since, now }: { findings: readonly Finding[]; since: Date; now: Date },
): Promise<Map<string, MovedFact[]>> {
  const refs = new Map(findings.map((finding) => [finding.id, refsOf(finding)]));
  const subjectIds = [...new Set([...refs.values()].flat().map(({ id }) => id))];
  if (subjectIds.length === 0) return new Map();
  const [before, after] = [
    byName((await factsAbout(tx, { subjectIds, at: since })).facts),
    byName((await factsAbout(tx, { subjectIds, at: now })).facts),
  ];
  return new Map(
    [...refs].map(([id, own]) => [
      id,
      own.flatMap((ref) => movedFact(before.get(nameOf(ref)), after.get(nameOf(ref))) ?? []),
    ]),
  );
}

interface Ref {
  readonly kind: string;
  readonly id: string;
}

function refsOf({ evidence }: Finding): Ref[] {
  const { facts = [], supplierId } = evidence as Finding['evidence'] & { supplierId?: string | null };
  const named = facts.map(({ kind, subject }) => ({ kind, id: subject.id }));
  const supplier = supplierId ? [{ kind: 'lead_time_days', id: supplierId }] : [];
  return [...new Map([...named, ...supplier].map((ref) => [nameOf(ref), ref])).values()];
}

function nameOf({ kind, id }: Ref): string {
  return `${kind} ${id}`;
}

function byName(facts: readonly Fact[]): Map<string, Fact> {
  return new Map(facts.map((fact) => [nameOf({ kind: fact.kind, id: fact.subject.id }), fact]));
}

/** Figures of facts that people decide by, in words. */
const FIGURES: Readonly<Record<string, (moved: string) => string>> = {
  p50Days: (moved) => `${moved} days`,
  p90Days: (moved) => `9 in 10 within ${moved}`,
  peakRatio: (moved) => `${moved} times at its peak`,
  settleRatio: (moved) => `${moved} times once settled`,
  rate: (moved) => moved,
  ratio: (moved) => `${moved} times as often`,
  daysOfCover: (moved) => `${moved} days of cover`,
};

type Figures = Readonly<Record<string, unknown>>;

function movedFact(before: Fact | undefined, after: Fact | undefined): MovedFact[] {
  if (!before || !after) return [];
  const then: Figures = before.value;
  const current: Figures = after.value;
  const moved = Object.entries(FIGURES).flatMap(([name, words]) => {
    const [from, to] = [then[name], current[name]];
    return typeof from === 'number' && typeof to === 'number' && from !== to
      ? [words(`${from} → ${to}`)]
      : [];
  });
  if (moved.length === 0) return [];
  const name = String(current.supplierName ?? after.subject.id);
  const what = after.kind === 'lead_time_days' ? 'real lead time' : after.kind.replaceAll('_', ' ');
  return [
    {
      ...{ kind: after.kind, subjectId: after.subject.id, before: before.value, after: after.value },
      words: `${what} of ${name}: ${moved.join(', ')}`,
    },
  ];
}
