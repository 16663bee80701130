import type { Embedder } from '../../platform/models/index.ts';
import type { Asking } from '../asking.ts';
import { guarded } from '../guard.ts';
import type { Router } from '../route/router.ts';
import type { Source, Told } from '../told.ts';
import type { Tool } from '../tools/index.ts';
import { runTool } from '../tools/run.ts';
import { addition, evidenceOf, isStrong, knowledgeAnswer, lookUp } from './from-knowledge.ts';

/** Below this no tool's examples are like the question. */
const FITS = 0.49;
/** A tool that fits less than this gives way to a document that answers well. */
const FITS_WELL = 0.6;
/** Questions about what is now, or about every row of a kind: documents do not answer them. */
const ABOUT_ROWS =
  /\b(yesterday|today|right now|currently|at the moment|overnight|(last|this|past) (night|week|month|\d+ \w+))\b|\b(which|list|every|all|show|give me)\b( \w+){0,2} (skus?|keywords?|campaigns?|tickets?|parcels?|shipments?|purchase orders?)\b/i;
/** So much less must a tool fit such a question. */
const ROWS_BONUS = 0.06;

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
  const best = (forced && ranked.find(({ tool }) => tool.name === forced)) || ranked[0];
  if (!best) return { told: knowledgeAnswer(await lookUp(asking, embedder, plain)), tool: 'knowledge' };
  const tool = best.tool;
  const certain = forced !== null || best.score >= FITS_WELL;
  if (certain && tool.name !== 'knowledge' && !tool.withKnowledge)
    return { told: await runTool(tool, asking), tool: tool.name };
  const found = await lookUp(asking, embedder, plain);
  const isAboutRows = ABOUT_ROWS.test(asking.question);
  const fits = forced !== null || best.score >= FITS - (isAboutRows ? ROWS_BONUS : 0);
  const isBetterWritten = !certain && !isAboutRows && isStrong(found) && evidenceOf(found) > best.score;
  if (tool.name === 'knowledge' || !fits || isBetterWritten)
    return { told: knowledgeAnswer(found), tool: 'knowledge' };
  const told = await runTool(tool, asking);
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
