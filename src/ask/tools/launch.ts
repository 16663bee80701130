import { formatDay } from '../../domain/day.ts';
import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { type LiftRow, readLifts } from './facts.ts';
import { count, type Tool } from './tool.ts';

/** What a launch will probably do, from launches that were. */
export const launchWhatIf: Tool = {
  name: 'launch_what_if',
  does: 'estimates what a launch or influencer event does to demand, from past ones',
  withKnowledge: true,
  examples: [
    'What would a launch do to our demand?',
    'Effect of a promotion with influencers on sales',
    'If we launch next week, how much will we sell?',
    'What if we run the TikTok launch Friday?',
    'How much do launches lift sales?',
    'What happens to demand after an influencer post?',
    'How many units do we need for the launch?',
    'What did past launches do?',
    'Expected spike of a product launch?',
  ],
  run: async ({ db, now, shop, question }) => {
    const lifts = await readLifts(db, now, shop.timeZone);
    if (lifts.length === 0)
      return unknown('No past launch with sales before it is loaded, so its lift is not known here.');
    const spikes = lifts.map(({ before, spike }) => spike / before);
    const settled = lifts.flatMap(({ before, after }) => (after === null ? [] : [after / before]));
    const lines = lifts
      .slice(0, 4)
      .map(
        (one) =>
          `${formatDay(one.start)}, ${one.note}: ${ratio(one.spike, one)} in the first 72 h${one.after === null ? '' : `, ${ratio(one.after, one)} in the four weeks after`}`,
      );
    const interval =
      lifts.length >= 3
        ? ` (between ${Math.min(...spikes).toFixed(1)}× and ${Math.max(...spikes).toFixed(1)}×)`
        : '';
    const few =
      lifts.length < 5
        ? ` Only ${count(lifts.length, 'launch', 'launches')} ${lifts.length === 1 ? 'stands' : 'stand'} behind this: take it as a range, not a number.`
        : '';
    const tiktok =
      /tiktok/i.test(question) && !lifts.some(({ note }) => /tiktok/i.test(note))
        ? ' None of them was on TikTok.'
        : '';
    return told(
      `Past launches sold ${mean(spikes).toFixed(1)}× the usual in the first 72 h${interval}${settled.length > 0 ? `, then ${mean(settled).toFixed(1)}×` : ''}.${few}${tiktok}\n${list(lines)}`,
      [
        tableSource('business_event', lines.join('; ')),
        tableSource('sales_day', `${count(lifts.length, 'launch', 'launches')}, four weeks before and after`),
      ],
      { confidence: lifts.length < 3 ? 0.5 : 0.7 },
    );
  },
};

function ratio(value: number, { before }: LiftRow): string {
  return `${(value / before).toFixed(1)}× the ${before.toFixed(1)} a day before`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
