import type { RecommendationDraft } from '../../domain/action.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Queryable } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import { readRules } from '../boundaries/read.ts';
import { readAbout } from './about.ts';
import { goesAgainst } from './goes-against.ts';
import { neverWords } from './words.ts';

/** What a run advises, by the finding's id, and under which rules it is looked through. */
export interface Advised {
  readonly advice: ReadonlyMap<string, RecommendationDraft>;
  readonly catalogue: Pick<ActionCatalogue, 'touches'>;
  readonly now: Date;
  readonly shop: Shop;
}

/**
 * Leaves out of what is advised what people agreed never to want, each with the rule that says so among the reasons; the
 * finding is told all the same. Two reads for any number of findings, one where there is no such rule.
 */
export async function leaveOutUnwanted(
  db: Queryable,
  { advice, catalogue, now, shop }: Advised,
): Promise<ReadonlyMap<string, RecommendationDraft>> {
  const { never } = await readRules(db, now, shop.timeZone);
  if (never.length === 0) return advice;
  const drafts = [...advice.values()].flatMap(({ actions }) => actions);
  const about = await readAbout(db, catalogue, drafts);
  const rules = new Map(
    drafts.flatMap((draft, index) => {
      const rule = goesAgainst(never, { kind: draft.kind, about: about[index] ?? [] });
      return rule ? [[draft, rule] as const] : [];
    }),
  );
  const entries = [...advice].map(([id, { actions, because, ...rest }]) => {
    const left = actions.flatMap((draft) => {
      const rule = rules.get(draft);
      return rule ? [`“${draft.label}” is not proposed: ${neverWords(rule)} (${rule.source}).`] : [];
    });
    const kept = actions.filter((draft) => !rules.has(draft));
    return [id, { ...rest, actions: kept, because: [...because, ...left] }] as const;
  });
  return new Map(entries);
}
