import type { Actor } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import { newId } from '../platform/id.ts';
import type { Agent, Embedder } from '../platform/models/index.ts';
import { appendTrace } from '../trace/index.ts';
import { addition, evidenceOf, isStrong, knowledgeAnswer, lookUp } from './answer/from-knowledge.ts';
import { answerWithModel, type Callable } from './answer/with-model.ts';
import { Asking, Standing } from './asking.ts';
import { guarded } from './guard.ts';
import { type OpenNameBook, openNameBook } from './names/read.ts';
import type { Names } from './names/resolve.ts';
import { cachedVectors } from './retrieve/cached.ts';
import { examplesOf, Router } from './route/router.ts';
import { continued } from './thread/follow-up.ts';
import { readLastTurn, writeQuestion } from './thread/store.ts';
import type { AnswerStatus, Source, Told } from './told.ts';
import { TOOLS, type Tool } from './tools/index.ts';

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
  /** Gets the words as they come, where a model gives them. */
  readonly onWords?: (words: string) => void;
  readonly signal?: AbortSignal;
}

/** Answers questions about one shop as of one instant. */
export interface Answerer {
  ask(question: Question): Promise<Answer>;
}

const LONGEST = 1000;
/** Below this no tool's examples are like the question. */
const FITS = 0.49;
/** A tool that fits less than this gives way to a document that answers well. */
const FITS_WELL = 0.6;
/** Questions about what is now, or about every row of a kind: documents do not answer them. */
const ABOUT_ROWS =
  /\b(yesterday|today|right now|currently|at the moment|overnight|(last|this|past) (night|week|month|\d+ \w+))\b|\b(which|list|every|all|show|give me)\b( \w+){0,2} (skus?|keywords?|campaigns?|tickets?|parcels?|shipments?|purchase orders?)\b/i;
/** So much less must a tool fit such a question. */
const ROWS_BONUS = 0.06;

/** Reads what answering needs once: what things are called, and what each kind of question looks like. */
export async function openAnswerer(
  { db, embedder, agent = null }: { db: Database; embedder: Embedder; agent?: Agent | null },
  { now, shop }: { now: Date; shop: Shop },
): Promise<Answerer> {
  const book = await openNameBook(db);
  const router = new Router(
    TOOLS,
    await cachedVectors(
      db,
      embedder,
      examplesOf(TOOLS).map(({ text }) => text),
    ),
  );
  const standing = new Standing(db, { now, shop });
  return {
    ask: async ({ text, actor, thread = null, onWords, signal }) => {
      const question = text.trim();
      if (question === '') throw new DaybreakError('invalid_input', 'Ask something.');
      if (question.length > LONGEST) {
        throw new DaybreakError('invalid_input', `A question has at most ${LONGEST} characters.`);
      }
      const turn = thread === null ? null : await readLastTurn(db, thread);
      const follow = continued(question, await book.resolve(question), turn, (subject) =>
        book.titleOf(subject),
      );
      const names: Names = 'names' in follow ? follow.names : { found: [], unclear: [], asked: question };
      const [vector = [], plain = []] = await embedder.embed([names.asked, question]);
      const asking = new Asking(standing, question, names);
      const byRows =
        'names' in follow
          ? await answered(asking, { router, embedder, vector, plain, intent: follow.intent })
          : { told: follow, tool: turn?.intent ?? null };
      const worded =
        agent && byRows.told.status !== 'refused' && byRows.told.status !== 'clarify'
          ? await answerWithModel(agent, {
              question,
              signal,
              onWords,
              tools: callables({ asking, book, standing, embedder, router, vector }),
            })
          : null;
      const { told, tool } = { told: worded ?? byRows.told, tool: byRows.tool };
      const id = newId('q');
      const subjects = told.subjects ?? [];
      await db.transaction(async (tx) => {
        await writeQuestion(tx, {
          id,
          at: now,
          askedBy: actor,
          thread,
          text: question,
          status: told.status,
          intent: tool,
          subjects,
          answer: told.text,
          sources: told.sources,
          vector: plain,
        });
        const summary = `Asked “${question.slice(0, 120)}”: ${told.status}`;
        const data = {
          question: id,
          intent: tool,
          sources: told.sources.map(({ type, id: row }) => `${type}:${row}`),
        };
        await appendTrace(tx, {
          at: now,
          kind: 'asked',
          findingId: null,
          actionId: null,
          actor,
          summary,
          data,
        });
      });
      return {
        id,
        answer: told.text,
        status: told.status,
        sources: told.sources,
        asOf: (told.asOf ?? now).toISOString(),
        confidence: Math.round(told.confidence * 100) / 100,
        intent: tool,
        cards: told.cards ?? [],
        owner: told.owner ?? null,
      };
    },
  };
}

/** Tools that fit a question best; the model chooses among them. */
const OFFERED = 10;

interface Offering {
  readonly asking: Asking;
  readonly book: OpenNameBook;
  readonly standing: Standing;
  readonly embedder: Embedder;
  readonly router: Router;
  readonly vector: readonly number[];
}

/** What a model may look up for a question: the tools that fit it best, and what is written down. None of them acts. */
function callables({ asking, book, standing, embedder, router, vector }: Offering): Callable[] {
  const about = async (text: string): Promise<Asking> => {
    const names = await book.resolve(text);
    const isNamed = names.found.length + names.unclear.length > 0;
    return new Asking(standing, text || asking.question, isNamed ? names : asking.names);
  };
  const fitting = router
    .rank(asking.names.asked, vector, new Set(asking.names.found.map(({ type }) => type)))
    .filter(({ tool }) => tool.name !== 'knowledge')
    .slice(0, OFFERED);
  return [
    {
      name: 'knowledge',
      does: 'finds what people wrote down: policies, supplier notes, lore, incidents',
      run: async (text) => {
        const [own = []] = await embedder.embed([text]);
        return knowledgeAnswer(await lookUp(await about(text), embedder, own));
      },
    },
    ...fitting.map(({ tool }) => ({
      name: tool.name,
      does: tool.does,
      run: async (text: string) => tool.run(await about(text)),
    })),
  ];
}

interface Routing {
  readonly router: Router;
  readonly embedder: Embedder;
  /** Of the question with its names replaced by their types, and of the question as it is. */
  readonly vector: readonly number[];
  readonly plain: readonly number[];
  /** What a follow-up goes on with. */
  readonly intent: string | null;
}

/** Chooses between the tools and what is written down, and answers from the one that fits. */
async function answered(asking: Asking, routing: Routing): Promise<{ told: Told; tool: string | null }> {
  const { router, embedder, vector, plain, intent } = routing;
  const named = new Set([
    ...asking.names.found.map(({ type }) => type),
    ...asking.names.unclear.flatMap(({ options }) => options.map(({ type }) => type)),
  ]);
  const ranked = router.rank(asking.names.asked, vector, named);
  const forced = guarded(asking.question) ?? intent;
  const best = (forced && ranked.find(({ tool }) => tool.name === forced)) || ranked[0];
  if (!best) return { told: knowledgeAnswer(await lookUp(asking, embedder, plain)), tool: 'knowledge' };
  const tool = best.tool;
  const certain = forced !== null || best.score >= FITS_WELL;
  if (certain && tool.name !== 'knowledge' && !tool.withKnowledge)
    return { told: await tool.run(asking), tool: tool.name };
  const found = await lookUp(asking, embedder, plain);
  const isAboutRows = ABOUT_ROWS.test(asking.question);
  const fits = forced !== null || best.score >= FITS - (isAboutRows ? ROWS_BONUS : 0);
  const isBetterWritten = !certain && !isAboutRows && isStrong(found) && evidenceOf(found) > best.score;
  if (tool.name === 'knowledge' || !fits || isBetterWritten)
    return { told: knowledgeAnswer(found), tool: 'knowledge' };
  const told = await tool.run(asking);
  return { told: tool.withKnowledge ? withWritten(told, tool, addition(found)) : told, tool: tool.name };
}

/** A row's answer with what is written down about the same. */
function withWritten(told: Told, tool: Tool, more: { text: string; source: Source } | null): Told {
  if (told.status === 'clarify') return told;
  if (!more)
    return told.text === ''
      ? { ...told, status: 'unknown', text: `Nothing that is written down answers that (${tool.does}).` }
      : told;
  const status = told.status === 'unknown' ? 'answered' : told.status;
  return {
    ...told,
    status,
    text: [told.text, more.text].filter(Boolean).join('\n'),
    sources: [...told.sources, more.source],
    confidence: Math.min(told.confidence, 0.85),
  };
}
