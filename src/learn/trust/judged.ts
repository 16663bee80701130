import type { ActionKind } from '../../domain/action.ts';
import { bandOf } from '../../domain/autonomy.ts';
import { worthOf } from '../../domain/budget-change.ts';
import type { Queryable } from '../../domain/database.ts';
import { isClearlyWorse } from '../outcomes/harm.ts';
import { type Judged, movedBy } from './agreement.ts';
import { type JudgedRow, type LeftRow, readJudged, readLeft, readLevelChanges } from './store.ts';

/** Decisions that are older say little about today. */
export const MEMORY_DAYS = 180;
/** What Daybreak did alone has agreed with people, and what they left is left, once it has stood for this long. */
const STANDS_AFTER_DAYS = 2;
const MS_PER_DAY = 86_400_000;

/**
 * Decisions by kind and band, "kind band", since that pair's level was last changed; nothing before a change counts.
 * What Daybreak would have done of a finding is what stood first: where people chose another answer, they disagreed.
 * With `kinds`, of those alone.
 */
export async function judgedSince(
  db: Queryable,
  now: Date,
  { kinds = null }: { kinds?: readonly ActionKind[] | null } = {},
): Promise<Map<string, Judged[]>> {
  const back = (days: number) => new Date(now.getTime() - days * MS_PER_DAY);
  const [since, standsSince] = [back(MEMORY_DAYS), back(STANDS_AFTER_DAYS)];
  const left = await readLeft(db, { since, standsSince, kinds });
  const rows = await readJudged(db, { since, stoodSince: standsSince, kinds });
  const changes = new Map((await readLevelChanges(db)).map((one) => [`${one.kind} ${one.band}`, one.at]));
  const judged = [...rows.filter(isNotInstead(left)).map(judgedFrom), ...left.map(judgedFromLeft)];
  const counts = (one: Judged) => one.at > (changes.get(placeOf(one)) ?? new Date(0));
  return Map.groupBy(judged.filter(counts), placeOf);
}

/** Of one choice between two proposals of the same kind and band, only what it says of the first one counts. */
function isNotInstead(left: readonly LeftRow[]): (row: JudgedRow) => boolean {
  const places = new Map(
    left.flatMap((row) => {
      const place = placeOf({ kind: row.kind, band: bandOf(worthOf(row)) });
      return row.instead.map((id) => [id, place] as const);
    }),
  );
  return (row) => places.get(row.actionId) !== placeOf({ kind: row.kind, band: bandOf(worthOf(row)) });
}

function placeOf({ kind, band }: Pick<Judged, 'kind' | 'band'>): string {
  return `${kind} ${band}`;
}

function judgedFrom({
  kind,
  cost,
  at,
  alone,
  rejected,
  undone,
  harmful,
  figures,
  params,
  drafted,
}: JudgedRow): Judged {
  const isWorse = figures !== null && isClearlyWorse(figures);
  const verdict = harmful
    ? 'harmful'
    : isWorse
      ? 'worse'
      : undone
        ? 'undone'
        : rejected
          ? 'rejected'
          : 'approved';
  return {
    kind,
    band: bandOf(worthOf({ kind, params, cost })),
    at,
    alone,
    verdict,
    moved: drafted ? movedBy(drafted, params) : 0,
  };
}

function judgedFromLeft({ at, ...row }: LeftRow): Judged {
  return { kind: row.kind, band: bandOf(worthOf(row)), at, alone: false, verdict: 'left', moved: 0 };
}
