import { correctionFact, publishFacts } from '../../context/index.ts';
import { authorise, nameOf } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Shop } from '../../domain/shop.ts';
import { appendTrace } from '../../trace/append.ts';
import { EFFECT_KINDS } from './kinds.ts';
import { type LearnedEffect, learnedEffects } from './list.ts';

/** What someone says of a learned effect: other values, that it is to be forgotten, or to be learned again. */
export type Word =
  | { readonly verb: 'correct'; readonly set: Readonly<Record<string, number>> }
  | { readonly verb: 'forget' }
  | { readonly verb: 'relearn' };

/** Pairs as people type them, "p50Days=14". Throws `invalid_input` for what is no such pair. */
export function settingsFrom(pairs: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, number] = /^(\w+)=(-?[\d.]+)$/.exec(pair) ?? [];
      if (!name || Number.isNaN(Number(number))) {
        throw new DaybreakError('invalid_input', `"${pair}" is not a name and a number, such as p50Days=14.`);
      }
      return [name, Number(number)];
    }),
  );
}

/**
 * Puts people's word before what was measured, from the next look on, and into the record. Throws `not_allowed`,
 * `not_found` with the ids there are, and `invalid_input` for what cannot be set of this kind.
 */
export async function sayOfLearned(
  db: Database,
  { actor, id, word, shop, now }: { actor: Actor; id: string; word: Word; shop: Shop; now: Date },
): Promise<void> {
  await authorise(db, { actor, verb: 'learned', now });
  const effects = await learnedEffects(db, { shop, now });
  const effect = effects.find((one) => one.id === id);
  if (!effect) {
    const some = effects.slice(0, 5).map((one) => one.id);
    throw new DaybreakError('not_found', `Nothing called "${id}" is learned; there are ${some.join(', ')} …`);
  }
  checkSettable(effect, word);
  const by = nameOf(actor);
  const value =
    word.verb === 'relearn' ? ({ again: true } as const) : { set: word.verb === 'correct' ? word.set : null };
  await db.transaction(async (tx) => {
    const facts = [correctionFact(effect.fact, effect.subject.id, value)];
    await publishFacts(tx, { facts, provenance: { room: 'learn', by }, now });
    await appendTrace(tx, {
      kind: 'setting',
      findingId: null,
      actionId: null,
      actor,
      at: now,
      summary: `${by} ${saidWords(word)} ${id}`,
      data: { learned: id, measured: effect.value, ...word },
    });
  });
}

function checkSettable({ kind, fact, value }: LearnedEffect, word: Word): void {
  if (word.verb !== 'correct') return;
  const settable = EFFECT_KINDS.find((one) => one.fact === fact)?.settable ?? {};
  const names = Object.keys(settable);
  if (names.length === 0)
    throw new DaybreakError('invalid_input', `A ${kind} can be forgotten, but not set.`);
  for (const [name, number] of Object.entries(word.set)) {
    const [least, most] = settable[name] ?? [];
    if (least === undefined || most === undefined) {
      throw new DaybreakError('invalid_input', `Of a ${kind} there can be set: ${names.join(', ')}.`);
    }
    if (!(number >= least && number <= most)) {
      throw new DaybreakError('invalid_input', `${name} is between ${least} and ${most}, not ${number}.`);
    }
  }
  const { p90Days } = word.set;
  const p50Days = Number(word.set.p50Days ?? value.p50Days);
  if (p90Days !== undefined && p90Days < p50Days) {
    throw new DaybreakError('invalid_input', `p90Days is at least p50Days (${p50Days}), not ${p90Days}.`);
  }
}

function saidWords(word: Word): string {
  if (word.verb === 'forget') return 'had forgotten:';
  if (word.verb === 'relearn') return 'let be learned again:';
  const pairs = Object.entries(word.set).map(([name, number]) => `${name} to ${number}`);
  return `set ${pairs.join(', ')} of`;
}
