import { type Command, InvalidArgumentError } from 'commander';
import { formatMoney } from '../domain/money.ts';
import { historySentences, type ReplayReport, replay, replaySentence, tellReplay } from '../learn/index.ts';
import { INTERRUPTED, interruptible } from './interrupt.ts';
import { nightsBar } from './progress.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

interface ReplayOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly afresh?: boolean;
}

/** `daybreak replay`: lives past nights again in shadow; interrupted, the same command goes on where it stood. */
export function registerReplay(program: Command): void {
  withCommonOptions(program.command('replay'))
    .description('what it would have said and proposed on past nights, each knowing only what was known then')
    .option('--from <day>', 'the first night (default: 90 nights before the last)', checkDay)
    .option('--to <day>', 'the last night (default: the one after the last order)', checkDay)
    .option('--afresh', 'forget what an interrupted or earlier run of the same replay has lived')
    .action((options: ReplayOptions) =>
      withSession(options, async ({ db, shop, now }) => {
        const { from, to, afresh = false } = options;
        const bar = nightsBar();
        const lived = await interruptible((signal) =>
          replay(db, { shop, from, to, now, afresh, signal, onNight: bar.show }),
        ).finally(bar.stop);
        if (!lived.complete) process.exitCode = 1;
        const report = await tellReplay(db, lived, { shop, now });
        print(options, report, () => textOf(report, shop.currency));
      }),
    );
}

function checkDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) throw new InvalidArgumentError('give a day such as 2026-03-03');
  return text;
}

function textOf(report: ReplayReport, currency: string): string {
  const { kinds, steps, history, foremost, standingAtFirst, from, complete, cannotBeClaimed } = report;
  const money = formatMoney;
  const kindRows = kinds.map(({ kind, alerts, critical, perWeek, medianDaysOpen }) => [
    kind,
    String(alerts),
    String(critical),
    perWeek.toFixed(1),
    medianDaysOpen === null ? '' : String(medianDaysOpen),
  ]);
  const stepRows = steps.map(({ kind, proposed, first, alone, cash, effects }) => [
    kind,
    String(proposed),
    String(first),
    String(alone),
    cash.map((one) => money(one)).join(', '),
    effects
      .map(({ expected, low, high }) => `${money(expected)} (${money(low)} to ${money(high)})`)
      .join(', '),
  ]);
  return [
    ...(complete ? [] : [INTERRUPTED, '']),
    replaySentence(report),
    `${standingAtFirst} of them stood on the first night, ${from}, already.`,
    '',
    table(
      ['kind', 'told', 'critical', 'a week', 'median days open'],
      kindRows,
      'Nothing would have been said.',
    ),
    '',
    table(
      ['step', 'proposed', 'as first', 'alone by today’s rules', 'cash of first', 'effect of first'],
      stepRows,
      'Nothing would have been proposed.',
    ),
    '',
    ...(foremost.length > 0 ? ['Most at stake:'] : []),
    ...foremost.map(({ day, headline }) => `  ${day}  ${headline}`),
    '',
    ...(history.length > 0 ? ['What the data shows after:'] : []),
    ...historySentences(report, currency).map((line) => `  ${line}`),
    ...cannotBeClaimed.map((line) => `Cannot be claimed: ${line}.`),
  ].join('\n');
}
