import type { ActionDraft } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import type { SkuOutlook } from '../../watch/inventory/outlook.ts';
import type { Substitute } from '../substitutes/find.ts';
import { dayCount, displayName, listed, percent } from './figures.ts';

/** The merchandising swap: the substitutes are featured in place of the product that runs out. */
export function swapDraft(
  wanted: SkuOutlook,
  substitutes: readonly Substitute[],
  stockoutOn: Day,
): ActionDraft {
  const skus = substitutes.map(({ outlook }) => outlook.sku);
  const label = `Show ${skus.join(' and ')} instead`;
  const names = substitutes.map(({ outlook }) => displayName(outlook.sku, outlook.title));
  return {
    kind: 'swap_listing',
    slot: wanted.sku,
    params: {
      sku: wanted.sku,
      title: wanted.title,
      substitutes: substitutes.map(({ outlook }) => ({ sku: outlook.sku, title: outlook.title })),
      message: shopperLine(substitutes),
    },
    label: label.length > 60 ? `${label.slice(0, 59)}…` : label,
    summary: `Feature ${listed(names)} in place of ${displayName(wanted.sku, wanted.title)} until it is back.`,
    cost: null,
    expectedEffect: null,
    deadline: stockoutOn,
  };
}

/** Why these two, a sentence each. */
export function substituteReasons(substitutes: readonly Substitute[]): string[] {
  if (substitutes.length === 0) {
    return ['No substitute is drafted: nothing similar has stock that outlasts its own lead time.'];
  }
  return substitutes.map(({ outlook, similarity, coverDays }) => {
    const cover = Number.isFinite(coverDays) ? `${dayCount(coverDays)} of cover` : 'stock that hardly sells';
    return `${displayName(outlook.sku, outlook.title)} can stand in: ${percent(similarity)} alike, ${cover} against its own lead time of ${dayCount(outlook.leadTime.p90)}.`;
  });
}

function shopperLine(substitutes: readonly Substitute[]): string {
  const titles = substitutes.map(({ outlook }) => outlook.title);
  const line = `Almost gone. You may also like ${listed(titles)}.`;
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
