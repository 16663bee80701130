import { ACTION_WORDS } from '../../domain/autonomy.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Database } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Preference } from '../preferences/find.ts';
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
  readonly preferences: readonly (Preference & { readonly rule: string })[];
}

/** What was learned from the rows up to `now`; of events their kinds, the single ones only where told apart. */
export async function composeLearned(
  db: Database,
  { catalogue, shop, now }: { catalogue: ActionCatalogue; shop: Shop; now: Date },
): Promise<Learned> {
  const effects = (await learnedEffects(db, { shop, now })).filter(({ subject }) => subject.type !== 'sku');
  const preferences = await learnPreferences(db, catalogue, now);
  return {
    groups: [...Map.groupBy(effects, ({ kind }) => kind)].map(([kind, of]) => ({
      title: EFFECT_NAMES[kind],
      effects: of.map((effect) => ({ ...effect, words: effectWords(effect) })),
    })),
    preferences: preferences.map((one) => ({
      ...one,
      rule: `Never ${ACTION_WORDS[one.kind]} about ${one.about}`,
    })),
  };
}
