import { ACTION_WORDS } from '../../domain/autonomy.ts';
import { formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { composeMetrics, customerValue, readCustomers } from '../../learn/index.ts';
import { tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { readDecided } from './record/facts.ts';
import { count, type Tool } from './tool.ts';

/** What customers of different origin are worth. */
export const lifetimeValue: Tool = {
  name: 'lifetime_value',
  does: 'customer lifetime value by acquisition channel',
  examples: [
    'Customer lifetime value per channel',
    'Who is worth more over their lifetime?',
    'CLV of Meta vs search cohorts?',
    'What is the lifetime value of our customers?',
    'LTV by acquisition channel?',
    'Are customers from social worth more?',
  ],
  run: async ({ db, now, shop }) => {
    const value = customerValue(await readCustomers(db, { now, ...shop }));
    if ('why' in value) return unknown(`What customers are worth cannot be said: ${value.why}.`);
    const money = (minor: number) => formatMoney({ minor, currency: shop.currency });
    const channels = value.channels.map(
      ({ channel, meanMinor, customers }) => `${channel} ${money(meanMinor)} (${customers} customers)`,
    );
    const words = `In the next ${value.weeks} weeks a customer is expected to spend ${money(value.meanMinor)}, before costs, on average over ${value.customers}${channels.length > 0 ? `; by the channel of the first order: ${list(channels)}` : ''}. It is what customers like these have done (BG/NBD and gamma-gamma models), not what a channel causes.`;
    return told(words, [tableSource('order_line', words)], { confidence: 0.7 });
  },
};

/** How long cash is tied up. */
export const cashCycle: Tool = {
  name: 'cash_cycle',
  does: 'cash conversion cycle: tells which parts are known and which are not loaded',
  withKnowledge: true,
  examples: [
    'How many days until the cash from inventory is back?',
    'How long is cash bound?',
    "What's our cash conversion cycle and what moves it?",
    'How many days is our cash tied up?',
    'CCC?',
    'Days inventory outstanding?',
    'How long until stock turns into cash?',
  ],
  run: async (asking) => {
    const all = [...(await asking.outlooks()).values()].filter(
      ({ unitCost, onHand }) => unitCost && onHand !== null,
    );
    const value = all.reduce((sum, { unitCost, onHand }) => sum + (unitCost?.minor ?? 0) * (onHand ?? 0), 0);
    const daily = all.reduce(
      (sum, { unitCost, velocityPerDay }) => sum + (unitCost?.minor ?? 0) * velocityPerDay,
      0,
    );
    if (daily <= 0)
      return unknown('Without unit costs, stock and sales no part of the cash conversion cycle is known.');
    const days = Math.round(value / daily);
    return told(
      `Of the cash conversion cycle I know one part: stock lasts ${count(days, 'day')} at cost and at today’s velocity (days inventory outstanding). Receivables and what is owed to suppliers are not loaded, so the cycle as a whole is not known. Excess stock and long lead times move this part most.`,
      [tableSource('inventory_level', `stock at cost over daily cost of sales: ${days} days`)],
      { confidence: 0.7 },
    );
  },
};

/** What working with drafts has saved. */
export const hoursSaved: Tool = {
  name: 'hours_saved',
  does: 'hours saved; tells what is counted and that nothing is claimed that was not measured',
  examples: [
    'How much time did you save?',
    'Hours saved by you so far',
    'What did the team gain through you?',
    'How many hours did you save us, really?',
    'What are you worth?',
    'Was it worth it?',
    'How much time do we save with you?',
    'ROI of this tool?',
  ],
  run: async ({ db, now, shop }) => {
    const { approved, edited, rejected } = await readDecided(db, [], now);
    const counted = `${approved + edited} of ${count(approved + edited + rejected, 'draft')} approved so far`;
    const decisions = tableSource('decision', `${approved} approved, ${edited} edited, ${rejected} rejected`);
    const { hours, firstDay, lastDay } = (await composeMetrics(db, { shop, now })).now;
    if (!hours)
      return unknown(
        `I cannot say: nobody has measured how many minutes each task took before me, so any number of hours would be made up. What I can count: ${counted}.`,
        { sources: [decisions] },
      );
    const saved = `${hours.hours.toFixed(1)} hours from ${formatDay(firstDay)} to ${formatDay(lastDay)}`;
    const without =
      hours.unmeasured.length > 0
        ? ` Not counted, as nobody measured them: ${hours.unmeasured.map((kind) => ACTION_WORDS[kind]).join(', ')}.`
        : '';
    return told(
      `${saved}: what was done times the minutes that people measured for it before, less those of looking at it.${without} ${counted.replace(/^./, (letter) => letter.toUpperCase())}.`,
      [tableSource('execution', saved), decisions],
      { confidence: 0.85 },
    );
  },
};
