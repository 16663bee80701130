import { ACTION_KINDS, type ActionKind } from '../../domain/action.ts';
import type { Actor } from '../../domain/actor.ts';
import {
  AUTONOMY_LEVELS,
  type AutonomyLevel,
  BAND_WORDS,
  LEVEL_WORDS,
  VALUE_BANDS,
  type ValueBand,
} from '../../domain/autonomy.ts';
import type { Database, Transaction } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { appendTrace } from '../../trace/append.ts';
import { authorise } from '../authorise.ts';
import { nameOf } from '../name.ts';
import { insertLevel, lockBoundaries } from './store.ts';

/** How far a kind in a band may go, who says so and why. */
export interface LevelChange {
  readonly actor: Actor;
  readonly kind: ActionKind;
  readonly band: ValueBand;
  readonly level: AutonomyLevel;
  readonly reason: string | null;
  readonly now: Date;
}

/** Sets how far a kind of action may go in a band of value. Throws `not_allowed`; then nothing changes. */
export async function setLevel(db: Database, change: LevelChange): Promise<void> {
  await authorise(db, { actor: change.actor, verb: 'autonomy', now: change.now });
  await db.transaction((tx) => writeLevel(tx, change));
}

/** The change and its trace, in the caller's transaction: what lowers a level by itself comes this way too. */
export async function writeLevel(tx: Transaction, change: LevelChange): Promise<void> {
  const { actor, kind, band, level, reason, now } = change;
  await lockBoundaries(tx);
  await insertLevel(tx, { kind, band, level, reason, by: actor, now });
  await appendTrace(tx, {
    kind: 'setting',
    findingId: null,
    actionId: null,
    actor,
    at: now,
    summary: `${nameOf(actor)}: ${kind} ${BAND_WORDS[band]} ${LEVEL_WORDS[level]}${reason ? ` (${reason})` : ''}`,
    data: { autonomy: { kind, band, level, reason } },
  });
}

/** A kind, a band and a level as someone typed them. Throws `invalid_input` with the words there are. */
export function levelFrom(typed: { kind: string; band: string; level: string }) {
  return {
    kind: oneOf('kind of action', typed.kind, ACTION_KINDS),
    band: oneOf('band', typed.band, VALUE_BANDS),
    level: oneOf('level', typed.level, AUTONOMY_LEVELS),
  };
}

/** The word among those there are; throws `invalid_input` with them. */
export function oneOf<W extends string>(what: string, typed: string, words: readonly W[]): W {
  const found = words.find((word) => word === typed.trim().toLowerCase().replaceAll('-', '_'));
  if (found) return found;
  throw new DaybreakError('invalid_input', `"${typed}" is no ${what}. There are: ${words.join(', ')}.`);
}
