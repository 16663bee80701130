import { dayOf } from '../../domain/day.ts';
import type { Embedder } from '../../platform/models/index.ts';
import { dot } from '../../platform/vector.ts';
import type { Asking } from '../asking.ts';
import { identifiersIn } from '../knowledge/passages.ts';
import { stemsIn } from '../names/words.ts';
import { cachedVectors } from '../retrieve/cached.ts';
import { type FoundPassage, findPassages } from '../retrieve/store.ts';
import { type Source, type Told, told, unknown } from '../told.ts';
import { type Conflict, conflictIn } from './conflict.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** Passages that are read closely. */
const READ = 6;
/** Sentences that one answer quotes. */
const QUOTED = 2;
/**
 * Below this a passage says nothing about the question: of questions on what nobody wrote down, none reaches it, and of
 * those that are answered in quite other words, three in four do (npm run eval -- ask).
 */
const STRONG = 0.395;
/** Evidence from which two answers in three are right; below it the answer says that it is only the closest. */
const SURE = 0.46;
/** Beside a row's answer a passage may be a little further off, for it must be about the same thing. */
const STRONG_BESIDE = 0.37;

/** What people wrote down about a question. */
export interface KnowledgeFound {
  readonly passages: readonly FoundPassage[];
  /** The sentences that answer best, best first. */
  readonly best: readonly Answering[];
  readonly conflict: Conflict | null;
}

/** A sentence with how it ranks, and how sure it is that it is about the question at all; 0–1 each. */
interface Answering extends Sentence {
  readonly score: number;
  readonly evidence: number;
  /** It says all that the question asks about, in the same words. */
  readonly isSaidSo: boolean;
}

/** Looks a question up among what people wrote down. */
export async function lookUp(
  asking: Asking,
  embedder: Embedder,
  vector: readonly number[],
): Promise<KnowledgeFound> {
  const { db, now, shop, question, names } = asking;
  const idsOf = (type: string) => names.found.filter((one) => one.type === type).map(({ id }) => id);
  const passages = await findPassages(db, {
    text: question,
    embedding: vector,
    identifiers: [...identifiersIn(question), ...names.found.map(({ id }) => id.toUpperCase())],
    suppliers: idsOf('supplier'),
    skus: idsOf('sku'),
    today: dayOf(now, shop.timeZone),
    most: READ,
  });
  const sentences = sentencesOf(passages);
  if (sentences.length === 0) return { passages, best: [], conflict: null };
  const vectors = await cachedVectors(
    db,
    embedder,
    sentences.map(({ text }) => text),
  );
  const words = stemsIn(question);
  const top = passages[0]?.score ?? 1;
  const best = sentences
    .map((sentence, i) => {
      const meaning = dot(vector, vectors[i] ?? []);
      const { heading, similarity, score } = sentence.passage;
      const own = share(words, `${sentence.text} ${heading}`);
      const around = share(words, `${sentence.passage.text} ${heading}`);
      return {
        ...sentence,
        isSaidSo: own === 1 && words.length > 1,
        evidence: (meaning + 0.25 * around + 0.5 * similarity) / 1.75,
        score: 0.4 * meaning + 0.25 * own + 0.2 * around + 0.1 * similarity + 0.15 * (score / top),
      };
    })
    .sort((a, b) => b.score - a.score);
  return { passages, best, conflict: conflictIn(question, best.slice(0, 12)) };
}

/** True where what was found answers the question. */
export function isStrong(found: KnowledgeFound): boolean {
  return evidenceOf(found) >= STRONG;
}

/** How sure it is that the best sentence is about the question, 0–1. */
export function evidenceOf({ best }: KnowledgeFound): number {
  return best[0]?.evidence ?? 0;
}

/** The answer in the words of the documents; the closest ones and their owner where none answers. */
export function knowledgeAnswer(found: KnowledgeFound): Told {
  const [first] = found.best;
  if (!first || !isStrong(found)) return notWritten(found);
  const { conflict } = found;
  if (conflict) {
    const owner = conflict.sides.map(({ passage }) => passage.owner).find(Boolean) ?? null;
    const sides = conflict.sides.map(({ text, passage }) => `“${text}” (${passage.title})`).join('\nbut ');
    return told(
      `The documents disagree, and I do not choose:\n${sides}\n${owner ? `${owner} should say which holds.` : 'Someone should say which holds.'}`,
      conflict.sides.map(sourceOf),
      { confidence: 0.5, owner, isFinal: true },
    );
  }
  const quoted = found.best
    .filter(({ passage, score }) => passage === first.passage && score >= first.score * 0.72)
    .slice(0, QUOTED + 1)
    .sort((a, b) => a.at - b.at);
  const other = found.best.find(
    ({ passage, score }) => passage.documentId !== first.passage.documentId && score >= first.score * 0.93,
  );
  const isSure = first.evidence >= SURE || first.isSaidSo;
  const lines = [
    `${isSure ? '' : 'I am not sure that this answers it. The closest that is written down: '}${quoted.map(({ text }) => text).join(' ')} (${citation(first.passage)})`,
    ...(other ? [`See also: ${other.text} (${citation(other.passage)})`] : []),
  ];
  return told(
    lines.join('\n'),
    [
      sourceOf({ ...first, text: quoted.map(({ text }) => text).join(' ') }),
      ...(other ? [sourceOf(other)] : []),
    ],
    {
      confidence: likelihood(first.isSaidSo ? Math.max(first.evidence, SURE) : first.evidence),
      owner: first.passage.owner,
    },
  );
}

/** How often an answer of such evidence is the right one, fitted to some two hundred questions with their documents. */
function likelihood(evidence: number): number {
  return 1 / (1 + Math.exp(5 - 12 * evidence));
}

/** One line of what is written down about what a row was asked for; nothing where nothing fits. */
export function addition(found: KnowledgeFound): { text: string; source: Source } | null {
  const [first] = found.best;
  if (!first || first.evidence < STRONG_BESIDE) return null;
  const text = found.best
    .filter(({ passage }) => passage === first.passage)
    .slice(0, QUOTED)
    .sort((a, b) => a.at - b.at)
    .map((one) => one.text)
    .join(' ');
  return { text: `Written down: ${text} (${citation(first.passage)})`, source: sourceOf({ ...first, text }) };
}

function notWritten({ passages }: KnowledgeFound): Told {
  const [closest] = passages;
  const near = [...new Set(passages.map(({ title }) => title))].slice(0, 3);
  const owner = closest?.owner ?? null;
  const words =
    near.length > 0 ? ` Closest, but not an answer: ${near.map((title) => `“${title}”`).join(', ')}.` : '';
  return unknown(
    `I don't know: nothing that is written down or loaded answers that.${words}${owner ? ` ${owner} may know.` : ''}`,
    { confidence: 0.7, owner },
  );
}

function citation({ title, owner, reviewBy, isStale, isSuperseded, awaitsOwner }: FoundPassage): string {
  const stale = isStale ? `, should have been reviewed by ${reviewBy}` : '';
  const awaits = awaitsOwner ? `, not yet confirmed by ${owner}` : '';
  return `${title}${isSuperseded ? ', replaced by a newer document' : ''}${stale}${awaits}`;
}

function sourceOf({ text, passage }: Pick<Sentence, 'text' | 'passage'>): Source {
  return { type: 'knowledge', id: passage.documentId, title: passage.heading, passage: text };
}

/** Share of the question's words that a text has. */
function share(words: readonly string[], text: string): number {
  if (words.length === 0) return 0;
  const own = new Set(stemsIn(text));
  return words.filter((word) => own.has(word)).length / words.length;
}
