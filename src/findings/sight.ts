import { type AnyFindingDraft, type FindingKind, fingerprintOf } from '../domain/finding.ts';
import { type Standing, type Transition, transition } from './transition.ts';

/** What a run saw and which kinds it could judge at all. */
export interface Sightings {
  readonly drafts: readonly AnyFindingDraft[];
  readonly evaluated: readonly FindingKind[];
  readonly now: Date;
}

/** One finding as a run leaves it. */
export interface Sighted {
  readonly fingerprint: string;
  readonly draft: AnyFindingDraft;
  readonly transition: Transition;
  readonly lastSeenAt: Date;
}

/** What a run's sightings make of what stands, by fingerprint: every finding that it saw and every one that it changes. */
export function sight(
  standings: ReadonlyMap<string, Standing>,
  { drafts, evaluated, now }: Sightings,
): Sighted[] {
  const seen = new Map(drafts.map((draft) => [fingerprintOf(draft.kind, draft.subject), draft]));
  const fired = [...seen].flatMap(([fingerprint, draft]) => {
    const moved = transition(standings.get(fingerprint) ?? null, { seen: true, draft }, now);
    return moved ? [{ fingerprint, draft, transition: moved, lastSeenAt: now }] : [];
  });
  const missed = [...standings].flatMap(([fingerprint, standing]) => {
    if (seen.has(fingerprint)) return [];
    const { finding } = standing;
    const moved = transition(standing, { seen: false, judged: evaluated.includes(finding.kind) }, now);
    if (!moved || moved.event === 'unchanged') return [];
    const draft = finding as AnyFindingDraft;
    return [{ fingerprint, draft, transition: moved, lastSeenAt: finding.lastSeenAt }];
  });
  return [...fired, ...missed];
}
