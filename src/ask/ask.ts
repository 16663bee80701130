import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import type { Agent, Embedder } from '../platform/models/index.ts';
import { callables } from './answer/callables.ts';
import { choose } from './answer/choose.ts';
import { missingRow } from './answer/missing-row.ts';
import { offerToKeep } from './answer/offer-to-keep.ts';
import { answerWithModel, type Callable } from './answer/with-model.ts';
import { Asking, Standing } from './asking.ts';
import { type Budget, withinBudget } from './budget/within-budget.ts';
import { keepQuestion, type LookUp } from './keep.ts';
import { type OpenNameBook, openNameBook } from './names/read.ts';
import type { Names } from './names/resolve.ts';
import { personalAnswer } from './personal/answer.ts';
import { withheld } from './personal/withheld.ts';
import type { Reader } from './reader.ts';
import { rememberedIn } from './remember.ts';
import { openRouter } from './route/open.ts';
import type { Router } from './route/router.ts';
import { continued } from './thread/follow-up.ts';
import { readLastTurn } from './thread/store.ts';
import type { AnswerStatus, Source, Told } from './told.ts';

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
  readonly budget: Budget;
  readonly book: OpenNameBook;
  readonly router: Router;
  readonly standing: Standing;
}

/** Reads what answering needs once: what things are called, and, where no router is given, how each kind of question looks. */
export async function openAnswerer(
  {
    db,
    embedder,
    agent = null,
    budget = { tokensPerDay: 0, clock: () => now },
    router: known,
  }: { db: Database; embedder: Embedder; agent?: Agent | null; budget?: Budget; router?: Router },
  { now, shop }: { now: Date; shop: Shop },
): Promise<Answerer> {
  const [book, router] = [await openNameBook(db), known ?? (await openRouter(db, embedder))];
  const standing = new Standing(db, { now, shop, spoken: (kind) => router.spoken(kind) });
  const open = { db, embedder, agent, budget, book, router, standing };
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
async function tell(open: Open, asked: Asked): Promise<Telling> {
  const { db, embedder, book, router, standing } = open;
  const { text, reader, lookUps } = asked;
  const kept = rememberedIn(text);
  if (kept !== null) {
    const [vector = []] = await embedder.embed([text]);
    return { told: await withheld(db, offerToKeep(kept), reader), intent: 'remember', vector };
  }
  const { follow, turn, vector, plain } = await understood(open, asked);
  if (!('names' in follow))
    return { told: await withheld(db, follow, reader), intent: turn?.intent ?? null, vector: plain };
  const asking = new Asking(standing, text, follow.names);
  const routing = { router, embedder, vector, plain, intent: follow.intent };
  const { told: chosen, tool: intent } = await choose(asking, routing);
  const told = await withRows(asking, { chosen, intent, reader });
  lookUps.push({ tool: intent ?? 'knowledge', about: text, by: 'router', told });
  if (intent === 'personal_data' && reader.mayReadPersonal) return { told, intent, vector: plain };
  const tools = callables({ asking, book, standing, embedder, router, vector });
  return {
    told: await inWords(open, asked, { told, intent, tools, about: follow.names }),
    intent,
    vector: plain,
  };
}

/** What a question names, with what its conversation said before; or the question back. */
async function understood({ db, embedder, book, router }: Open, { text, thread }: Asked) {
  const turn = thread === null ? null : await readLastTurn(db, thread);
  const own = await book.resolve(text);
  const [ownVector = [], plain = []] = await embedder.embed([own.asked, text]);
  const standsAlone = turn !== null && router.knows(own.asked, ownVector);
  const follow = continued(text, own, turn, (subject) => book.titleOf(subject), standsAlone);
  const asked = 'names' in follow ? follow.names.asked : own.asked;
  const [vector = []] = asked === own.asked ? [ownVector] : await embedder.embed([asked]);
  return { follow, turn, vector, plain };
}

/** What was chosen, unless only rows can say it: whose data may be told, and what no row is called. */
async function withRows(
  asking: Asking,
  { chosen, intent, reader }: { chosen: Told; intent: string | null; reader: Reader },
): Promise<Told> {
  if (intent === 'personal_data' && reader.mayReadPersonal) return personalAnswer(asking);
  // A refusal stands, whether there is such a row or not.
  const missing = chosen.status === 'refused' ? null : missingRow(asking.names);
  return missing ? { ...missing, isFinal: true } : chosen;
}

/** An answer as its reader may see it, worded by the model where there is one and nothing is in it that no model may see. */
async function inWords(
  { db, agent, budget, standing }: Open,
  { text, actor, reader, lookUps, onWords, signal }: Asked,
  {
    told: whole,
    intent,
    tools,
    about,
  }: { told: Told; intent: string | null; tools: readonly Callable[]; about: Names },
): Promise<Told> {
  const [told, shown] = [await withheld(db, whole, reader), await withheld(db, whole, ANYBODY)];
  // A model may understand what the router did not; what it asks back by name stays as it is.
  const isAnswer = told.status === 'answered' || told.status === 'unknown' || intent === null;
  if (agent === null || !isAnswer || told.isFinal || told.text !== shown.text) return told;
  const watched = tools.map((one) => ({
    ...one,
    run: async (words: string) => {
      const found = await withheld(db, await one.run(words), ANYBODY);
      lookUps.push({ tool: one.name, about: words, by: 'model', told: found });
      return found;
    },
  }));
  const question = {
    question: text,
    about: aboutOf(about),
    tools: watched,
    standing: shown,
    signal,
    onWords,
  };
  const paying = { budget, actor, timeZone: standing.shop.timeZone };
  return withinBudget(db, paying, {
    told,
    word: (onTokens) => answerWithModel(agent, { ...question, onTokens }),
  });
}

/** What a question names, for a model that does not know the conversation: "sku SKU-2847 (Summit Bottle)". */
function aboutOf({ found }: Names): string {
  return found
    .map(({ type, id, title }) => `${type.replaceAll('_', ' ')} ${id}${title === id ? '' : ` (${title})`}`)
    .join(', ');
}
