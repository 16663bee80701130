import type { Actor } from '../../domain/actor.ts';
import type { Queryable, Transaction } from '../../domain/database.ts';
import type { Subject } from '../../domain/finding.ts';
import { vectorText } from '../../platform/vector.ts';
import type { AnswerStatus, Source } from '../told.ts';

/** What was last asked in a conversation, and what the answer was about. */
export interface Turn {
  readonly intent: string | null;
  readonly status: AnswerStatus;
  readonly subjects: readonly Subject[];
}

export async function readLastTurn(db: Queryable, thread: string): Promise<Turn | null> {
  const { rows } = await db.query<Turn>(
    'select intent, status, subjects from question where thread = $1 order by seq desc limit 1',
    [thread],
  );
  return rows[0] ?? null;
}

/** A question with its answer, as it is kept. */
export interface AskedRow {
  readonly id: string;
  readonly at: Date;
  readonly askedBy: Actor;
  readonly thread: string | null;
  readonly text: string;
  readonly status: AnswerStatus;
  readonly intent: string | null;
  readonly subjects: readonly Subject[];
  readonly answer: string;
  readonly sources: readonly Source[];
  readonly vector: readonly number[];
}

export async function writeQuestion(tx: Transaction, row: AskedRow): Promise<void> {
  await tx.query(
    `insert into question (id, at, asked_by, thread, text, status, intent, subjects, answer, sources, embedding)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::vector)`,
    [
      row.id,
      row.at,
      JSON.stringify(row.askedBy),
      row.thread,
      row.text,
      row.status,
      row.intent,
      JSON.stringify(row.subjects),
      row.answer,
      JSON.stringify(row.sources),
      row.vector.length > 0 ? vectorText(row.vector) : null,
    ],
  );
}

/** When the oldest of somebody's newest `most` questions since an instant was asked; null where they are fewer. */
export async function readOldestOf(
  db: Queryable,
  actor: Actor,
  { since, most }: { since: Date; most: number },
): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date }>(
    `select at from question where at > $2 and asked_by->>'userId' = $1::jsonb->>'userId'
      order by at desc offset $3 - 1 limit 1`,
    [JSON.stringify(actor), since, most],
  );
  return rows[0]?.at ?? null;
}

/** Keeps what someone thought of an answer; false where there is no such question. */
export async function writeRating(
  db: Queryable,
  { id, rating, by }: { id: string; rating: 1 | -1; by: Actor },
): Promise<boolean> {
  const { rowCount } = await db.query('update question set rating = $2, rated_by = $3 where id = $1', [
    id,
    rating,
    JSON.stringify(by),
  ]);
  return rowCount > 0;
}

/** A question as it was asked and answered. */
export interface KeptQuestion {
  readonly id: string;
  readonly text: string;
  readonly answer: string;
  readonly intent: string | null;
  readonly sources: readonly Source[];
}

export async function readQuestion(db: Queryable, id: string): Promise<KeptQuestion | null> {
  const { rows } = await db.query<KeptQuestion>(
    'select id, text, answer, intent, sources from question where id = $1',
    [id],
  );
  return rows[0] ?? null;
}
