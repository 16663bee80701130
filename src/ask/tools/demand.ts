import { addDays, dayOf, daysBetween, formatDay } from '../../domain/day.ts';
import { findingSource, tableSource } from '../asking.ts';
import { told, unknown } from '../told.ts';
import { readLargestOrder, readSold, readSpan } from './facts.ts';
import type { Period } from './period.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

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
      readSold(db, [{ ...window, from: addDays(today, -70), to: addDays(today, -15) }], { skus: [sku.id] }),
    ]);
    const [shift] = (await asking.findings('demand_shift')).filter(({ subject }) => subject.id === sku.id);
    if (!largest)
      return told(`${sku.id} had no orders in the last 14 days, so there is no spike.`, [
        tableSource('order_line', 'no orders in 14 days'),
      ]);
    const share = largest.units / largest.total;
    const usual = unitsOf(before) / 56;
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
    const windows = [season, backFrom(today, 56, 1), backFrom(today, 421, 366)].map(({ from, to }) => ({
      from,
      to,
      timeZone: shop.timeZone,
      now,
    }));
    const rows = await readSold(db, windows, { skus: own ? [own.id] : null });
    const [last, recent, yearAgo] = [0, 1, 2].map((at) =>
      unitsOf(rows.filter(({ window }) => window === at)),
    ) as [number, number, number];
    const growth = daysBetween(start, today) >= 421 && yearAgo > 0 ? recent / yearAgo : 1;
    const expected = Math.round(last * Math.min(2, Math.max(0.5, growth)));
    return told(
      `Between ${Math.round(expected * 0.5).toLocaleString('en-US')} and ${Math.round(expected * 1.6).toLocaleString('en-US')} units${own ? ` of ${own.id}` : ''} for ${season.words}, with ${expected.toLocaleString('en-US')} in the middle. That is wide on purpose: it rests on one season (${last.toLocaleString('en-US')} units from ${formatDay(season.from)} to ${formatDay(season.to)}) times the growth since (${growth.toFixed(2)}×).`,
      [
        tableSource(
          'order_line',
          `${season.from} to ${season.to}: ${last} units; last 8 weeks ${recent}, a year before ${yearAgo}`,
        ),
      ],
      { confidence: 0.5 },
    );
  },
};

function unitsOf(rows: readonly { readonly units: number }[]): number {
  return rows.reduce((sum, { units }) => sum + units, 0);
}

function backFrom(today: string, from: number, to: number): Pick<Period, 'from' | 'to'> {
  return { from: addDays(today, -from), to: addDays(today, -to) };
}

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
