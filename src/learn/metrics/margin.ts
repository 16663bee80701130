import { type Interval, totalInterval } from '../../stats/total-interval.ts';
import type { LedgerDay } from './store.ts';

/** What a period's rows come to, in minor units of the shop's currency, with what they say nothing of. */
export interface Ledger {
  readonly lines: number;
  /** Ordered and not cancelled, after discounts, with the shipping that customers paid. */
  readonly salesMinor: number;
  /** Refunded in the period, whenever it was ordered. */
  readonly refundsMinor: number;
  /** At unit cost: what was sold, and what came back into stock. */
  readonly soldMinor: number;
  readonly restockedMinor: number;
  readonly shippingMinor: number;
  readonly paymentMinor: number;
  /** What was spent on ads; null where no spend is loaded. */
  readonly adsMinor: number | null;
  /** Lines whose product has no unit cost, whose shipping or payment cost is not known, or in another currency. */
  readonly withoutCost: number;
  readonly withoutShipping: number;
  readonly withoutPayment: number;
  readonly otherCurrency: number;
}

/** The stack of contribution margins; null where a part of it is not known for any line. */
export interface MarginStack {
  readonly netSalesMinor: number;
  readonly cm1Minor: number | null;
  readonly cm2Minor: number | null;
  readonly cm3Minor: number | null;
  /** What is not in the figures, in words: none of it is taken for zero in silence. */
  readonly missing: readonly string[];
}

/**
 * CM1 = net sales − cost of goods; CM2 = CM1 − fulfilment (shipping, payment); CM3 = CM2 − marketing. The tiers are no
 * standard, which is why the whole stack is shown.
 */
export function marginStack(ledger: Ledger): MarginStack {
  const {
    lines,
    salesMinor,
    refundsMinor,
    soldMinor,
    restockedMinor,
    shippingMinor,
    paymentMinor,
    adsMinor,
  } = ledger;
  const netSalesMinor = salesMinor - refundsMinor;
  const known = (without: number) => lines === 0 || without < lines;
  const cm1Minor = known(ledger.withoutCost) ? netSalesMinor - soldMinor + restockedMinor : null;
  const isFulfilled = known(ledger.withoutShipping) || known(ledger.withoutPayment);
  const cm2Minor = cm1Minor !== null && isFulfilled ? cm1Minor - shippingMinor - paymentMinor : null;
  const cm3Minor = cm2Minor !== null && adsMinor !== null ? cm2Minor - adsMinor : null;
  return { netSalesMinor, cm1Minor, cm2Minor, cm3Minor, missing: missingOf(ledger) };
}

function missingOf(ledger: Ledger): string[] {
  const { lines, withoutCost, withoutShipping, withoutPayment, otherCurrency, adsMinor } = ledger;
  const of = (count: number, what: string) => (count > 0 ? [`${what} of ${count} of ${lines} lines`] : []);
  return [
    ...of(withoutCost, 'unit cost'),
    ...of(withoutShipping, 'shipping cost'),
    ...of(withoutPayment, 'payment fee'),
    ...(otherCurrency > 0 ? [`${otherCurrency} lines in another currency`] : []),
    'packaging',
    ...(adsMinor === null ? ['ad spend'] : []),
  ];
}

/** The 95 % intervals of the stack over days that vary by chance; null where the figure is, or the days are too few. */
export interface MarginIntervals {
  readonly netSales: Interval | null;
  readonly cm1: Interval | null;
  readonly cm2: Interval | null;
  readonly cm3: Interval | null;
}

/** What a period comes to with its stack and how sure that is, from the ledgers of its days. */
export function marginOfDays(days: readonly LedgerDay[]): {
  ledger: Ledger;
  margin: MarginStack;
  marginIntervals: MarginIntervals;
} {
  const sum = (of: (day: LedgerDay) => number | null) =>
    days.reduce((total, day) => total + (of(day) ?? 0), 0);
  // Campaigns have their keywords in them: the ads of all days are told by the same ones.
  const adsOf = [
    ({ campaignsMinor }: LedgerDay) => campaignsMinor,
    ({ keywordsMinor }: LedgerDay) => keywordsMinor,
  ].find((of) => days.some((day) => of(day) !== null));
  const ledger: Ledger = {
    lines: sum(({ lines }) => lines),
    salesMinor: sum(({ salesMinor }) => salesMinor),
    refundsMinor: sum(({ refundsMinor }) => refundsMinor),
    soldMinor: sum(({ soldMinor }) => soldMinor),
    restockedMinor: sum(({ restockedMinor }) => restockedMinor),
    shippingMinor: sum(({ shippingMinor }) => shippingMinor),
    paymentMinor: sum(({ paymentMinor }) => paymentMinor),
    adsMinor: adsOf ? sum(adsOf) : null,
    withoutCost: sum(({ withoutCost }) => withoutCost),
    withoutShipping: sum(({ withoutShipping }) => withoutShipping),
    withoutPayment: sum(({ withoutPayment }) => withoutPayment),
    otherCurrency: sum(({ otherCurrency }) => otherCurrency),
  };
  const margin = marginStack(ledger);
  // What a day lacks is missing from the period too, and said of it: here it is left out of both alike.
  const known = { withoutCost: 0, withoutShipping: 0, withoutPayment: 0 };
  const daily = days.map((day) => marginStack({ ...day, ...known, adsMinor: adsOf?.(day) ?? 0 }));
  const intervalOf = (of: (stack: MarginStack) => number | null) =>
    of(margin) === null ? null : totalInterval(daily.map((stack) => of(stack) ?? 0));
  return {
    ledger,
    margin,
    marginIntervals: {
      netSales: intervalOf(({ netSalesMinor }) => netSalesMinor),
      cm1: intervalOf(({ cm1Minor }) => cm1Minor),
      cm2: intervalOf(({ cm2Minor }) => cm2Minor),
      cm3: intervalOf(({ cm3Minor }) => cm3Minor),
    },
  };
}
