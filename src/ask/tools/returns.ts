import { addDays, dayOf, formatDay } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { formatMoney } from '../../domain/money.ts';
import { masked } from '../answer/masked.ts';
import { type Asking, findingSource, tableSource } from '../asking.ts';
import { list, type Source, told, unknown } from '../told.ts';
import { readReturned, readSaid, readSkuReturns } from './facts.ts';
import { noRun } from './no-run.ts';
import { isLoaded } from './operations/facts.ts';
import { periodIn } from './period.ts';
import { narrow } from './scope/narrow.ts';
import { readScope } from './scope/read.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

const NO_RETURNS = 'No returns are loaded, so nothing can be said about them.';

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;

/** What comes back more than it did. */
export const returnsUp: Tool = {
  name: 'returns_up',
  fromFindings: true,
  does: 'lists SKUs and suppliers whose returns rose, each with its cause',
  examples: [
    'Return rate increases?',
    'Unusual returns lately?',
    'What do customers return more than before?',
    'Which returns are up this week, and why?',
    'What is being sent back more than usual?',
    'Are there any return spikes?',
    'Which products have rising return rates?',
    'What is going on with returns?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'return_line', asking.now))) return unknown(NO_RETURNS);
    const found = await asking.findings('return_spike');
    if (found.length === 0)
      return told('No SKU comes back more often than it usually does.', [
        tableSource('return_line', 'no rise beyond chance'),
      ]);
    return told(
      `${count(found.length, 'rise')} in returns:\n${list(found.map((one) => `${one.headline}${causeOf(one)}`))}`,
      found.map(findingSource),
      {
        subjects: found.slice(0, 3).map(({ subject }) => subject),
      },
    );
  },
};

function causeOf({ evidence: { cause } }: Finding<'return_spike'>): string {
  if (!cause) return ' No known date fits its beginning.';
  const what =
    cause.kind === 'scan'
      ? 'a day on which nothing is known to have changed'
      : `a ${cause.kind.replaceAll('_', ' ')}`;
  return ` It began with ${what} on ${formatDay(cause.on)} (${percent(cause.confidence)} sure; this is association, not proof).`;
}

/** One SKU's returns: the rate, the reasons, the cause. */
export const returnsOf: Tool = {
  name: 'returns_of',
  does: 'tells a SKU’s return rate, its reasons and what its rise is associated with',
  needs: 'sku',
  withKnowledge: true,
  examples: [
    'Cause of the returns of sku',
    'What is behind the returns of sku?',
    'How often is sku returned?',
    'Why is sku at 11 % returns?',
    'Why do people send back sku?',
    'What is the return rate of sku?',
    'Why are returns of sku so high?',
    'Did the March 3rd supplier change cause the returns of sku?',
    'Was it the factory change that made sku come back?',
    'What are the return reasons for sku?',
  ],
  run: async (asking) => {
    const sku = oneOf(asking, 'sku');
    if (isTold(sku)) return sku;
    return returnsOfSku(asking, sku.id, sku.title);
  },
};

async function returnsOfSku(asking: Asking, sku: string, title: string) {
  const { db, now, shop } = asking;
  const today = dayOf(now, shop.timeZone);
  const own = await readSkuReturns(
    db,
    { from: addDays(today, -120), to: today, timeZone: shop.timeZone, now },
    sku,
  );
  const spikes = (await asking.findings('return_spike')).filter(({ subject }) => subject.id === sku);
  if (own.sold === 0 && spikes.length === 0)
    return unknown(`${sku} had no orders in the last 120 days, so its returns say nothing.`);
  const reasons = own.reasons
    .slice(0, 4)
    .map(({ reason, units }) => `${reason.replaceAll('_', ' ')} ${units}`)
    .join(', ');
  const rate = own.sold > 0 ? own.returned / own.sold : 0;
  const counted = `${sku} (${title}): ${own.returned} of ${own.sold} units ordered in the last 120 days have come back (${percent(rate)})${reasons ? `: ${reasons}` : ''}. The newest orders can still come back.`;
  const told_ = spikes.map((one) => `${one.headline}${causeOf(one)}`);
  const none = 'Against its own past and its family, that is no rise beyond chance.';
  return told(
    [counted, ...(told_.length > 0 ? told_ : [none])].join('\n'),
    [tableSource('return_line', counted), ...spikes.map(findingSource)],
    {
      subjects: [{ type: 'sku', id: sku }],
    },
  );
}

/** Whether a change is behind a rise. */
export const changeCause: Tool = {
  name: 'change_cause',
  does: 'tells whether a dated change (supplier, listing, price) is associated with a rise in returns',
  examples: [
    'Is the supplier change behind the higher returns?',
    'Did changing the factory make returns go up?',
    'Are returns linked to the move of production?',
    'Did the March 3rd supplier change cause it?',
    'Did the supplier change cause the returns?',
    'Is the new factory to blame for the returns?',
    'Was the listing change the reason?',
    'Are the returns due to the new batch?',
  ],
  run: async (asking) => {
    const sku = asking.named('sku');
    if (sku) return returnsOfSku(asking, sku.id, sku.title);
    if (!(await isLoaded(asking.db, 'return_line', asking.now))) return unknown(NO_RETURNS);
    const found = (await asking.findings('return_spike')).filter(({ evidence }) => evidence.cause !== null);
    if ((await asking.run()) === null) return noRun(asking);
    if (found.length === 0)
      return told('No rise in returns begins at a known change.', [
        tableSource('business_event', 'no change fits a rise'),
      ]);
    const lines = found.map((one) => {
      const { rate, baselineRate, returns, units } = one.evidence;
      return `${one.headline}${causeOf(one)} ${percent(rate)} after it against ${percent(baselineRate)} before (${returns} of ${units} units).`;
    });
    return told(
      `${list(lines)}\nTiming and size fit; whether it is the cause, only a test can say.`,
      found.map(findingSource),
      {
        confidence: 0.8,
        subjects: found.slice(0, 3).map(({ subject }) => subject),
      },
    );
  },
};

/** What people say of a product's fit or quality, word for word. */
export const said: Tool = {
  name: 'said',
  does: 'quotes what reviews, returns and tickets say of a SKU, with their ids',
  needs: 'sku',
  examples: [
    'What do reviewers write about sku?',
    'Customer feedback on the fit of sku',
    'Is sku too small according to customers?',
    'Does the new batch of sku run small? Show me reviews',
    'What do customers say about sku?',
    'Show me reviews of sku',
    'Does sku run small or large?',
    'Any complaints about the fit of sku?',
    'Quotes from customers on sku quality?',
  ],
  run: async (asking) => {
    const sku = oneOf(asking, 'sku');
    if (isTold(sku)) return sku;
    const fit = /small|large|big|tight|fit|siz/i.test(asking.question);
    const pattern = fit ? '\\m(small|tight|snug|short|large|big|loose|size|sizing|fit|fits)\\M' : '.';
    const rows = await readSaid(asking.db, sku.id, asking.now, pattern);
    if (rows.length === 0)
      return unknown(
        `Nobody has written anything about ${sku.id}${fit ? ' and its fit' : ''} that is loaded.`,
      );
    const of = (words: RegExp) => rows.filter(({ text }) => words.test(text)).length;
    const tally = fit
      ? `${of(/\b(small|tight|snug|short)\b/i)} speak of small, ${of(/\b(large|big|loose)\b/i)} of large, of the latest ${rows.length} that mention fit.`
      : `The latest of ${rows.length}:`;
    const quotes: Source[] = rows.slice(0, 5).map(({ id, type, at, text }) => ({
      type,
      id,
      title: `${type} of ${formatDay(dayOf(at, asking.shop.timeZone))}`,
      passage: cut(text),
    }));
    return told(
      `${sku.id} (${sku.title}) and its family: ${tally}\n${list(quotes.map(({ type, id, passage }) => `“${passage}” (${type} ${id})`))}`,
      quotes,
      {
        confidence: 0.85,
        subjects: [{ type: 'sku', id: sku.id }],
      },
    );
  },
};

function cut(text: string): string {
  const line = masked(text.replace(/\s+/g, ' ').trim());
  return line.length <= 140 ? line : `${line.slice(0, 139)}…`;
}

/** Whether customers of one channel return more. */
export const channelReturns: Tool = {
  name: 'channel_returns',
  fromFindings: true,
  does: 'compares how often orders of different acquisition channels come back',
  examples: [
    'Compare returns by channel',
    'Which customers return most, search or influencer?',
    'Do customers from influencers return more often than those from search?',
    'Do influencer customers return more?',
    'Which channel has the highest returns?',
    'Are returns from paid social worse than search?',
    'Return rate by acquisition channel?',
    'Do email customers send back less?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'return_line', asking.now))) return unknown(NO_RETURNS);
    const found = await asking.findings('channel_returns');
    if (found.length === 0) {
      return told(
        'No channel’s orders come back more often than another’s beyond chance, or too few are known to say.',
        [tableSource('return_line', 'by acquisition channel: no difference beyond chance')],
        { confidence: 0.75 },
      );
    }
    const lines = found.map(
      ({ headline, evidence: { ratio, interval, rate } }) =>
        `${headline} Ratio ${ratio.toFixed(2)}, 95 % interval ${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}; ${percent(rate)} come back.`,
    );
    return told(list(lines), found.map(findingSource));
  },
};

/** How people ask for what returns cost. */
const OWN_OF_COST = `return returns returned returning refund refunds refunded back sent send cost costs money paid pay went go
 customer customers unit units sku product item order orders amount period value reimburse reimbursed gave give spend spent`;

/** What returns cost in refunds. */
export const returnsCost: Tool = {
  name: 'returns_cost',
  does: 'sums what was refunded in a period',
  examples: [
    'Sum of refunds in the period',
    'How much did we pay back to customers?',
    'How much did returns cost us last month?',
    'What did we refund last week?',
    'Total refunds this month?',
    'How many returns did we get yesterday?',
    'What do returns cost us?',
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    if (!(await isLoaded(db, 'return_line', now))) return unknown(NO_RETURNS);
    const scope = await readScope(asking, 'returns_cost', OWN_OF_COST);
    const period = scope.periods[0] ?? periodIn('last month', now, shop.timeZone);
    if (!period) return unknown('Say of which days.');
    const narrowed = await narrow(asking, scope, 'returns');
    if ('status' in narrowed) return narrowed;
    const rows = await readReturned(db, { ...period, timeZone: shop.timeZone, now }, narrowed);
    const units = rows.reduce((sum, row) => sum + row.units, 0);
    const returns = rows.reduce((sum, row) => sum + row.returns, 0);
    if (units === 0) return unknown(`No returns${scope.words} are loaded for ${period.words}.`);
    const money = rows
      .filter(({ refunds }) => refunds !== null)
      .map(({ refunds, currency }) =>
        formatMoney({ minor: refunds ?? 0, currency: currency ?? shop.currency }),
      )
      .join(' and ');
    const costs = money ? `${money} refunded` : 'what was refunded is not loaded';
    return told(
      `${count(returns, 'return')} with ${count(units, 'unit')}${scope.words} ${period.words}: ${costs}. Labels, handling and what could not be sold again are not in it.`,
      [
        tableSource(
          'return_line',
          `${period.from} to ${period.to}: ${returns} returns, ${units} units${money ? `, ${money}` : ''}`,
        ),
      ],
    );
  },
};
