import { wilsonInterval } from '../../stats/wilson.ts';
import { PROMOTION } from '../trust/agreement.ts';

/** What the phases of the roll-out are judged by. */
export interface Footing {
  /** Kinds of rows that have come in: orders, stock, purchase orders, ads, returns, tickets, shipments. */
  readonly sources: readonly string[];
  readonly missingSources: readonly string[];
  readonly approvers: number;
  readonly briefedChannels: number;
  /** Days since the first night, where the baseline begins. */
  readonly days: number;
  /** Findings that people decided on, and those of them that they acted on. */
  readonly decided: number;
  readonly actedOn: number;
  /** Kinds of facts in force that others go by. */
  readonly sharing: readonly string[];
  /** Kinds and bands that act without being asked. */
  readonly alone: number;
  /** Done without asking, and of that what people took back or said to be wrong in the last 90 days. */
  readonly doneAlone: number;
  readonly takenBack: number;
  /** Findings whose decision was looked back on. */
  readonly lookedBack: number;
  /** Learned effects in use that rest on an interval or on as many cases. */
  readonly learned: number;
}

/** What one phase asks, and whether it is there. */
export interface Criterion {
  readonly words: string;
  readonly met: boolean;
}

/** A phase of the roll-out. */
export interface Phase {
  readonly name: 'Foundation' | 'Coordination' | 'Intelligence';
  readonly does: string;
  readonly criteria: readonly Criterion[];
  readonly complete: boolean;
}

/** The first four weeks are what later ones are compared with. */
const BASELINE_DAYS = 28;
const LEAST = {
  sources: 5,
  decided: 30,
  precision: 0.5,
  sharing: 3,
  doneAlone: 50,
  lookedBack: 30,
  learned: 3,
} as const;

/** The three phases, each earning the next, with what is there and what is missing. Pure. */
export function phasesOf(footing: Footing): Phase[] {
  const { sources, missingSources, approvers, briefedChannels, days, decided, actedOn } = footing;
  const { sharing, alone, doneAlone, takenBack, lookedBack, learned } = footing;
  const lower = wilsonInterval(actedOn, decided)[0];
  const lacks = missingSources.length > 0 ? ` (not yet: ${missingSources.join(', ')})` : '';
  return [
    phase('Foundation', 'watches, tells and drafts', [
      counted(sources.length, LEAST.sources, `of ${LEAST.sources} kinds of data${lacks}`),
      said(briefedChannels > 0, 'a channel gets the briefing'),
      said(approvers > 0, 'someone may approve'),
      counted(days, BASELINE_DAYS, `of ${BASELINE_DAYS} days, the baseline of everything later`),
      counted(decided, LEAST.decided, `of ${LEAST.decided} findings decided on`),
    ]),
    phase('Coordination', 'shares what it knows and acts where trust is earned', [
      said(
        lower >= LEAST.precision,
        `${actedOn} of ${decided} findings acted on: surely at least ${percent(LEAST.precision)}`,
      ),
      counted(sharing.length, LEAST.sharing, `of ${LEAST.sharing} kinds of facts that others go by`),
      said(
        alone > 0,
        `a kind of action that acts without asking (${PROMOTION.days} days, ${PROMOTION.decisions} decisions)`,
      ),
    ]),
    phase('Intelligence', 'learns from what came of it', [
      counted(doneAlone, LEAST.doneAlone, `of ${LEAST.doneAlone} things done without asking`),
      said(doneAlone > 0 && takenBack === 0, `${takenBack} of them taken back in the last 90 days`),
      counted(lookedBack, LEAST.lookedBack, `of ${LEAST.lookedBack} decisions looked back on`),
      counted(learned, LEAST.learned, `of ${LEAST.learned} learned effects in use`),
    ]),
  ];
}

function phase(name: Phase['name'], does: string, criteria: readonly Criterion[]): Phase {
  return { name, does, criteria, complete: criteria.every(({ met }) => met) };
}

function counted(have: number, least: number, words: string): Criterion {
  return { words: `${Math.min(have, least)} ${words}`, met: have >= least };
}

function said(met: boolean, words: string): Criterion {
  return { words, met };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
