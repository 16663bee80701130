import { bandOf } from '../../domain/autonomy.ts';
import { worthOf } from '../../domain/budget-change.ts';
import type { Queryable } from '../../domain/database.ts';
import { type Judged, movedBy } from './agreement.ts';
import { type JudgedRow, readJudged, readLevelChanges } from './store.ts';

/** Decisions that are older say little about today. */
const MEMORY_DAYS = 180;
/** What Daybreak did alone has agreed with people once nobody has taken it back for this long. */
const STANDS_AFTER_DAYS = 2;
const MS_PER_DAY = 86_400_000;

/** Decisions by kind and band, "kind band", since that pair's level was last changed; nothing before a change counts. */
export async function judgedSince(db: Queryable, now: Date): Promise<Map<string, Judged[]>> {
  const back = (days: number) => new Date(now.getTime() - days * MS_PER_DAY);
  const rows = await readJudged(db, { since: back(MEMORY_DAYS), stoodSince: back(STANDS_AFTER_DAYS) });
  const changes = new Map((await readLevelChanges(db)).map((one) => [`${one.kind} ${one.band}`, one.at]));
  const judged = rows.map(judgedFrom);
  const counts = (one: Judged) => one.at > (changes.get(`${one.kind} ${one.band}`) ?? new Date(0));
  return Map.groupBy(judged.filter(counts), ({ kind, band }) => `${kind} ${band}`);
}

function judgedFrom({
  kind,
  cost,
  at,
  alone,
  rejected,
  undone,
  harmful,
  params,
  drafted,
}: JudgedRow): Judged {
  const verdict = harmful ? 'harmful' : undone ? 'undone' : rejected ? 'rejected' : 'approved';
  return {
    kind,
    band: bandOf(worthOf({ kind, params, cost })),
    at,
    alone,
    verdict,
    moved: drafted ? movedBy(drafted, params) : 0,
  };
}
