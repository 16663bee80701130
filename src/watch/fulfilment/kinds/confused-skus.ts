import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Money } from '../../../domain/money.ts';
import { barcodeLikeness, binLikeness } from '../picking/bins.ts';
import type { Confusion } from '../picking/confusions.ts';
import type { ProductRow } from '../picking/facts.ts';
import type { DayWindow } from '../window.ts';
import { jeffreys } from './mispick-hotspot.ts';
import { rounded, short } from './words.ts';

/** What a pair's finding says beside its counts. */
export interface PairContext {
  readonly window: DayWindow;
  readonly products: ReadonlyMap<string, ProductRow>;
  readonly likeness: number;
  /** Lines of both SKUs in the window. */
  readonly lines: number;
  readonly sources: readonly { readonly table: string; readonly rows: number }[];
  readonly detection: 'pick log' | 'returns and tickets';
  readonly costOfError: Money | null;
}

/** Reports two SKUs that go out for each other. */
export function confusedSkus(found: Confusion, context: PairContext): FindingDraft<'confused_skus'> {
  const { window, products, likeness, lines, sources, detection, costOfError } = context;
  const [a, b] = found.pair;
  const [one, other] = [products.get(a), products.get(b)];
  const errors = found.aToB + found.bToA;
  const bins = [one?.bin ?? null, other?.bin ?? null];
  const lying = (binLikeness(bins[0] ?? null, bins[1] ?? null) ?? 0) >= 0.5 ? 'side by side' : null;
  const where = bins.every((bin) => bin !== null)
    ? ` (bins ${short(bins.join(' and '), 24)}${lying ? `, ${lying}` : ''})`
    : '';
  const how = detection === 'pick log' ? `of ${lines} lines` : 'reported by customers';
  return {
    kind: 'confused_skus',
    subject: { type: 'sku_pair', id: `${a}|${b}` },
    severity: 'warning',
    headline: `${errors} times in ${Math.ceil(window.days / 7)} weeks (${how}) ${short(a, 20)} and ${short(b, 20)} went out for each other${where}.`,
    evidence: {
      window: { from: window.from, to: window.today },
      sources,
      confidence: rounded(Math.min(0.99, 1 - found.p)),
      errors,
      direction: directionOf(found),
      similarity: {
        title: rounded(likeness),
        bin: binLikeness(bins[0] ?? null, bins[1] ?? null),
        barcode: maybe(barcodeLikeness(one?.barcode ?? null, other?.barcode ?? null)),
      },
      bins,
      titles: [one?.title, other?.title].filter((title) => typeof title === 'string'),
      lines,
      rate: rounded(errors / Math.max(lines, 1), 4),
      interval: jeffreys(errors, Math.max(lines, errors)),
      expected: rounded(found.expected, 3),
      detection,
      ...mostly(found, errors),
    },
    stake: costOfError && {
      minor: Math.round((costOfError.minor * errors * 30) / window.days),
      currency: costOfError.currency,
    },
    deadline: null,
  };
}

/** The place that makes at least half of a pair's errors, where there is one. */
function mostly({ places: [first] }: Confusion, errors: number): { place?: string; placeErrors?: number } {
  return first && 2 * first.errors >= errors ? { place: first.place, placeErrors: first.errors } : {};
}

/** One way only where the other is so rare that a coin would not do it once in twenty. */
function directionOf({ pair: [a, b], aToB, bToA }: Confusion): string {
  const prevails = binomialCdf(Math.min(aToB, bToA), aToB + bToA, 0.5) <= 0.05;
  if (!prevails) return 'both';
  return aToB > bToA ? `${a}→${b}` : `${b}→${a}`;
}

function maybe(value: number | null): number | null {
  return value === null ? null : rounded(value);
}
