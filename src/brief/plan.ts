import type { ActionCatalogue } from '../domain/catalogue.ts';
import type { Queryable } from '../domain/database.ts';
import { dayOf } from '../domain/day.ts';
import type { Shop } from '../domain/shop.ts';
import { readOpenFindings } from './briefing/facts.ts';
import { actionView } from './card/compose.ts';
import { type ActionFact, readActionFacts } from './card/facts.ts';
import { rankStories } from './stories/ranked.ts';
import type { PlanView } from './views.ts';

/** A form holds no more choices. */
const MOST_STEPS = 8;

/**
 * What can be approved in one go for a finding: the first proposal of each kind of it and of what belongs to the same
 * story (the reorder, the swap, the ads on the same SKU). Null when there is no such open finding.
 */
export async function composePlan(
  db: Queryable,
  {
    findingId,
    now,
    shop,
    catalogue,
  }: { findingId: string; now: Date; shop: Shop; catalogue: ActionCatalogue },
): Promise<PlanView | null> {
  const stories = rankStories(await readOpenFindings(db), dayOf(now, shop.timeZone), shop);
  const story = stories.find((one) => one.some(({ id }) => id === findingId));
  const own = story?.find(({ id }) => id === findingId);
  if (!story || !own) return null;
  const ids = [findingId, ...story.map(({ id }) => id).filter((id) => id !== findingId)];
  const actions = await readActionFacts(db, ids);
  const steps = ids.flatMap((id) => firstOfKinds(actions.get(id) ?? [])).slice(0, MOST_STEPS);
  return {
    headline: own.headline,
    steps: steps.map((one) => actionView(one, catalogue)),
    own: steps.filter((one) => one.findingId === findingId).length,
  };
}

/** Two proposals of one kind are the same thing done in two ways. */
function firstOfKinds(actions: readonly ActionFact[]): ActionFact[] {
  const proposed = actions.filter(({ state }) => state === 'proposed');
  return proposed.filter(({ kind }, index) => proposed.findIndex((one) => one.kind === kind) === index);
}
