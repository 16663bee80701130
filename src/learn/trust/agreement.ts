import { type ActionKind, type ActionParams, canonicalJson } from '../../domain/action.ts';
import type { ValueBand } from '../../domain/autonomy.ts';
import { wilsonInterval } from '../../stats/wilson.ts';

/** What became of a proposal that somebody decided on: the shadow of what Daybreak would have done alone. */
export interface Judged {
  readonly kind: ActionKind;
  readonly band: ValueBand;
  readonly at: Date;
  /** True where Daybreak decided; then only an undo or a complaint speaks against it. */
  readonly alone: boolean;
  /**
   * `left`: it stood first, and people chose another answer to its finding. `harmful` is what people said of it, `worse`
   * what the data showed.
   */
  readonly verdict: 'approved' | 'rejected' | 'left' | 'undone' | 'harmful' | 'worse';
  /** How far people moved it before they said yes, 0–1; 0 where they left it as it was. */
  readonly moved: number;
}

/** What speaks for letting a kind in a band act alone. */
export interface Evidence {
  /** Decisions, and the first of them. */
  readonly n: number;
  readonly since: Date | null;
  /** How many of them agreed, edits in part. */
  readonly agreed: number;
  /** The lower end of Wilson's 95 % interval of agreement. */
  readonly lower: number;
  /** What was taken back or did harm. */
  readonly severe: number;
}

/** What people ask of evidence before anything acts alone. */
export const PROMOTION = { days: 30, decisions: 100, lower: 0.93 } as const;
/**
 * A fall from the agreement that earned trust to one that does not deserve it, and how sure one must be of it: the
 * bound of Page's cumulative sum of log-likelihood ratios (Page 1954).
 */
const FALL = { from: 0.97, to: 0.7, bound: 3 } as const;
const SEVERE: ReadonlySet<Judged['verdict']> = new Set(['undone', 'harmful', 'worse']);
const MS_PER_DAY = 86_400_000;

/** How much one decision agrees with what was proposed, 0–1. */
export function agreementOf({ verdict, moved }: Pick<Judged, 'verdict' | 'moved'>): number {
  return verdict === 'approved' ? 1 - moved : 0;
}

/** The evidence in decisions on one kind and band, in any order. */
export function evidenceOf(judged: readonly Judged[]): Evidence {
  const agreed = judged.reduce((sum, one) => sum + agreementOf(one), 0);
  const times = judged.map(({ at }) => at.getTime());
  return {
    n: judged.length,
    since: times.length > 0 ? new Date(Math.min(...times)) : null,
    agreed,
    lower: wilsonInterval(agreed, judged.length)[0],
    severe: judged.filter(({ verdict }) => SEVERE.has(verdict)).length,
  };
}

/** What is still missing before trust may be offered, in words; none when it may be. Pure. */
export function missingForPromotion({ n, since, lower, severe }: Evidence, now: Date): string[] {
  const days = since ? Math.floor((now.getTime() - since.getTime()) / MS_PER_DAY) : 0;
  return [
    ...(days < PROMOTION.days ? [`${days} of ${PROMOTION.days} days`] : []),
    ...(n < PROMOTION.decisions ? [`${n} of ${PROMOTION.decisions} decisions`] : []),
    ...(lower < PROMOTION.lower
      ? [`agreement of at least ${percent(lower)}, not yet ${percent(PROMOTION.lower)}`]
      : []),
    ...(severe > 0 ? [`${severe} taken back or harmful`] : []),
  ];
}

/** Why trust that was given is taken back, in words; null while it holds. `judged` since it was given. Pure. */
export function reasonToDemote(judged: readonly Judged[]): string | null {
  const inOrder = judged.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (inOrder.some(({ alone, verdict }) => alone && verdict === 'undone')) return 'one was undone';
  if (inOrder.some(({ verdict }) => verdict === 'harmful')) return 'one did harm';
  if (inOrder.some(({ verdict }) => verdict === 'worse'))
    return 'what came of one was clearly worse than before';
  const { run, isFall } = fallOf(inOrder.map(agreementOf));
  const agreed = run.reduce((sum, one) => sum + one, 0);
  return isFall ? `people agreed with ${agreed.toFixed(1)} of the last ${run.length}` : null;
}

/** Page's cumulative sum over agreements, 0–1 each: the run that speaks for a fall, and whether it is sure enough. */
function fallOf(agreements: readonly number[]): { run: number[]; isFall: boolean } {
  let sum = 0;
  let run: number[] = [];
  for (const agreement of agreements) {
    sum +=
      agreement * Math.log(FALL.to / FALL.from) + (1 - agreement) * Math.log((1 - FALL.to) / (1 - FALL.from));
    run.push(agreement);
    if (sum >= FALL.bound) return { run, isFall: true };
    if (sum <= 0) {
      sum = 0;
      run = [];
    }
  }
  return { run, isFall: false };
}

/** Rounded down: what just misses a bound does not read as if it met it. */
function percent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10} %`;
}

/** Fields that tell people why; what is done does not depend on them. */
const NOTES: ReadonlySet<string> = new Set(['reason', 'note']);
/** The field that names items of the list beside it which are left out. */
const LEFT_OUT = 'exclude';

/**
 * How far an edit moved a proposal, 0–1: the largest of the relative changes of its numbers, the shares of its lists'
 * items that changed and the shares of words that its texts no longer have in common. A note that only goes with it
 * weighs as much as its share of all fields. What was added or taken away whole has moved all the way.
 */
export function movedBy(before: ActionParams, after: ActionParams): number {
  const fields = new Set([...leavesOf(before), ...leavesOf(after)]).size;
  return movedIn(before, after, Math.max(1, fields));
}

function movedIn(before: Fields, after: Fields, fields: number): number {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const moved = keys.map((key) => {
    const [a, b] = [before[key], after[key]];
    if (NOTES.has(key)) return distance(a, b) / fields;
    if (Array.isArray(a) && Array.isArray(b)) {
      const least = key === LEFT_OUT ? Math.max(longestList(before), longestList(after)) : 0;
      return changedShare(a, b, least);
    }
    return isFields(a) && isFields(b) ? movedIn(a, b, fields) : distance(a, b);
  });
  return Math.max(0, ...moved);
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leavesOf(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, `${path}.${key}`));
}

function longestList(fields: Fields): number {
  return Math.max(0, ...Object.values(fields).map((value) => (Array.isArray(value) ? value.length : 0)));
}

/** Items that only one of two lists has, of as many as the longer one has, or of `least` where that is more. */
function changedShare(a: readonly unknown[], b: readonly unknown[], least: number): number {
  const left = Map.groupBy(a.map(canonicalJson), (item) => item);
  const kept = b.map(canonicalJson).filter((item) => left.get(item)?.pop() !== undefined).length;
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : (longer - kept) / Math.max(longer, least);
}

function distance(a: unknown, b: unknown): number {
  if (a === b || canonicalJson(a) === canonicalJson(b)) return 0;
  const [x, y] = [numberIn(a), numberIn(b)];
  if (x !== null && y !== null) return Math.min(1, Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y)));
  if (typeof a === 'string' && typeof b === 'string') return 1 - overlap(wordsOf(a), wordsOf(b));
  return 1;
}

/** A number, or the one that a text is ("100.00"). */
function numberIn(value: unknown): number | null {
  if (typeof value === 'boolean' || value === null || value === '') return null;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Dice's coefficient: words in common over words in all. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = a.size + b.size;
  return all === 0 ? 0 : (2 * [...a].filter((word) => b.has(word)).length) / all;
}
