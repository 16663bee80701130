import { type Never, neverWords, readRules } from '../../decide/index.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Database } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Preference } from '../preferences/find.ts';
import { preferenceId } from '../preferences/id.ts';
import { learnPreferences } from '../preferences/learn.ts';
import { EFFECT_NAMES } from './kinds.ts';
import { type LearnedEffect, learnedEffects } from './list.ts';
import { effectWords } from './words.ts';

/** What was learned, grouped and in words. */
export interface Learned {
  readonly groups: readonly {
    readonly title: string;
    readonly effects: readonly (LearnedEffect & { readonly words: string })[];
  }[];
  /** What people seem never to want, each with the rule that it would make. */
  readonly preferences: readonly (Preference & { readonly id: string; readonly rule: string })[];
  /** What people agreed never to want, in a sentence each, with what it is taken back by. */
  readonly rules: readonly { readonly id: string; readonly words: string }[];
}

/** What was learned from the rows up to `now`; of events their kinds, the single ones only where told apart. */
export async function composeLearned(
  db: Database,
  { catalogue, shop, now }: { catalogue: ActionCatalogue; shop: Shop; now: Date },
): Promise<Learned> {
  const effects = (await learnedEffects(db, { shop, now })).filter(({ subject }) => subject.type !== 'sku');
  const { never } = await readRules(db, now, shop.timeZone);
  const agreed = new Set(never.map(preferenceId));
  const preferences = (await learnPreferences(db, catalogue, now))
    .map((one) => ({ ...one, id: preferenceId(ruleOf(one)), rule: neverWords(ruleOf(one)) }))
    .filter(({ id }) => !agreed.has(id));
  return {
    groups: [...Map.groupBy(effects, ({ kind }) => kind)].map(([kind, of]) => ({
      title: EFFECT_NAMES[kind],
      effects: of.map((effect) => ({ ...effect, words: effectWords(effect) })),
    })),
    preferences,
    rules: never.map((rule) => ({
      id: preferenceId(rule),
      words: `${neverWords(rule)} (${rule.source})`,
    })),
  };
}

function ruleOf({ kind, about }: Preference): Never {
  return { action: kind, about };
}
