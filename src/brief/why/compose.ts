import type { Queryable } from '../../domain/database.ts';
import { explain } from '../../trace/index.ts';
import { actionView, type Composing } from '../card/compose.ts';
import { readActionFacts, readFindingRows } from '../card/facts.ts';
import type { WhyView } from '../views.ts';
import { evidenceLines } from './evidence.ts';

/** Enough for weeks of a finding's life; the record itself keeps everything. */
const LONGEST_HISTORY = 50;

/** Why a finding is what it is: figures, reasons, options, history; null when there is no such finding. */
export async function composeWhy(
  db: Queryable,
  { findingId, ...composing }: Composing & { readonly findingId: string },
): Promise<WhyView | null> {
  const [finding] = await readFindingRows(db, [findingId]);
  if (!finding) return null;
  const actions = (await readActionFacts(db, [findingId])).get(findingId) ?? [];
  const story = await explain(db, findingId);
  const { headline, stake, ifNothing, because, evidence } = finding;
  return {
    findingId,
    headline,
    stake,
    ifNothing,
    evidence: evidenceLines(evidence, composing.shop.timeZone),
    because,
    options: actions.map((action) => actionView(action, composing.catalogue)),
    notes: evidence.notes ?? [],
    history: story.slice(-LONGEST_HISTORY).map(({ at, actor, summary }) => ({ at, by: actor, summary })),
    timeZone: composing.shop.timeZone,
  };
}
