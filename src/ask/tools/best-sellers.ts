import { dayOf, formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { readSold, readSpan, type SoldRow } from './facts.ts';
import { periodIn } from './period.ts';
import { narrow } from './scope/narrow.ts';
import { readScope } from './scope/read.ts';
import { count, type Tool } from './tool.ts';

/** How people ask for what sells most. */
const OWN = `best top most worst least highest lowest biggest bestseller bestsellers bestselling seller sellers sell sells selling
 sold sale sales product products sku item items category categories channel revenue unit units popular rank ranking ranked
 perform performing performer order ordered money shop store buy bought good better style slow slowest well bad badly country`;
const BY_MONEY = /\b(revenue|money|turnover|value|gross|income)\b/i;
const WORST = /\b(worst|least|lowest|slowest|bad(ly)?)\b/i;
const SHOWN = 5;

/** What sells most, or least. */
export const bestSellers: Tool = {
  name: 'best_sellers',
  does: 'ranks SKUs, categories or channels by units or revenue sold in a period, the best or the worst first',
  examples: [
    'Best selling product last month?',
    'What are our top 10 products?',
    'Which products sell best?',
    'Which product sells worst?',
    'Bestsellers of last week',
    'What is our most popular item?',
    'Which category sells most?',
    'Top selling SKUs by revenue',
  ],
  run: async (asking) => {
    const { db, now, shop, question } = asking;
    if (/\b(who|customers?|buyers?|people|agents?|pickers?)\b/i.test(question))
      return unknown('I rank products, categories and channels by what was sold, not people.');
    const { first, last } = await readSpan(db, now);
    if (!first || !last) return unknown('No orders are loaded.');
    const scope = await readScope(asking, 'best_sellers', OWN);
    const period = scope.periods[0] ?? periodIn('the last 28 days', now, shop.timeZone);
    if (!period || period.from > dayOf(last, shop.timeZone) || period.to < dayOf(first, shop.timeZone))
      return unknown(
        `Orders are loaded from ${formatDay(dayOf(first, shop.timeZone))} to ${formatDay(dayOf(last, shop.timeZone))} only.`,
      );
    const narrowed = await narrow(asking, scope, 'the ranking');
    if ('status' in narrowed) return narrowed;
    const by = /\bcategor/i.test(question)
      ? 'category'
      : /\bchannels?\b/i.test(question)
        ? 'channel'
        : /\bcountr/i.test(question)
          ? 'country'
          : 'sku';
    const rows = await readSold(db, [{ ...period, timeZone: shop.timeZone, now }], narrowed, by);
    const { products } = await asking.catalogue();
    const titles = new Map(products.map(({ sku, title }) => [sku, title]));
    const unsold = by === 'sku' && WORST.test(question) ? unsoldOf(products, rows, scope.skus) : [];
    const amount = ({ revenue, units }: SoldRow) => (BY_MONEY.test(question) ? revenue : units);
    const ranked = rows
      .filter(({ key }) => key !== null)
      .toSorted((a, b) => (WORST.test(question) ? amount(a) - amount(b) : amount(b) - amount(a)));
    const most = Math.min(
      20,
      Number(/\b(?:top|best|worst|bottom|first)\s+(\d{1,2})\b/i.exec(question)?.[1] ?? SHOWN),
    );
    const lines = [...unsold.map((sku) => ({ key: sku, units: 0, revenue: 0, currency: null })), ...ranked]
      .slice(0, most)
      .map(({ key, units, revenue, currency }) => {
        const title = titles.get(key ?? '');
        const name = title && title !== key ? `${key} (${title})` : key;
        return `${name}: ${count(units, 'unit')}, ${formatMoney({ minor: revenue, currency: currency ?? shop.currency })}`;
      });
    if (lines.length === 0)
      return told(
        `Nothing${scope.words} was sold ${period.words}.`,
        [tableSource('order_line', `${period.from} to ${period.to}: none`)],
        { asOf: last },
      );
    const head = `${WORST.test(question) ? 'Sold least' : 'Sold most'}${scope.words} ${period.words}, by ${BY_MONEY.test(question) ? 'revenue' : 'units'}:`;
    return told(
      `${head}\n${list(lines, most)}`,
      [tableSource('order_line', `${period.from} to ${period.to}: ${lines.join('; ')}`)],
      {
        asOf: last,
        subjects: by === 'sku' ? ranked.slice(0, 1).map(({ key }) => ({ type: 'sku', id: key ?? '' })) : [],
      },
    );
  },
};

/** SKUs of which nothing at all was sold, of those asked for. */
function unsoldOf(
  products: readonly { readonly sku: string }[],
  rows: readonly SoldRow[],
  asked: readonly string[] | null,
): string[] {
  const sold = new Set(rows.map(({ key }) => key));
  return products
    .map(({ sku }) => sku)
    .filter((sku) => !sold.has(sku) && (asked === null || asked.includes(sku)));
}
