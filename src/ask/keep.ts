import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { newId } from '../platform/id.ts';
import { appendTrace } from '../trace/index.ts';
import { writeQuestion } from './thread/store.ts';
import type { Told } from './told.ts';

/** One look-up, with what it was asked and what it told. */
export interface LookUp {
  readonly tool: string;
  readonly about: string;
  /** Who called it. */
  readonly by: 'router' | 'model';
  readonly told: Told;
}

/** A question with what came of it. */
export interface Kept {
  readonly question: string;
  readonly actor: Actor;
  readonly thread: string | null;
  readonly told: Told;
  /** The tool that it was taken for. */
  readonly intent: string | null;
  /** What was looked up for it, in order. */
  readonly lookUps: readonly LookUp[];
  readonly vector: readonly number[];
  readonly now: Date;
}

/** Keeps a question and its answer: for what is asked next, for the gaps, and on record. Returns its id. */
export async function keepQuestion(
  db: Database,
  { question, actor, thread, told, intent, lookUps, vector, now }: Kept,
): Promise<string> {
  const id = newId('q');
  const { status, text: answer, sources, subjects = [] } = told;
  await db.transaction(async (tx) => {
    const row = {
      id,
      at: now,
      askedBy: actor,
      thread,
      text: question,
      status,
      intent,
      subjects,
      answer,
      sources,
      vector,
    };
    await writeQuestion(tx, row);
    await appendTrace(tx, {
      at: now,
      kind: 'asked',
      findingId: null,
      actionId: null,
      actor,
      summary: `Asked “${question.slice(0, 120)}”: ${status}`,
      data: { question: id, intent, sources: sources.map(named), lookUps: lookUps.map(onRecord) },
    });
  });
  return id;
}

/** A trace is for looking up what was looked up, not for reading it again. */
const MOST_SOURCES = 20;

function onRecord({ tool, about, by, told: { status, sources } }: LookUp): object {
  const ids = [...new Set(sources.map(named))];
  return {
    tool,
    about: about.slice(0, 200),
    by,
    status,
    count: ids.length,
    sources: ids.slice(0, MOST_SOURCES),
  };
}

function named({ type, id }: Told['sources'][number]): string {
  return `${type}:${id}`;
}
