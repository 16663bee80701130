import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { addDays, type Day, dayOf, daysBetween } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { appendTraces } from '../../trace/append.ts';
import { type Afterwards, horizonOf, readAfterwards } from './afterwards.ts';
import { type DecidedRow, insertOutcomes, type OutcomeRow, readOpenDecisions } from './store.ts';
import { outcomeWords } from './words.ts';

const LEARN: Actor = { type: 'system', name: 'learn' };
/** Rows that come late are waited for this long; then it is said that none tell. */
const PATIENCE_DAYS = 7;

/**
 * Looks back on every recommendation that was carried out or turned down and whose horizon is over: what happened
 * against what was expected goes into the record of its finding, once. Answers how many there were.
 */
export async function revisitOutcomes(
  db: Database,
  { shop, now }: { shop: Shop; now: Date },
): Promise<number> {
  const { timeZone } = shop;
  const today = dayOf(now, timeZone);
  const decisions = await readOpenDecisions(db, { now, timeZone });
  const due = decisions.filter(({ kind, day }) => addDays(day, horizonOf(kind)) <= today);
  if (due.length === 0) return 0;
  const warned = due.map(({ actionId, kind, subject, day }) => ({ key: actionId, kind, subject, day }));
  const afterwards = await readAfterwards(db, warned, { today, timeZone });
  const outcomes = due.flatMap((one) =>
    outcomeOf(one, afterwards.get(one.actionId) ?? null, { today, shop }),
  );
  return db.transaction(async (tx) => {
    const fresh = await insertOutcomes(tx, outcomes, now);
    await appendTraces(
      tx,
      outcomes
        .filter(({ actionId }) => fresh.has(actionId))
        .map(({ actionId, findingId, summary, happened, figures, decided }) => ({
          kind: 'outcome' as const,
          findingId,
          actionId,
          actor: LEARN,
          at: now,
          summary,
          data: { decided, happened, figures },
        })),
    );
    return fresh.size;
  });
}

function outcomeOf(
  { actionId, findingId, kind, subject, label, expected, decided, day, resolvedOn }: DecidedRow,
  afterwards: Afterwards | null,
  { today, shop }: { today: Day; shop: Shop },
): OutcomeRow[] {
  const horizonDays = horizonOf(kind);
  const dueOn = addDays(day, horizonDays);
  if (!afterwards && addDays(dueOn, PATIENCE_DAYS) > today) return [];
  const overAfterDays = resolvedOn && resolvedOn <= dueOn ? daysBetween(day, resolvedOn) : null;
  const about = { decided, horizonDays, label, subjectId: subject.id, expected, afterwards, overAfterDays };
  return [
    {
      actionId,
      findingId,
      decided,
      decidedOn: day,
      dueOn,
      happened: afterwards?.happened ?? null,
      figures: afterwards,
      summary: outcomeWords(about, shop.currency),
    },
  ];
}
