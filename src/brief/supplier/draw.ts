import type { Day } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { asksOf, walkAwayOf } from './asks.ts';
import type { BriefFigure, SupplierBrief } from './brief.ts';
import { type SupplierRows, type SupplierYear, yearOf } from './year.ts';

/** SKUs whose prices are listed. */
const MOST_PRICES = 10;

/** Puts a supplier's rows into the brief, each figure with its footnote. Pure. */
export function draw(rows: SupplierRows, { to, definition }: { to: Day; definition: string }): SupplierBrief {
  const year = yearOf(rows);
  const { supplier, quarters, prices, orders, from } = rows;
  const span = `${from} to ${to}`;
  const lines = prices.reduce((sum, one) => sum + one.lines, 0);
  const earliest = quarters[0]?.quarter ?? from;
  const sources = [
    `purchase_order_line: ${lines} lines of ${prices.length} SKUs ordered ${span} in ${rows.currency}; prices paid, else on contract that day`,
    `purchase_order_line of every supplier, by 91 days, ${earliest} to ${to}`,
    `purchase_order_line and receipt: ${orders.length} orders due ${span}. ${definition}`,
    `receipt: ${year.quality.receipts} receipts ${span}`,
    `return_line and sales_day of these SKUs, ${span}; faulty: the reason says defective, quality, damaged or broken`,
    `sales_day and product.unit_cost of these SKUs, the 90 days before ${to}`,
    `supplier_sku valid on ${to}`,
    `supplier ${supplier.supplier_id}`,
  ];
  return {
    supplierId: supplier.supplier_id,
    name: supplier.name ?? supplier.supplier_id,
    from,
    to,
    sections: [
      { title: 'Volume', figures: volume(year, rows) },
      { title: 'Prices', figures: priceFigures(year, rows) },
      { title: 'Delivery', figures: delivery(year) },
      { title: 'Quality', figures: quality(year) },
      { title: 'Alternatives', figures: alternatives(year) },
    ],
    asks: asksOf(year),
    walkAway: walkAwayOf(year),
    sources,
  };
}

const [LINES, QUARTERS, DUE, RECEIPTS, RETURNS, SOLD, TERMS, SUPPLIER] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const percent = (share: number, digits = 0) => `${(100 * share).toFixed(digits)} %`;
const count = (value: number) => value.toLocaleString('en-US');
const figure = (label: string, value: string, source: number): BriefFigure => ({ label, value, source });

function volume({ units, spend, skus, share, growth, money }: SupplierYear, { quarters }: SupplierRows) {
  return [
    figure(
      'Bought',
      `${count(units)} units of ${skus} SKUs for ${formatMoney(money(spend), { whole: true })}`,
      LINES,
    ),
    figure('Share of what we buy', percent(share), QUARTERS),
    figure(
      'Against the year before',
      growth === null ? 'not loaded' : `${growth >= 0 ? '+' : '−'}${percent(Math.abs(growth))} units`,
      QUARTERS,
    ),
    ...quarters
      .slice(-5)
      .map((one) =>
        figure(
          `91 days from ${one.quarter}`,
          `${one.orders} orders, ${count(one.units)} units, ${formatMoney(money(one.spend), { whole: true })} (${percent(one.spend / Math.max(1, one.all_spend))} of all)`,
          QUARTERS,
        ),
      ),
  ];
}

function priceFigures(
  { priceChange, money, paymentDays }: SupplierYear,
  { prices }: SupplierRows,
): BriefFigure[] {
  return [
    figure(
      'Change over the year, by spend',
      priceChange === null
        ? 'one price each'
        : `${priceChange >= 0 ? '+' : '−'}${percent(Math.abs(priceChange), 1)}`,
      LINES,
    ),
    ...prices
      .slice(0, MOST_PRICES)
      .map((one) =>
        figure(
          one.title ? `${one.sku} ${one.title}` : one.sku,
          [
            `${formatMoney(money(one.first_price))} on ${one.first_on}`,
            `${formatMoney(money(one.last_price))} on ${one.last_on}`,
            ...(one.contract_price === null ? [] : [`contract ${formatMoney(money(one.contract_price))}`]),
            `${count(one.units)} units`,
          ].join(' · '),
          LINES,
        ),
      ),
    figure('Payment terms', paymentDays === null ? 'not on file' : `${paymentDays} days`, SUPPLIER),
  ];
}

function delivery({ quoted, lead, reliability, costADay, holdingRate, money }: SupplierYear): BriefFigure[] {
  const late = lead && quoted !== null ? Math.max(0, lead.p90 - quoted) : 0;
  return [
    figure('Quoted lead time', quoted === null ? 'nothing on file' : `${quoted} days`, SUPPLIER),
    figure(
      'Real lead time',
      lead ? `${lead.p50} days, 9 in 10 within ${lead.p90}` : 'no order has fallen due',
      DUE,
    ),
    figure(
      'On time and in full',
      reliability ? `${percent(reliability.share)} of ${reliability.lines} lines` : 'no order has fallen due',
      DUE,
    ),
    ...(late > 0
      ? [
          figure(
            'Cost of unreliability',
            `${formatMoney(money(costADay * late), { whole: true })} of stock for ${late} days beyond the quote, ${formatMoney(money(costADay * late * holdingRate), { whole: true })} a year to hold`,
            SOLD,
          ),
        ]
      : []),
  ];
}

function quality({ quality: seen }: SupplierYear): BriefFigure[] {
  const rejected = seen.received > 0 ? ` (${percent(seen.rejected / seen.received, 1)})` : '';
  const returned =
    seen.sold > 0 ? ` (${percent(seen.returned / seen.sold, 1)} of ${count(seen.sold)} sold)` : '';
  return [
    figure(
      'Rejected on arrival',
      `${count(seen.rejected)} of ${count(seen.received)} units${rejected}`,
      RECEIPTS,
    ),
    figure(
      'Came back from customers',
      `${count(seen.returned)} units${returned}, ${count(seen.faulty)} as faulty`,
      RETURNS,
    ),
  ];
}

function alternatives({ alternatives: others, skus }: SupplierYear): BriefFigure[] {
  if (others.length === 0) return [figure('Other suppliers of these SKUs', 'none on file', TERMS)];
  return others
    .slice(0, 5)
    .map((one) =>
      figure(
        one.name ?? one.supplier_id,
        [
          `${one.skus} of ${skus} SKUs`,
          one.price_ratio === null
            ? 'price not on file'
            : `${percent(one.price_ratio)} of the price paid here`,
          one.quoted === null ? 'no lead time on file' : `quotes ${one.quoted} days`,
        ].join(' · '),
        TERMS,
      ),
    );
}
