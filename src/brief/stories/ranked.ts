import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { type OpenFinding, readOpenFindings } from '../briefing/facts.ts';
import { storiesOf } from './group.ts';
import { byUrgency } from './rank.ts';

/** The open findings as stories, the most urgent decision first; in each, what waits for a decision comes first. */
export function rankStories(open: readonly OpenFinding[], today: Day, { currency }: Shop): OpenFinding[][] {
  const urgency = byUrgency(today, currency);
  const ranked = open.toSorted(
    (a, b) => Number(a.proposal === null) - Number(b.proposal === null) || urgency(a, b),
  );
  return storiesOf(ranked);
}

/** The findings that wait for a decision, in the order of the briefing: stories by urgency, each kept together. */
export async function decisionOrder(
  db: Queryable,
  { today, shop }: { today: Day; shop: Shop },
): Promise<string[]> {
  const stories = rankStories(await readOpenFindings(db), today, shop);
  return stories.flatMap((story) => story.filter(({ proposal }) => proposal !== null)).map(({ id }) => id);
}
