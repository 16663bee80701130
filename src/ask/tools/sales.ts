import { addDays, type Day, dayOf, formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { type Asking, tableSource } from '../asking.ts';
import { list, type Told, told, unknown } from '../told.ts';
import { bestSellers } from './best-sellers.ts';
import { readSold, readSpan, type SoldBy, type SoldRow } from './facts.ts';
import { type Period, periodIn } from './period.ts';
import { narrow } from './scope/narrow.ts';
import { readScope, type Scope } from './scope/read.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

/** How people ask for sales. */
const OWN = `unit sold sell sells selling sale sales revenue turnover turn turned order ordered money gross net item piece
 pcs sku product income take taking earn earned bring brought customer buy bought business shop store value average aov
 basket size make volume`;
const BY: readonly (readonly [RegExp, SoldBy])[] = [
  [/\b(by|per|each) (sales |acquisition )?channel\b/i, 'channel'],
  [/\b(by|per|each) categor(y|ies)\b/i, 'category'],
  [/\b(by|per|each) (sku|product|item)s?\b/i, 'sku'],
  [/\b(by|per|each) countr(y|ies)\b/i, 'country'],
  [/\b(by|per|each) (day|date)\b|\bdaily\b/i, 'day'],
  [/\b(by|per|each) month\b|\bmonthly\b/i, 'month'],
];
const RANKED = /\b(best|top|most|worst|least|bestsell\w*|highest|lowest|biggest)\b/i;
/** Periods that are compared at once. */
const MOST_PERIODS = 4;

/** What was sold in a period, of what is named, to and through where it says. */
export const sales: Tool = {
  name: 'sales',
  does: 'counts units, orders and revenue of a period: of a product, category, supplier, channel, country or state where named',
  examples: [
    'Units sold yesterday',
    'What was the revenue of last week by channel?',
    'Sales on the online store yesterday',
    'What did we sell?',
    'How many units did we sell yesterday on Amazon?',
    'How many sku did we sell last week?',
    'What were our sales last month?',
    'Revenue yesterday?',
    'How many orders came in today?',
    'What did we turn over this week?',
    'How much did we sell through email last month?',
    'What is our average order value?',
    'Sales of sku last week',
    'Revenue of sku this month',
    'Sales since Monday',
    'Units sold on November 20',
    'Orders on 2026-11-20',
    'Sales in September',
    'Sales of November 2025',
    'Revenue of this year against last year',
    'What is our AOV?',
    'How many orders from Canada last month?',
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    if (RANKED.test(asking.question)) return bestSellers.run(asking);
    const { first, last } = await readSpan(db, now);
    if (!first || !last) return unknown('No orders are loaded.');
    const by = BY.find(([pattern]) => pattern.test(asking.question));
    const scope = await readScope(
      asking,
      'sales',
      `${OWN} ${by ? (by[0].exec(asking.question)?.[0] ?? '') : ''}`,
    );
    const yesterday = periodIn('yesterday', now, shop.timeZone);
    const periods =
      scope.periods.length > 0 ? scope.periods.slice(0, MOST_PERIODS) : yesterday ? [yesterday] : [];
    const days = {
      first: dayOf(first, shop.timeZone),
      last: dayOf(last, shop.timeZone),
      today: dayOf(now, shop.timeZone),
    };
    const missing = periods.map((period) => outside(period, days)).find(Boolean);
    if (missing) return unknown(missing);
    const back = unclearNumber(asking, scope);
    if (back) return back;
    const narrowed = await narrow(asking, scope, 'sales');
    if ('status' in narrowed) return narrowed;
    const windows = periods.map(({ from, to }) => ({ from, to, timeZone: shop.timeZone, now }));
    const rows = await readSold(db, windows, narrowed, by?.[1]);
    const lines = periods.map((period, at) =>
      soldLine(
        rows.filter(({ window }) => window === at),
        { scope, period, by: by?.[1] ?? 'nothing', asking, first: days.first },
      ),
    );
    return told(
      lines.join('\n'),
      periods.map(({ from, to }, at) => tableSource('order_line', `${from} to ${to}: ${lines[at]}`)),
      { asOf: last, subjects: (scope.skus ?? []).slice(0, 1).map((id) => ({ type: 'sku', id })) },
    );
  },
};

/** Why a period cannot be counted; null where it can. */
function outside({ from, to, words }: Period, days: { first: Day; last: Day; today: Day }): string | null {
  if (from > days.today) return `Nothing is sold yet ${words}: it lies ahead.`;
  if (from > days.last)
    return `Orders are loaded up to ${formatDay(days.last)} only, so ${words} is not known.`;
  if (to < days.first) return `Orders are loaded from ${formatDay(days.first)} on, so ${words} is not known.`;
  return null;
}

/** The question back where a number is no SKU's. */
function unclearNumber(asking: Asking, { skus }: Scope): Told | null {
  if (skus !== null || !asking.names.unclear.some(({ phrase }) => /\d{3,}/.test(phrase))) return null;
  const back = oneOf(asking, 'sku');
  return isTold(back) ? back : null;
}

interface Line {
  readonly scope: Scope;
  readonly period: Period;
  readonly by: SoldBy;
  readonly asking: Asking;
  readonly first: Day;
}

function soldLine(rows: readonly SoldRow[], { scope, period, by, asking, first }: Line): string {
  const sum = (own: readonly SoldRow[], of: 'units' | 'orders') => own.reduce((all, row) => all + row[of], 0);
  // Money of two currencies is no sum: each stands by itself.
  const moneyOf = (own: readonly SoldRow[], per: (row: SoldRow) => number = ({ revenue }) => revenue) =>
    [...Map.groupBy(own, ({ currency }) => currency ?? asking.shop.currency)]
      .map(([currency, of]) => formatMoney({ minor: of.reduce((all, row) => all + per(row), 0), currency }))
      .join(' and ') || formatMoney({ minor: 0, currency: asking.shop.currency });
  const orders = by === 'nothing' || by === 'day' || by === 'month' ? sum(rows, 'orders') : null;
  const inOrders = orders === null ? '' : ` in ${count(orders, 'order')}`;
  const late =
    period.from < first && period.from > addDays(first, -3650)
      ? ` Orders are loaded from ${formatDay(first)} on only.`
      : '';
  const mean =
    /\b(average|aov|basket|per order)\b/i.test(asking.question) &&
    orders !== null &&
    orders > 0 &&
    by === 'nothing'
      ? ` ${moneyOf(rows, ({ revenue, orders: own }) => Math.round(revenue / own))} an order on average.`
      : '';
  const keyed = [...Map.groupBy(rows, ({ key }) => key ?? 'not said')].map(
    ([key, own]) => `${key}: ${count(sum(own, 'units'), 'unit')}, ${moneyOf(own)}`,
  );
  const sorted = by === 'day' || by === 'month' ? keyed.toSorted() : keyed;
  return `${count(sum(rows, 'units'), 'unit')}${scope.words}${inOrders} ${period.words}: ${moneyOf(rows)} before tax and shipping, net of discounts and cancellations.${late}${mean}${by === 'nothing' || sorted.length === 0 ? '' : `\n${list(sorted, 14)}`}`;
}
