import type { Embedder } from '../../platform/models/index.ts';
import type { Asking } from '../asking.ts';
import { guarded } from '../guard.ts';
import type { Match, Router } from '../route/router.ts';
import { clarify, list, type Source, type Told } from '../told.ts';
import type { Tool } from '../tools/index.ts';
import { runTool } from '../tools/run.ts';
import { addition, evidenceOf, isStrong, knowledgeAnswer, lookUp } from './from-knowledge.ts';

/**
 * What is written down wins where it fits by so much less than rows: rows answer what they are asked for in words that
 * are easy to know again, documents in any words at all (npm run eval -- ask).
 */
const WRITTEN_LEAN = 0.05;
/** A tool that is no further ahead of the next is not sure itself; it gives way to a document by so much more. */
const NARROW = 0.02;
const NARROW_LEAN = 0.05;
/** Questions about what is now, or about every row of a kind: documents do not answer them. */
const ABOUT_ROWS =
  /\b(yesterday|today|right now|currently|at the moment|overnight|(last|this|past) (night|week|month|\w+day|\d+ \w+))\b|\b(which|list|every|all|show|give me|how many)\b( \w+){0,2} (skus?|keywords?|campaigns?|tickets?|parcels?|shipments?|purchase orders?)\b/i;
const ROWS_LEAN = 0.08;
/** A tool that fits so well needs no document beside it. */
const CERTAIN = 0.68;
/**
 * A question that is less like those that a tool answers is not taken for one: what it may mean is asked back. Being ahead
 * of the next tool counts three times: of those a twentieth ahead, nine in ten are right, of those that are not, half.
 */
const UNDERSTOOD = 0.5;
const AHEAD = 3;
/** Ways to understand a question that are offered. */
const OFFERED = 3;

/** The tool that stands for documents. */
const WRITTEN = 'knowledge';

/** What choosing needs beside the question. */
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
export async function choose(asking: Asking, routing: Routing): Promise<{ told: Told; tool: string | null }> {
  const { router, embedder, vector, plain, intent } = routing;
  const named = new Set([
    ...asking.names.found.map(({ type }) => type),
    ...asking.names.unclear.flatMap(({ options }) => options.map(({ type }) => type)),
  ]);
  const ranked = router.rank(asking.names.asked, vector, named);
  const forced = guarded(asking.question) ?? intent;
  const rows = ranked.filter(({ tool }) => tool.name !== WRITTEN);
  const best = ranked.find(({ tool }) => tool.name === forced) ?? rows[0];
  if (!best) return { told: knowledgeAnswer(await lookUp(asking, embedder, plain)), tool: WRITTEN };
  const { tool, score } = best;
  const isForced = tool.name === forced;
  if ((isForced || score >= CERTAIN) && tool.name !== WRITTEN && !tool.withKnowledge)
    return { told: await runTool(tool, asking), tool: tool.name };
  const found = await lookUp(asking, embedder, plain);
  const isAboutRows = ABOUT_ROWS.test(asking.question);
  const ahead = score - (rows[1]?.score ?? 0);
  const lean = WRITTEN_LEAN - (isAboutRows ? ROWS_LEAN : 0) + (ahead < NARROW ? NARROW_LEAN : 0);
  const asWritten = ranked.find((one) => one.tool.name === WRITTEN)?.score ?? 0;
  const isWritten = !isForced && (asWritten + evidenceOf(found)) / 2 + lean > score;
  if (tool.name === WRITTEN || isWritten) return { told: knowledgeAnswer(found), tool: WRITTEN };
  if (!isForced && score + AHEAD * ahead < UNDERSTOOD)
    return isStrong(found) && !isAboutRows
      ? { told: knowledgeAnswer(found), tool: WRITTEN }
      : { told: notUnderstood(rows), tool: null };
  const told = await runTool(tool, asking);
  return { told: tool.withKnowledge ? withWritten(told, tool, addition(found)) : told, tool: tool.name };
}

/** What a question comes closest to, for whoever asked to say it in other words. */
function notUnderstood(rows: readonly Match[]): Told {
  const near = rows.slice(0, OFFERED).map(({ tool }) => `an answer that ${tool.does}`);
  return clarify(
    `I am not sure what you ask, and I do not guess. Say it in other words; what comes closest:\n${list(near)}`,
  );
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
