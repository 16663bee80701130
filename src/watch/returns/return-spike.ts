import { type Day, formatDay } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { Money } from '../../domain/money.ts';
import type { SkuOutlook } from '../inventory/outlook.ts';
import type { Attribution } from './cause.ts';
import type { Reason } from './reasons.ts';
import type { Voices } from './voices.ts';

/** A SKU that comes back more often than it did, with all that is known of it. */
export interface Spike {
  readonly sku: string;
  readonly outlook: SkuOutlook | undefined;
  readonly attribution: Attribution;
  readonly voices: Voices;
  readonly supplierName: string | null;
  /** Units ordered since, and how many of them are back. */
  readonly units: number;
  readonly returned: number;
  readonly probability: number;
  readonly window: { readonly from: Day; readonly to: Day };
}

const WORDS: Readonly<Record<Reason, string>> = {
  too_small: 'runs small',
  too_large: 'runs large',
  quality: 'quality',
  defective: 'defective',
  damaged: 'damaged',
  not_as_described: 'not as described',
  wrong_item: 'wrong item',
  changed_mind: 'changed mind',
  late: 'late',
  other: 'no common reason',
};

/** How a sentence names a reason. */
export function reasonWords(reason: string): string {
  return WORDS[reason as Reason] ?? reason.replaceAll('_', ' ');
}

/** Days over which more of it goes on being sold and coming back before a fix shows. */
const DAYS_AT_STAKE = 30;

/** Words and evidence of a returns spike. */
export function returnSpike(spike: Spike): FindingDraft<'return_spike'> {
  const { sku, outlook, attribution, voices, units, returned, probability, window, supplierName } = spike;
  const { cause, rise, since, considered } = attribution;
  const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0).replace(/\.0$/, '')} %`;
  const began = cause
    ? `since the ${cause.kind.replaceAll('_', ' ')} on ${formatDay(cause.on)}`
    : `since ${formatDay(since)}`;
  return {
    kind: 'return_spike',
    subject: { type: 'sku', id: sku },
    severity: 'warning',
    headline: `${sku} returns hit ${percent(rise.after)} (usually ${percent(rise.before)}): “${reasonWords(voices.top)}”, ${began}.`,
    evidence: {
      window,
      sources: [
        { table: 'return_line', rows: returned },
        { table: 'sales_day', rows: units },
      ],
      confidence: Number(Math.max(0, 1 - probability).toFixed(3)),
      ...(considered.length > 0 ? { notes: considered } : {}),
      title: outlook?.title ?? sku,
      rate: Number(rise.after.toFixed(4)),
      baselineRate: Number(rise.before.toFixed(4)),
      units,
      returns: returned,
      cohortFrom: since,
      since,
      reasons: voices.reasons,
      topReason: voices.top,
      cause,
      quotes: voices.quotes,
      seconded: voices.seconded,
      supplierId: outlook?.supplierId ?? null,
      supplierName,
    },
    stake: stakeOf(outlook, rise.after - rise.before),
    deadline: null,
  };
}

/** The margin of the units that come back beyond the usual in the coming month. */
function stakeOf(outlook: SkuOutlook | undefined, extra: number): Money | null {
  if (!outlook?.price || !outlook.unitCost || outlook.price.currency !== outlook.unitCost.currency)
    return null;
  const units = outlook.velocityPerDay * DAYS_AT_STAKE * Math.max(0, extra);
  return {
    minor: Math.round(units * (outlook.price.minor - outlook.unitCost.minor)),
    currency: outlook.price.currency,
  };
}
