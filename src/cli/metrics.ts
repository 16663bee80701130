import type { Command } from 'commander';
import { formatMoney } from '../domain/money.ts';
import {
  composeMetrics,
  type FourWeeks,
  type GroupValue,
  type Interval,
  type Metrics,
  type Share,
} from '../learn/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

/** `daybreak metrics`: what the shop earns, what Daybreak is worth to it, and what cannot be said. */
export function registerMetrics(program: Command): void {
  withCommonOptions(program.command('metrics'))
    .description('contribution margin, stockout days, precision, response times and customer value')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, shop, now }) => {
        const metrics = await composeMetrics(db, { shop, now });
        print(options, metrics, () => textOf(metrics));
      }),
    );
}

function textOf({
  now,
  baseline,
  currency,
  lifetime,
  unknown,
  agreement,
  ignored,
  cashConversionCycle,
}: Metrics): string {
  const columns = baseline ? [now, baseline] : [now];
  const row = (name: string, of: (weeks: FourWeeks) => string) => [name, ...columns.map(of)];
  const money = (minor: number | null) => (minor === null ? 'not known' : formatMoney({ minor, currency }));
  const around = (minor: number | null, interval: Interval | null) =>
    `${money(minor)}${intervalText(interval, (end) => formatMoney({ minor: Math.round(end), currency }, { whole: true }))}`;
  return [
    table(
      ['four weeks', ...columns.map(({ firstDay, lastDay }) => `${firstDay} to ${lastDay}`)],
      [
        row('net sales', ({ margin, marginIntervals }) =>
          around(margin.netSalesMinor, marginIntervals.netSales),
        ),
        row('CM1, after cost of goods', ({ margin, marginIntervals }) =>
          around(margin.cm1Minor, marginIntervals.cm1),
        ),
        row('CM2, after fulfilment', ({ margin, marginIntervals }) =>
          around(margin.cm2Minor, marginIntervals.cm2),
        ),
        row('CM3, after ads', ({ margin, marginIntervals }) => around(margin.cm3Minor, marginIntervals.cm3)),
        row('SKU days without stock', ({ dry }) => (dry ? shareText(dry) : 'not known')),
        row('findings acted on', ({ precision }) => shareText(precision)),
        row('actions carried out', ({ counts }) => String(counts.executed)),
        row('warnings turned down that came about', ({ warningsTrue }) => shareText(warningsTrue)),
        row('warnings acted on, looked back on', ({ outcomes }) => String(outcomes.executed)),
        row('ads spent less after', ({ outcomes }) => money(outcomes.spendStoppedMinor)),
        row('hours saved', hoursText),
        row('days of stock (DIO)', ({ inventoryDays }) => inventoryDays?.toFixed(1) ?? 'not known'),
        row('first answer to a ticket', responseText),
        ...TIERS.map((tier) => row(`  ${tier}`, (weeks) => tierText(weeks, tier))),
      ],
      '',
    ),
    `Not in these figures: ${now.margin.missing.join(', ')}.`,
    cashText(cashConversionCycle),
    ...lifetimeLines(lifetime, money),
    `People agreed with what was proposed: ${shareText(agreement)}; ${ignored} findings expired without an answer.`,
    ...unknown.map((line) => `Not known: ${line}.`),
    'A change over the baseline is no proof of a cause: nothing here had a control.',
  ].join('\n');
}

function lifetimeLines(lifetime: Metrics['lifetime'], money: (minor: number) => string): string[] {
  if ('why' in lifetime) return [`Customer value: not known, ${lifetime.why}.`];
  const { weeks, meanMinor, customers, channels, cohorts } = lifetime;
  const groups = (of: readonly (readonly [string, GroupValue])[]) =>
    of.map(([name, group]) => `${name} ${money(group.meanMinor)} over ${group.customers}`).join(', ');
  return [
    `Customer value in the next ${weeks} weeks, before costs: ${money(meanMinor)} on average over ${customers} customers (${groups(channels.map((one) => [one.channel, one]))}).`,
    ...(cohorts.length > 0
      ? [`  by the month of the first order: ${groups(cohorts.map((one) => [one.month, one]))}.`]
      : []),
  ];
}

function shareText(of: Share | null): string {
  if (!of) return 'none decided';
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return `${percent(of.share)} of ${of.n} (${percent(of.low)} to ${percent(of.high)})`;
}

const TIERS = ['informational', 'judgment', 'must_escalate'] as const;

function tierText({ response }: FourWeeks, wanted: (typeof TIERS)[number]): string {
  const found = response.find(({ tier }) => tier === wanted);
  return found
    ? `median ${minutesText(found.medianMinutes, found.medianInterval)}, of ${found.answered}`
    : 'none';
}

function responseText({ response }: FourWeeks): string {
  const all = response.find(({ tier }) => tier === 'all');
  if (!all) return 'none answered';
  const { answered, medianMinutes, medianInterval, p95Minutes, p95Interval } = all;
  return `median ${minutesText(medianMinutes, medianInterval)}, 95 % in ${minutesText(p95Minutes, p95Interval)}, of ${answered}`;
}

function minutesText(minutes: number, interval: Interval | null): string {
  return `${Math.round(minutes)} min${intervalText(interval, (end) => String(Math.round(end)))}`;
}

function hoursText({ hours }: FourWeeks): string {
  if (!hours) return 'not measured';
  return `${hours.hours.toFixed(1)}${intervalText(hours.interval, (end) => end.toFixed(1))}`;
}

/** " (12 to 15)"; nothing where no interval is known. */
function intervalText(interval: Interval | null, text: (end: number) => string): string {
  return interval ? ` (${text(interval[0])} to ${text(interval[1])})` : '';
}

function cashText({ dio, dpo, ifPaidAtOnce }: Metrics['cashConversionCycle']): string {
  const part = ({ days }: typeof dio) => (days === null ? 'not known' : `${days.toFixed(1)} days`);
  const whole =
    ifPaidAtOnce === null
      ? ''
      : ` If customers’ money came at once (DSO 0), the cycle would be ${ifPaidAtOnce.toFixed(1)} days.`;
  return `Cash conversion cycle: stock ${part(dio)} (DIO), payment terms ${part(dpo)} (DPO, by terms), receivables not known (DSO).${whole}`;
}
