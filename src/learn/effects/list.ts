import {
  type Correction,
  type Fact,
  type FactDraft,
  type FactKind,
  factsInForce,
  wholeOf,
} from '../../context/index.ts';
import type { Database } from '../../domain/database.ts';
import type { Subject } from '../../domain/finding.ts';
import type { Shop } from '../../domain/shop.ts';
import { runWatchers } from '../../watch/index.ts';
import { EFFECT_KINDS, type EffectKind, effectId } from './kinds.ts';

/** One thing learned from the data, with what people said of it. */
export interface LearnedEffect {
  /** What people correct or forget it by: "channel_return_ratio:influencer". */
  readonly id: string;
  readonly kind: EffectKind;
  /** The kind of the shared fact that carries it. */
  readonly fact: FactKind;
  readonly subject: Subject;
  /** What was measured, its n and 95 % interval among it, with people's values in the place of those they set. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly confidence: number;
  /** Who set or forgot it, and when; null where it stands as measured. */
  readonly said: { readonly by: string; readonly at: Date; readonly set: Correction } | null;
  /** The tables that it was measured from. */
  readonly from: readonly string[];
}

/** Everything learned from the rows up to `now`, worked out anew, and what people said to forget. */
export async function learnedEffects(
  db: Database,
  { shop, now }: { shop: Shop; now: Date },
): Promise<LearnedEffect[]> {
  const words = wordsIn((await factsInForce(db, now)).facts);
  const { facts } = await runWatchers(db, { now, shop });
  const found = facts.flatMap((fact) => effectOf(fact, words) ?? []);
  const known = new Set(found.map(({ id }) => id));
  return [...found, ...forgotten(words).filter(({ id }) => !known.has(id))].toSorted(byKind);
}

type Words = ReadonlyMap<string, Fact<'correction'>>;

/** People's word by the id of the effect that it is about. */
function wordsIn(facts: readonly Fact[]): Words {
  return new Map(
    facts.flatMap((fact) => {
      if (fact.kind !== 'correction' || !('set' in fact.value)) return [];
      const { subject } = fact;
      const effect = EFFECT_KINDS.find((one) => one.fact === subject.type);
      return effect ? [[effectId(effect.kind, subject.id), fact] as const] : [];
    }),
  );
}

function effectOf({ kind, subject, value, confidence }: FactDraft, words: Words): LearnedEffect | null {
  const effect = EFFECT_KINDS.find((one) => one.fact === kind && one.isTold(value));
  if (!effect) return null;
  const id = effectId(effect.kind, subject.id);
  const word = words.get(id) ?? words.get(effectId(effect.kind, wholeOf(subject.id)));
  const said = word ? saidBy(word) : null;
  return { id, kind: effect.kind, fact: kind, subject, value, confidence, said, from: effect.from };
}

function forgotten(words: Words): LearnedEffect[] {
  return [...words].flatMap(([id, word]) => {
    const effect = EFFECT_KINDS.find((one) => one.fact === word.subject.type);
    if (!effect || saidBy(word).set) return [];
    const { kind, fact, from } = effect;
    const subject = { type: kind, id: word.subject.id };
    return [{ id, kind, fact, subject, value: {}, confidence: 0, said: saidBy(word), from }];
  });
}

function saidBy({ provenance, validFrom, value }: Fact<'correction'>) {
  return {
    by: String(provenance.by ?? ''),
    at: validFrom,
    set: 'set' in value ? value.set : null,
  };
}

function byKind(a: LearnedEffect, b: LearnedEffect): number {
  const place = ({ kind }: LearnedEffect) => EFFECT_KINDS.findIndex((one) => one.kind === kind);
  return place(a) - place(b) || (a.id < b.id ? -1 : 1);
}
