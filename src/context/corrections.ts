import type { FactDraft } from './fact.ts';

/** What people said of something learned: other values, or null where it is to be forgotten. */
export type Correction = Readonly<Record<string, unknown>> | null;

/** People's word on what was learned, by kind and the subject's id. */
export interface Corrections {
  /**
   * undefined: nobody said anything. A part of something, named "S1|Q4" or "launch|tiktok", goes by what was said of the
   * whole unless something was said of itself.
   */
  of(kind: string, subjectId: string): Correction | undefined;
}

/** Nobody's word. */
export const NO_CORRECTIONS: Corrections = { of: () => undefined };

/** The corrections among the facts in force. */
export function correctionsIn(facts: readonly FactDraft[]): Corrections {
  const said = new Map<string, Correction>();
  for (const { kind, subject, value } of facts) {
    if (kind === 'correction' && 'set' in value) said.set(keyOf(subject.type, subject.id), value.set);
  }
  return {
    of: (kind, id) => {
      const own = said.get(keyOf(kind, id));
      return own === undefined ? said.get(keyOf(kind, wholeOf(id))) : own;
    },
  };
}

/** Facts as people want them used: what they forgot is gone, what they set stands before what was measured. */
export function corrected<F extends FactDraft>(facts: readonly F[], corrections: Corrections): F[] {
  return facts.flatMap((fact) => {
    const said = corrections.of(fact.kind, fact.subject.id);
    if (said === undefined) return [fact];
    return said === null
      ? []
      : [{ ...fact, value: { ...fact.value, ...said, corrected: true }, confidence: 1 } as F];
  });
}

/** People's word, to be published; it stands until they say otherwise. */
export function correctionFact(
  kind: string,
  subjectId: string,
  value: { set: Correction } | { again: true },
): FactDraft<'correction'> {
  const subject = { type: kind, id: subjectId };
  return { kind: 'correction', subject, value, confidence: 1 };
}

/** "S1" of "S1|Q4"; what is no part is its own whole. */
export function wholeOf(subjectId: string): string {
  return subjectId.split('|', 1)[0] ?? subjectId;
}

function keyOf(kind: string, id: string): string {
  return `${kind}\n${id}`;
}
