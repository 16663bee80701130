import type {
  AdsKind,
  CpaBreachEvidence,
  SpendOnLowStockEvidence,
  SpendShiftEvidence,
  UnprofitableSpendEvidence,
} from '../../../domain/evidence.ts';
import type { FactLine } from '../../views.ts';
import { clockTime } from '../../words.ts';
import { cash, number, percent, rate } from './figures.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about ads rests on. */
export const ADS_LINES: LinesOf<AdsKind> = {
  cpa_breach: breach,
  spend_shift: shift,
  unprofitable_spend: unprofitable,
  spend_on_low_stock: lowStock,
};

function breach({ cost, clicks, conversions, cpa, threshold, probability }: CpaBreachEvidence): FactLine[] {
  return [
    { label: 'Spent', value: `${cash(cost)} on ${number(clicks)} clicks` },
    { label: 'Conversions', value: number(conversions) },
    { label: 'CPA', value: `${cpa ? cash(cpa) : 'none converted'} (limit ${cash(threshold)})` },
    { label: 'Truly above it', value: percent(Math.min(probability, 0.999)) },
  ];
}

function shift({ expected, actual, since, drivers }: SpendShiftEvidence, timeZone: string): FactLine[] {
  return [
    { label: 'Spent', value: number(actual) },
    { label: 'Usual in these hours', value: number(expected) },
    { label: 'Since', value: clockTime(new Date(since), timeZone) },
    ...drivers
      .slice(0, 1)
      .map(({ text, share }) => ({ label: `“${text.slice(0, 30)}”`, value: `${percent(share)} of it` })),
  ];
}

function unprofitable({
  cost,
  contributionMargin,
  poas,
  breakEvenCpa,
}: UnprofitableSpendEvidence): FactLine[] {
  return [
    { label: 'Spent', value: cash(cost) },
    { label: 'Earned', value: contributionMargin ? cash(contributionMargin) : 'unknown' },
    ...(poas === null ? [] : [{ label: 'Margin per unit spent', value: rate(poas) }]),
    ...(breakEvenCpa ? [{ label: 'A conversion may cost', value: cash(breakEvenCpa) }] : []),
  ];
}

function lowStock({ sku, costPerDay, daysOfCover, backInStock }: SpendOnLowStockEvidence): FactLine[] {
  return [
    { label: backInStock ? 'Spent' : 'Spends', value: `${cash(costPerDay)} a day` },
    { label: 'Sells', value: sku },
    { label: 'Cover', value: `${rate(daysOfCover)} days` },
  ];
}
