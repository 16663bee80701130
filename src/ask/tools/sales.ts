import { addDays, dayOf, daysBetween, formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { findingSource, tableSource } from '../asking.ts';
import { told, unknown } from '../told.ts';
import { readLargestOrder, readSalesChannels, readSold, readSpan } from './facts.ts';
import { type Period, periodIn } from './period.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

/** Channels that shops sell or are found through, as people call them. */
const CHANNEL =
  /\b(?:on|through|via|from|by|over|at)\s+(?:the\s+|our\s+)?(amazon|ebay|etsy|walmart|shopify|tiktok(?: shop)?|instagram|facebook|meta|google|wholesale|retail|pos|online store|web ?site|web ?shop|email|e-mail|newsletter|search|social|direct|influencers?|affiliates?)\b/i;

/** Nothing else is meant by these. */
const MARKETPLACE = /\b(amazon|ebay|etsy|walmart|tiktok shop|zalando|otto)\b/i;

/** What was sold in a period, on a channel, of a SKU. */
export const sales: Tool = {
  name: 'sales',
  does: 'counts units, orders and revenue of a period, of a channel or SKU where named',
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
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    const { first, last } = await readSpan(db, now);
    if (!first || !last) return unknown('No orders are loaded.');
    const today = dayOf(now, shop.timeZone);
    const yesterday: Period = {
      from: addDays(today, -1),
      to: addDays(today, -1),
      words: `yesterday (${formatDay(addDays(today, -1))})`,
    };
    const period = periodIn(asking.question, now, shop.timeZone) ?? yesterday;
    const lastDay = dayOf(last, shop.timeZone);
    if (period.from > lastDay)
      return unknown(`Orders are loaded up to ${formatDay(lastDay)} only, so ${period.words} is not known.`);
    if (period.to < dayOf(first, shop.timeZone))
      return unknown(
        `Orders are loaded from ${formatDay(dayOf(first, shop.timeZone))} on, so ${period.words} is not known.`,
      );
    const said =
      (CHANNEL.exec(asking.question)?.[1] ?? MARKETPLACE.exec(asking.question)?.[0])?.toLowerCase() ?? null;
    const channels = await readSalesChannels(db, now);
    const channel = said
      ? (channels.find((one) => one === said || one.replace(/s$/, '') === said.replace(/s$/, '')) ?? null)
      : null;
    if (said && !channel) {
      return unknown(
        `No orders of ${said.replace(/^./, (letter) => letter.toUpperCase())} are connected: I know ${channels.length > 0 ? channels.join(', ') : 'no channels'}.`,
      );
    }
    const sku = asking.named('sku');
    if (!sku && asking.names.unclear.length > 0) {
      const back = oneOf(asking, 'sku');
      if (isTold(back)) return back;
    }
    const sold = await readSold(
      db,
      { ...period, timeZone: shop.timeZone, now },
      { sku: sku?.id ?? null, channel },
    );
    const money = formatMoney({ minor: sold.revenue, currency: sold.currency ?? shop.currency });
    const text = `${count(sold.units, 'unit')}${sku ? ` of ${sku.id} (${sku.title})` : ''} in ${count(sold.orders, 'order')} ${period.words}${channel ? ` through ${channel}` : ''}: ${money} before tax and shipping, net of discounts and cancellations.`;
    return told(
      text,
      [
        tableSource(
          'order_line',
          `${period.from} to ${period.to}: ${sold.units} units, ${sold.orders} orders, ${money}`,
        ),
      ],
      {
        asOf: last,
        ...(sku ? { subjects: [{ type: 'sku', id: sku.id }] } : {}),
      },
    );
  },
};

/** Whether a rise is many people or one order. */
export const spike: Tool = {
  name: 'spike',
  does: 'tells whether a SKU’s rise is real demand or one large order',
  needs: 'sku',
  examples: [
    'Is one buyer behind the rise in sku?',
    'Was the peak of sku a bulk order?',
    'Is the spike on sku real or one wholesale order?',
    'Is the jump in sku genuine demand?',
    'Did one customer buy all the sku?',
    'Why is sku selling so much suddenly?',
    'Is demand for sku really up?',
  ],
  run: async (asking) => {
    const sku = oneOf(asking, 'sku');
    if (isTold(sku)) return sku;
    const { db, now, shop } = asking;
    const today = dayOf(now, shop.timeZone);
    const window = { from: addDays(today, -14), to: today, timeZone: shop.timeZone, now };
    const [largest, before] = await Promise.all([
      readLargestOrder(db, window, sku.id),
      readSold(db, { ...window, from: addDays(today, -70), to: addDays(today, -15) }, { sku: sku.id }),
    ]);
    const [shift] = (await asking.findings('demand_shift')).filter(({ subject }) => subject.id === sku.id);
    if (!largest)
      return told(`${sku.id} had no orders in the last 14 days, so there is no spike.`, [
        tableSource('order_line', 'no orders in 14 days'),
      ]);
    const share = largest.units / largest.total;
    const usual = before.units / 56;
    const verdict =
      share >= 0.4
        ? `Mostly one order: ${largest.order_id} is ${largest.units} of the ${largest.total} units of the last 14 days`
        : shift
          ? `It is real: ${shift.headline} It comes from ${count(largest.orders, 'order')}; the largest is ${largest.units} of ${largest.total} units`
          : `I see no spike: ${largest.total} units in the last 14 days (${(largest.total / 14).toFixed(1)} a day, ${usual.toFixed(1)} in the eight weeks before), in ${count(largest.orders, 'order')}; the largest is ${largest.units}`;
    return told(
      `${verdict} (${Math.round(share * 100)} %).`,
      [
        tableSource(
          'order_line',
          `${largest.total} units in ${largest.orders} orders over 14 days; largest ${largest.order_id}: ${largest.units}`,
        ),
        ...(shift ? [findingSource(shift)] : []),
      ],
      {
        confidence: 0.85,
        subjects: [{ type: 'sku', id: sku.id }],
      },
    );
  },
};

/** What demand will be at a season that lies months ahead. */
export const seasonAhead: Tool = {
  name: 'season_ahead',
  does: 'says what demand may be in a season months ahead, from last year’s, or that history is too short',
  examples: [
    'How high will demand be in the holiday season?',
    'Expected demand for next winter',
    'How strong will next season be?',
    'What will demand be next Christmas?',
    'Forecast for Black Friday?',
    'How much will we sell next summer?',
    'Predict sales for next holiday season',
    'What do you expect to sell in December?',
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    const { first } = await readSpan(db, now);
    if (!first) return unknown('No orders are loaded, so nothing can be said about demand.');
    const today = dayOf(now, shop.timeZone);
    const season = seasonIn(asking.question, today);
    const start = dayOf(first, shop.timeZone);
    if (daysBetween(start, today) < 365 || season.from < start) {
      return unknown(
        `I have orders since ${formatDay(start)} only: less than a year says nothing about ${season.words}.`,
        { confidence: 0.95 },
      );
    }
    const own = asking.named('sku');
    const sold = (from: string, to: string) =>
      readSold(db, { from, to, timeZone: shop.timeZone, now }, { sku: own?.id ?? null });
    const [last, recent, yearAgo] = await Promise.all([
      sold(season.from, season.to),
      sold(addDays(today, -56), addDays(today, -1)),
      sold(addDays(today, -421), addDays(today, -366)),
    ]);
    const growth = daysBetween(start, today) >= 421 && yearAgo.units > 0 ? recent.units / yearAgo.units : 1;
    const expected = Math.round(last.units * Math.min(2, Math.max(0.5, growth)));
    return told(
      `Between ${Math.round(expected * 0.5).toLocaleString('en-US')} and ${Math.round(expected * 1.6).toLocaleString('en-US')} units${own ? ` of ${own.id}` : ''} for ${season.words}, with ${expected.toLocaleString('en-US')} in the middle. That is wide on purpose: it rests on one season (${last.units.toLocaleString('en-US')} units from ${formatDay(season.from)} to ${formatDay(season.to)}) times the growth since (${growth.toFixed(2)}×).`,
      [
        tableSource(
          'order_line',
          `${season.from} to ${season.to}: ${last.units} units; last 8 weeks ${recent.units}, a year before ${yearAgo.units}`,
        ),
      ],
      { confidence: 0.5 },
    );
  },
};

/** The latest past days of the season that a question names: Christmas unless another is named. */
function seasonIn(question: string, today: string): Period {
  const seasons: readonly [RegExp, string, string, string][] = [
    [/black friday|cyber/i, '11-20', '11-30', 'Black Friday'],
    [/summer/i, '06-01', '08-31', 'summer'],
    [/spring|easter/i, '03-01', '05-31', 'spring'],
    [/autumn|fall/i, '09-01', '11-30', 'autumn'],
    [/valentine/i, '02-01', '02-14', "Valentine's Day"],
    [/./, '12-01', '12-24', 'Christmas'],
  ];
  const [, from = '12-01', to = '12-24', words = 'Christmas'] =
    seasons.find(([pattern]) => pattern.test(question)) ?? [];
  const year = Number(today.slice(0, 4)) - (`${today.slice(0, 4)}-${to}` < today ? 0 : 1);
  return { from: `${year}-${from}`, to: `${year}-${to}`, words };
}
