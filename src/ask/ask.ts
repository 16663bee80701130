import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import type { Agent, Embedder } from '../platform/models/index.ts';
import { callables } from './answer/callables.ts';
import { choose } from './answer/choose.ts';
import { offerToKeep } from './answer/offer-to-keep.ts';
import { answerWithModel } from './answer/with-model.ts';
import { Asking, Standing } from './asking.ts';
import { keepQuestion, type LookUp } from './keep.ts';
import { type OpenNameBook, openNameBook } from './names/read.ts';
import type { Names } from './names/resolve.ts';
import { personalAnswer } from './personal/answer.ts';
import { withheld } from './personal/withheld.ts';
import type { Reader } from './reader.ts';
import { rememberedIn } from './remember.ts';
import { cachedVectors } from './retrieve/cached.ts';
import { examplesOf, Router } from './route/router.ts';
import { continued } from './thread/follow-up.ts';
import { readLastTurn } from './thread/store.ts';
import type { AnswerStatus, Source, Told } from './told.ts';
import { TOOLS } from './tools/index.ts';

/** An answer as every edge shows it. */
export interface Answer {
  readonly id: string;
  readonly answer: string;
  readonly status: AnswerStatus;
  readonly sources: readonly Source[];
  readonly asOf: string;
  readonly confidence: number;
  /** The kind of question it was taken for. */
  readonly intent: string | null;
  /** Findings whose cards carry what was asked for. */
  readonly cards: readonly string[];
  /** Who may know more. */
  readonly owner: string | null;
}

export interface Question {
  readonly text: string;
  readonly actor: Actor;
  /** The conversation that it stands in; null: it stands alone. */
  readonly thread?: string | null;
  /** Who reads the answer; nothing said: everybody, so it holds no personal data. */
  readonly reader?: Reader;
  /** Gets the words as they come, where a model gives them. */
  readonly onWords?: (words: string) => void;
  readonly signal?: AbortSignal;
}

/** Answers questions about one shop as of one instant. */
export interface Answerer {
  ask(question: Question): Promise<Answer>;
}

const LONGEST = 1000;
/** A channel, and a model: nothing by which a person could be known or reached. */
const ANYBODY: Reader = { isPrivate: false, mayReadPersonal: false };

/** What answers the questions about one shop as of one instant. */
interface Open {
  readonly db: Database;
  readonly embedder: Embedder;
  readonly agent: Agent | null;
  readonly book: OpenNameBook;
  readonly router: Router;
  readonly standing: Standing;
}

/** Reads what answering needs once: what things are called, and what each kind of question looks like. */
export async function openAnswerer(
  { db, embedder, agent = null }: { db: Database; embedder: Embedder; agent?: Agent | null },
  { now, shop }: { now: Date; shop: Shop },
): Promise<Answerer> {
  const texts = examplesOf(TOOLS).map(({ text }) => text);
  const [book, vectors] = [await openNameBook(db), await cachedVectors(db, embedder, texts)];
  const router = new Router(TOOLS, vectors);
  const open = { db, embedder, agent, book, router, standing: new Standing(db, { now, shop }) };
  return {
    ask: async (question) => {
      const text = checked(question.text);
      const { actor, thread = null, reader = ANYBODY } = question;
      const lookUps: LookUp[] = [];
      const asked = { ...question, text, thread, reader, lookUps };
      const { told, intent, vector } = await tell(open, asked);
      const id = await keepQuestion(db, {
        question: text,
        actor,
        thread,
        told,
        intent,
        lookUps,
        vector,
        now,
      });
      const { sources, status, confidence, asOf = now, cards = [], owner = null } = told;
      const sure = Math.round(confidence * 100) / 100;
      return {
        id,
        answer: told.text,
        status,
        sources,
        asOf: asOf.toISOString(),
        confidence: sure,
        intent,
        cards,
        owner,
      };
    },
  };
}

function checked(text: string): string {
  const question = text.trim();
  if (question === '') throw new DaybreakError('invalid_input', 'Ask something.');
  if (question.length <= LONGEST) return question;
  throw new DaybreakError('invalid_input', `A question has at most ${LONGEST} characters.`);
}

/** A question with all that is known of who asks it, and a list of what is looked up for it. */
type Asked = Question & {
  readonly thread: string | null;
  readonly reader: Reader;
  readonly lookUps: LookUp[];
};

/** What is answered of one question, and what it was taken for. */
interface Telling {
  readonly told: Told;
  readonly intent: string | null;
  readonly vector: readonly number[];
}

/** The answer by rows and documents; where there is a model, in its words. */
async function tell(
  { db, embedder, agent, book, router, standing }: Open,
  { text, thread, reader, lookUps, onWords, signal }: Asked,
): Promise<Telling> {
  const kept = rememberedIn(text);
  if (kept !== null) {
    const [own = []] = await embedder.embed([text]);
    return { told: await withheld(db, offerToKeep(kept), reader), intent: 'remember', vector: own };
  }
  const turn = thread === null ? null : await readLastTurn(db, thread);
  const follow = continued(text, await book.resolve(text), turn, (subject) => book.titleOf(subject));
  const names: Names = 'names' in follow ? follow.names : { found: [], unclear: [], asked: text };
  const [vector = [], plain = []] = await embedder.embed([names.asked, text]);
  if (!('names' in follow))
    return { told: await withheld(db, follow, reader), intent: turn?.intent ?? null, vector: plain };
  const asking = new Asking(standing, text, names);
  const { told: whole, tool } = await choose(asking, {
    router,
    embedder,
    vector,
    plain,
    intent: follow.intent,
  });
  if (tool === 'personal_data' && reader.mayReadPersonal) {
    const personal = await personalAnswer(asking);
    lookUps.push({ tool, about: text, by: 'router', told: personal });
    return { told: personal, intent: tool, vector: plain };
  }
  lookUps.push({ tool: tool ?? 'knowledge', about: text, by: 'router', told: whole });
  const [told, shown] = [await withheld(db, whole, reader), await withheld(db, whole, ANYBODY)];
  const isAnswer = told.status === 'answered' || told.status === 'unknown';
  // What no model may see is said without one.
  const isWorded = agent !== null && isAnswer && !told.isFinal && told.text === shown.text;
  if (!isWorded) return { told, intent: tool, vector: plain };
  const tools = callables({ asking, book, standing, embedder, router, vector }).map((one) => ({
    ...one,
    run: async (about: string) => {
      const found = await withheld(db, await one.run(about), ANYBODY);
      lookUps.push({ tool: one.name, about, by: 'model', told: found });
      return found;
    },
  }));
  const worded = await answerWithModel(agent, {
    question: text,
    about: aboutOf(names),
    tools,
    standing: shown,
    signal,
    onWords,
  });
  return { told: worded ?? told, intent: tool, vector: plain };
}

/** What a question names, for a model that does not know the conversation: "sku SKU-2847 (Summit Bottle)". */
function aboutOf({ found }: Names): string {
  return found
    .map(({ type, id, title }) => `${type.replaceAll('_', ' ')} ${id}${title === id ? '' : ` (${title})`}`)
    .join(', ');
}
