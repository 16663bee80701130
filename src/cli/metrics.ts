import type { Command } from 'commander';
import { formatMoney } from '../domain/money.ts';
import { composeMetrics, type FourWeeks, type GroupValue, type Metrics, type Share } from '../learn/index.ts';
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

function textOf({ now, baseline, currency, lifetime, unknown, agreement, ignored }: Metrics): string {
  const columns = baseline ? [now, baseline] : [now];
  const row = (name: string, of: (weeks: FourWeeks) => string) => [name, ...columns.map(of)];
  const money = (minor: number | null) => (minor === null ? 'not known' : formatMoney({ minor, currency }));
  return [
    table(
      ['four weeks', ...columns.map(({ firstDay, lastDay }) => `${firstDay} to ${lastDay}`)],
      [
        row('net sales', ({ margin }) => money(margin.netSalesMinor)),
        row('CM1, after cost of goods', ({ margin }) => money(margin.cm1Minor)),
        row('CM2, after fulfilment', ({ margin }) => money(margin.cm2Minor)),
        row('CM3, after ads', ({ margin }) => money(margin.cm3Minor)),
        row('SKU days without stock', ({ counts }) => `${counts.dryDays} of ${counts.stockDays}`),
        row('findings acted on', ({ precision }) => shareText(precision)),
        row('actions carried out', ({ counts }) => String(counts.executed)),
        row('warnings turned down that came about', ({ warningsTrue }) => shareText(warningsTrue)),
        row('warnings acted on, looked back on', ({ outcomes }) => String(outcomes.executed)),
        row('ads spent less after', ({ outcomes }) => money(outcomes.spendStoppedMinor)),
        row('hours saved', ({ hours }) => (hours ? hours.hours.toFixed(1) : 'not measured')),
        row('days of stock (DIO)', ({ inventoryDays }) => inventoryDays?.toFixed(1) ?? 'not known'),
        row('first answer to a ticket', responseText),
        ...TIERS.map((tier) => row(`  ${tier}`, (weeks) => tierText(weeks, tier))),
      ],
      '',
    ),
    `Not in these figures: ${now.margin.missing.join(', ')}.`,
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
  return found ? `median ${Math.round(found.medianMinutes)} min, of ${found.answered}` : 'none';
}

function responseText({ counts }: FourWeeks): string {
  const { answered, medianMinutes, p95Minutes } = counts;
  if (medianMinutes === null || p95Minutes === null) return 'none answered';
  return `median ${Math.round(medianMinutes)} min, 95 % in ${Math.round(p95Minutes)} min, of ${answered}`;
}
