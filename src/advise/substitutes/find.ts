import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { AdviceContext } from '../playbook.ts';
import { similarity } from './similarity.ts';

export interface Substitute {
  readonly outlook: SkuOutlook;
  readonly similarity: number;
  /** Days that its available stock lasts at its velocity; Infinity when it does not sell. */
  readonly coverDays: number;
}

/** Below this nobody would take one for the other. */
const ALIKE = 0.35;

/** The best substitutes, at most `count`: alike, active, and with stock that outlasts their own lead time. */
export function findSubstitutes(
  wanted: SkuOutlook,
  { outlooks, boughtTogether }: Pick<AdviceContext, 'outlooks' | 'boughtTogether'>,
  count = 2,
): Substitute[] {
  const partners = boughtTogether.get(wanted.sku);
  const most = Math.max(1, ...(partners?.values() ?? []));
  return [...outlooks.values()]
    .filter((candidate) => candidate.sku !== wanted.sku && canStandIn(candidate))
    .map((outlook) => ({
      outlook,
      similarity: similarity(wanted, outlook, (partners?.get(outlook.sku) ?? 0) / most),
      coverDays: coverDaysOf(outlook),
    }))
    .filter(({ similarity }) => similarity >= ALIKE)
    .toSorted((a, b) => b.similarity - a.similarity || (a.outlook.sku < b.outlook.sku ? -1 : 1))
    .slice(0, count);
}

/** Available units over velocity; open orders do not count, since they may be late. */
export function coverDaysOf({ onHand, committed, velocityPerDay }: SkuOutlook): number {
  const available = (onHand ?? 0) - committed;
  if (available <= 0) return 0;
  return velocityPerDay > 0 ? available / velocityPerDay : Number.POSITIVE_INFINITY;
}

function canStandIn(candidate: SkuOutlook): boolean {
  const { status, leadTime } = candidate;
  if (status === 'archived' || status === 'draft') return false;
  const cover = coverDaysOf(candidate);
  return cover > 0 && cover >= leadTime.p90;
}
