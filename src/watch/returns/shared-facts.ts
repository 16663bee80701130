import type { FactDraft } from '../../context/index.ts';
import type { Day } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { Cohort } from './rate-change.ts';

/** How often each SKU comes back, for whoever counts on its margin. */
export function rateFacts(weeks: ReadonlyMap<string, readonly Cohort[]>): FactDraft[] {
  return [...weeks].flatMap(([sku, cohorts]) => {
    const exposure = cohorts.reduce((sum, cohort) => sum + cohort.exposure, 0);
    const returned = cohorts.reduce((sum, cohort) => sum + cohort.returned, 0);
    if (exposure <= 0) return [];
    return [
      {
        kind: 'return_rate',
        subject: { type: 'sku', id: sku },
        value: { rate: Number(Math.min(1, returned / exposure).toFixed(3)), n: Math.round(exposure) },
        confidence: Number((exposure / (exposure + 50)).toFixed(2)),
      },
    ];
  });
}

/**
 * What a spike says to whoever plans with the SKU: which way it fits wrong, and which batch is bad. `soldUntil` is the day
 * from which a newer batch than that is sold: null while it is on sale, or where no batch is the cause.
 */
export function spikeFacts(spike: FindingDraft<'return_spike'>, soldUntil: Day | null): FactDraft[] {
  return [...sizingFact(spike, soldUntil), ...batchFact(spike, soldUntil)];
}

function sizingFact({ subject, evidence }: FindingDraft<'return_spike'>, soldUntil: Day | null): FactDraft[] {
  const { topReason, reasons, returns, since, rate } = evidence;
  if (topReason !== 'too_small' && topReason !== 'too_large') return [];
  return [
    {
      kind: 'sizing_defect',
      subject,
      value: {
        direction: topReason === 'too_small' ? 'small' : 'large',
        share: reasons.find(({ code }) => code === topReason)?.share ?? 0,
        returnRate: soldUntil === null ? Math.min(1, rate) : null,
        n: returns,
        since,
      },
      confidence: evidence.confidence,
    },
  ];
}

function batchFact({ subject, evidence }: FindingDraft<'return_spike'>, soldUntil: Day | null): FactDraft[] {
  const { cause, rate, baselineRate, returns, confidence } = evidence;
  if (cause?.kind !== 'batch') return [];
  return [
    {
      kind: 'batch_quality',
      subject,
      value: {
        supplierId: cause.from,
        lot: cause.id,
        from: cause.on,
        returnRate: rate,
        otherwise: baselineRate,
        soldUntil,
        n: returns,
        inferred: true,
      },
      confidence,
    },
  ];
}
