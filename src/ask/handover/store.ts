import type { Actor } from '../../domain/actor.ts';
import type { Queryable, Transaction } from '../../domain/database.ts';
import type { HandoverPerson } from './facts.ts';
import type { HandoverQuestion } from './questions.ts';

/** A question as it stands in an interview. */
export interface HandoverEntry extends HandoverQuestion {
  /** Its place, from 1. */
  readonly ordinal: number;
  readonly state: 'open' | 'answered' | 'skipped';
  /** The document that the answer became. */
  readonly documentId: string | null;
}

/** An interview as it stands. */
export interface Handover {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly person: string;
  readonly state: 'open' | 'stopped' | 'done';
  /** How often it was begun or gone on with. */
  readonly round: number;
  readonly startedBy: Actor;
  readonly entries: readonly HandoverEntry[];
}

export async function readHandover(db: Queryable, id: string): Promise<Handover | null> {
  const { rows } = await db.query<Handover>(
    `select h.id, h.team_id as "teamId", h.user_id as "userId", h.person, h.state, h.round, h.started_by as "startedBy",
            (select jsonb_agg(jsonb_build_object('ordinal', q.ordinal, 'key', q.key, 'question', q.question,
                      'because', q.because, 'title', coalesce(k.title, q.title), 'topics', q.topics, 'state', q.state,
                      'documentId', q.document_id) order by q.ordinal)
               from handover_question q left join knowledge_document k on k.id = q.document_id
              where q.handover_id = h.id) as entries
       from handover h where h.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Where an interview is held and where its summary goes, and who wants it. */
export interface Opening {
  readonly id: string;
  readonly person: HandoverPerson;
  readonly askedIn: string;
  readonly toldIn: string;
  readonly startedBy: Actor;
  /** Asked once already, perhaps, by a process that died: an open interview then stays as it is. */
  readonly isAgain: boolean;
  readonly now: Date;
}

/** Opens a person's interview, or the one there is again; returns its id. */
export async function openInterview(tx: Transaction, opening: Opening): Promise<string> {
  const { id, person, askedIn, toldIn, startedBy, isAgain, now } = opening;
  const { rows } = await tx.query<{ id: string }>(
    `insert into handover (id, team_id, user_id, person, asked_in, told_in, started_by, started_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (team_id, user_id) do update
       set person = excluded.person, asked_in = excluded.asked_in, told_in = excluded.told_in,
           started_by = excluded.started_by, state = 'open', ended_by = null, ended_at = null,
           version = handover.version + 1,
           round = handover.round + case when $9 and handover.state = 'open' then 0 else 1 end
     returning id`,
    [id, person.teamId, person.userId, person.name, askedIn, toldIn, JSON.stringify(startedBy), now, isAgain],
  );
  return rows[0]?.id ?? id;
}

/**
 * Adds the questions that an interview does not have yet. What was answered and taken back is open again; where nothing
 * is open, so is what was skipped.
 */
export async function addQuestions(
  tx: Transaction,
  id: string,
  questions: readonly HandoverQuestion[],
): Promise<void> {
  await tx.query(
    `insert into handover_question (handover_id, ordinal, key, question, because, title, topics)
     select $1, coalesce((select max(ordinal) from handover_question where handover_id = $1), 0)
                  + row_number() over (order by n), q->>'key', q->>'question', q->>'because', q->>'title', q->>'topics'
       from jsonb_array_elements($2::jsonb) with ordinality t(q, n)
      where not exists (select from handover_question h where h.handover_id = $1 and h.key = q->>'key')`,
    [id, JSON.stringify(questions)],
  );
  await tx.query(
    `update handover_question q set state = 'open', document_id = null, settled_at = null
      where handover_id = $1 and state = 'answered'
        and not exists (select from knowledge_document k where k.id = q.document_id)`,
    [id],
  );
  await tx.query(
    `update handover_question set state = 'open', settled_at = null
      where handover_id = $1 and state = 'skipped'
        and not exists (select from handover_question where handover_id = $1 and state = 'open')`,
    [id],
  );
}

/** What became of one question. */
export interface Settling {
  readonly id: string;
  readonly ordinal: number;
  readonly state: 'answered' | 'skipped';
  readonly documentId: string | null;
  readonly by: Actor;
  readonly now: Date;
}

/** Settles the question that is asked now, and ends the interview after its last; false where it is not asked now. */
export async function settleQuestion(tx: Transaction, settling: Settling): Promise<boolean> {
  const { id, ordinal, state, documentId, by, now } = settling;
  const { rowCount } = await tx.query(
    `update handover_question set state = $3, document_id = $4, settled_at = $5
      where handover_id = $1 and ordinal = $2 and state = 'open'
        and exists (select from handover where id = $1 and state = 'open')`,
    [id, ordinal, state, documentId, now],
  );
  if (rowCount === 0) return false;
  await tx.query(
    `update handover h set version = version + 1, state = case when left_open then 'open' else 'done' end,
            ended_by = case when left_open then null else $2::jsonb end, ended_at = case when left_open then null else $3::timestamptz end
       from (select exists (select from handover_question where handover_id = $1 and state = 'open') as left_open) q
      where h.id = $1`,
    [id, JSON.stringify(by), now],
  );
  return true;
}

/** Ends an interview before its last question; false where it has ended. */
export async function endInterview(
  tx: Transaction,
  { id, by, now }: { id: string; by: Actor; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update handover set state = 'stopped', ended_by = $2, ended_at = $3, version = version + 1
      where id = $1 and state = 'open'`,
    [id, JSON.stringify(by), now],
  );
  return rowCount > 0;
}
