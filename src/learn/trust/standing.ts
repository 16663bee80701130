import {
  DEFAULT_LIMITS,
  isByTheClock,
  levelOf,
  MEASURE_WORDS,
  neverWords,
  type QuietPeriod,
  type Rules,
  readRules,
} from '../../decide/index.ts';
import type { ActionKind } from '../../domain/action.ts';
import {
  ACTION_WORDS,
  type AutonomyLevel,
  actsAlone,
  BAND_WORDS,
  LEVEL_WORDS,
  VALUE_BANDS,
  type ValueBand,
} from '../../domain/autonomy.ts';
import type { Queryable } from '../../domain/database.ts';
import { formatDay } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { type Evidence, evidenceOf, missingForPromotion } from './agreement.ts';
import { judgedSince } from './judged.ts';

/** How far a kind in a band may go, and what people have thought of it so far. */
export interface Standing {
  readonly kind: ActionKind;
  readonly band: ValueBand;
  readonly level: AutonomyLevel;
  /** "pause a keyword, without cash: is proposed, people decide". */
  readonly words: string;
  readonly evidence: Evidence;
  /** What is missing before more trust is offered; none when it is earned. */
  readonly missing: readonly string[];
}

/** Everything that bounds what is done, as people look at it; limits, approvals, protections and quiet periods in a sentence each. */
export interface AutonomyView {
  readonly stopped: Rules['stopped'];
  /** How many kinds and bands act alone. */
  readonly alone: number;
  /** Kinds that were ever decided on or set, in the order of their names and bands. */
  readonly standings: readonly Standing[];
  readonly limits: readonly string[];
  readonly approvals: readonly string[];
  readonly protections: readonly string[];
  readonly quiet: readonly string[];
  /** What people agreed never to want. */
  readonly never: readonly string[];
  readonly timeZone: string;
}

/** The rules in force and the agreement behind them. */
export async function composeAutonomy(
  db: Queryable,
  { shop, now }: { shop: Shop; now: Date },
): Promise<AutonomyView> {
  const rules = await readRules(db, now, shop.timeZone);
  const judged = await judgedSince(db, now);
  const set = rules.levels.map(({ kind, band }) => `${kind} ${band}`);
  const standings = [...new Set([...judged.keys(), ...set])].sort(byKindAndBand).map((place) => {
    const [kind, band] = place.split(' ') as [ActionKind, ValueBand];
    const evidence = evidenceOf(judged.get(place) ?? []);
    const level = levelOf(rules, kind, band);
    const words = offerWords({ kind, band, level });
    return { kind, band, level, words, evidence, missing: missingForPromotion(evidence, now) };
  });
  return {
    stopped: rules.stopped,
    alone: standings.filter(({ level }) => actsAlone(level)).length,
    standings,
    limits: rules.limits.map(limitSentence),
    approvals: rules.approvals.map(
      ({ action, above, needs, source }) => `${wordsOf(action)} above ${above}: ${needs} (${source})`,
    ),
    protections: rules.protections.map(
      ({ ids, owner, source }) => `${ids.join(', ')}: ${owner ?? 'an admin'} decides (${source})`,
    ),
    quiet: rules.quiet.map(quietSentence),
    never: rules.never.map((rule) => `${neverWords(rule)} (${rule.source})`),
    timeZone: shop.timeZone,
  };
}

/** "pause a keyword, without cash". */
function placeWords(kind: ActionKind, band: ValueBand): string {
  return `${ACTION_WORDS[kind]}, ${BAND_WORDS[band]}`;
}

/** What an offer offers. */
export function offerWords({ kind, band, level }: Pick<Standing, 'kind' | 'band' | 'level'>): string {
  return `${placeWords(kind, band)}: ${LEVEL_WORDS[level]}`;
}

function wordsOf(action: ActionKind | '*'): string {
  return action === '*' ? 'anything' : ACTION_WORDS[action];
}

function limitSentence(limit: Rules['limits'][number]): string {
  const { action, measure, atMost, source } = limit;
  const of = action === '*' ? 'all together' : ACTION_WORDS[action];
  const from = DEFAULT_LIMITS.includes(limit) ? 'default' : source;
  return `${of}: at most ${atMost} ${MEASURE_WORDS[measure]} (${from})`;
}

function quietSentence(period: QuietPeriod): string {
  const { weekday, from, until, actions = ['*'], source } = period;
  const runsOver = isByTheClock(period) && until < from;
  const when = isByTheClock(period)
    ? `${weekday ?? 'every day'} ${from} to ${until}${runsOver ? ' of the next day' : ''}`
    : `${formatDay(from)} to ${formatDay(until)}`;
  return `${actions.map(wordsOf).join(', ')}: ${when} (${source})`;
}

function byKindAndBand(a: string, b: string): number {
  const [kindA = '', bandA] = a.split(' ');
  const [kindB = '', bandB] = b.split(' ');
  const rank = (band: string | undefined) => VALUE_BANDS.indexOf(band as ValueBand);
  return kindA.localeCompare(kindB) || rank(bandA) - rank(bandB);
}
