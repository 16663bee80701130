import type { FourWeeks, Metrics } from '../src/learn/index.ts';
import { context, fallback, type Message, section } from './message.ts';

/** Money of the shop in words; blocks know no formatting of their own for it. */
type MoneyWords = (minor: number) => string;

/** The weekly answer to "Was it worth it?": what was done with the proposals, the margin, and what cannot be claimed. */
export function worthMessage({ now, baseline, unknown }: Metrics, money: MoneyWords): Message {
  const { useful, rejected, executed, dryDays, stockDays } = now.counts;
  const decided = useful + rejected;
  const title =
    decided === 0
      ? 'Was it worth it? Nobody decided on anything in the last four weeks'
      : `Was it worth it? You acted on ${useful} of the ${decided} findings you decided on`;
  const { cm3Minor, cm1Minor } = now.margin;
  const lines = [
    `• ${executed} actions were carried out${before(baseline, ({ counts }) => String(counts.executed))}`,
    ...(cm3Minor === null
      ? []
      : [
          `• contribution margin after ads: *${money(cm3Minor)}*${before(baseline, ({ margin }) => moneyOr(margin.cm3Minor, money))}`,
        ]),
    ...(cm3Minor === null && cm1Minor !== null ? [`• margin after cost of goods: *${money(cm1Minor)}*`] : []),
    ...(stockDays === 0
      ? []
      : [
          `• SKU days without stock: *${dryDays}* of ${stockDays}${before(baseline, ({ counts }) => String(counts.dryDays))}`,
        ]),
  ];
  const { outcomes, hours } = now;
  const looked = outcomes.executed + outcomes.declined;
  if (looked > 0) {
    const came =
      outcomes.declinedKnown > 0
        ? `; of ${outcomes.declinedKnown} warnings turned down, *${outcomes.declinedTrue}* came about`
        : '';
    lines.push(`• ${looked} warnings were looked back on${came}`);
  }
  if (outcomes.spendStoppedMinor > 0) {
    lines.push(`• ads you acted on spent *${money(outcomes.spendStoppedMinor)}* less in the two weeks after`);
  }
  if (hours)
    lines.push(
      `• hours saved: *${hours.hours.toFixed(1)}*${before(baseline, (weeks) => weeks.hours?.hours.toFixed(1) ?? 'not measured')}`,
    );
  const caveat = `Not in the margin: ${now.margin.missing.join(', ')}. Not known: ${unknown.join('; ')}. Nothing here had a control, so a change is no proof of a cause.`;
  return {
    text: fallback([`${title}.`, ...lines.map((line) => `${line.slice(2).replaceAll('*', '')}.`)]),
    blocks: [section([`*${title}*`, ...lines].join('\n')), context(caveat)],
  };
}

function before(baseline: FourWeeks | null, of: (weeks: FourWeeks) => string): string {
  return baseline ? ` (first four weeks: ${of(baseline)})` : '';
}

function moneyOr(minor: number | null, money: MoneyWords): string {
  return minor === null ? 'not known' : money(minor);
}
