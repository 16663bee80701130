import { ACTION_KINDS, type ActionKind } from '../../domain/action.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { appendTrace } from '../../trace/append.ts';
import { authorise } from '../authorise.ts';
import { nameOf } from '../name.ts';
import { MEASURE_WORDS, MEASURES, type Measure } from './limits.ts';
import { oneOf } from './set-level.ts';
import { insertLimit, lockBoundaries } from './store.ts';

/** A limit for a kind, or with "*" for all kinds together; null puts it back to what documents or defaults say. */
export interface LimitChange {
  readonly actor: Actor;
  readonly kind: ActionKind | '*';
  readonly measure: Measure;
  readonly atMost: number | null;
  readonly now: Date;
}

/** A limit as someone typed it; "reset" puts it back. Throws `invalid_input` with the words there are. */
export function limitFrom(typed: { kind: string; measure: string; atMost: string }) {
  const isNumber = /^\d[\d,]*(\.\d+)?$/.test(typed.atMost);
  if (!isNumber && typed.atMost !== 'reset')
    throw new DaybreakError('invalid_input', `"${typed.atMost}" is no number such as 20, nor "reset".`);
  const atMost = isNumber ? Number(typed.atMost.replaceAll(',', '')) : null;
  return {
    kind: typed.kind === 'all' ? ('*' as const) : oneOf('kind of action', typed.kind, ACTION_KINDS),
    measure: oneOf('measure', typed.measure, MEASURES),
    atMost,
  };
}

/** Sets how much may be done without asking. Throws `not_allowed`, or `invalid_input` for a negative limit. */
export async function setLimit(db: Database, change: LimitChange): Promise<void> {
  const { actor, kind, measure, atMost, now } = change;
  await authorise(db, { actor, verb: 'autonomy', now });
  if (atMost !== null && !(atMost >= 0)) {
    throw new DaybreakError('invalid_input', 'A limit is a number of at least 0; 0 lets nothing through.');
  }
  await db.transaction(async (tx) => {
    await lockBoundaries(tx);
    await insertLimit(tx, { kind, measure, atMost, by: actor, now });
    const of = kind === '*' ? 'all kinds together' : kind;
    await appendTrace(tx, {
      kind: 'setting',
      findingId: null,
      actionId: null,
      actor,
      at: now,
      summary: `${nameOf(actor)} limited ${of} to ${atMost ?? 'what is written'} ${MEASURE_WORDS[measure]}`,
      data: { limit: { kind, measure, atMost } },
    });
  });
}
