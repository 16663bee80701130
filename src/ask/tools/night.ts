import { briefingText, composeBriefing } from '../../brief/index.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import { findingSource, tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { aloneSentence } from './alone.ts';
import { byWhom } from './by-whom.ts';
import { noRun } from './no-run.ts';
import { periodIn } from './period.ts';
import { readDecided, readDone } from './record/facts.ts';
import { sumsOf } from './sums.ts';
import { count, type Tool } from './tool.ts';

/** The morning briefing. */
export const briefing: Tool = {
  name: 'briefing',
  fromFindings: true,
  does: 'gives the morning briefing: what changed, what needs a decision, what is not known',
  examples: [
    'Good morning, what happened and what do I have to decide?',
    'What matters today?',
    'Which decisions are waiting for me?',
    'Briefing please',
    'Morning briefing',
    'What happened overnight?',
    'What needs my decision today?',
    "What's new this morning?",
    'Give me the summary of today',
    'What should I look at first?',
    'What is open?',
    'Is anything on fire?',
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    if ((await asking.run()) === null) return noRun(asking);
    const found = await asking.findings();
    if (await asking.isPast())
      return told(
        found.length > 0
          ? `What stood then:\n${list(found.map(({ headline }) => headline))}`
          : 'Nothing unusual stood then.',
        found.slice(0, 10).map(findingSource),
      );
    const view = await composeBriefing(db, { day: dayOf(now, shop.timeZone), now, shop });
    return told(briefingText(view), found.slice(0, 10).map(findingSource), {
      subjects: found.slice(0, 1).map(({ subject }) => subject),
    });
  },
};

/** Whether the data can be trusted this morning. */
export const staleData: Tool = {
  name: 'stale_data',
  fromFindings: true,
  does: 'tells which data is behind and what cannot be known for it',
  examples: [
    'Which sources are behind?',
    'Which data is stale?',
    'Is our data up to date?',
    'When did the last import run?',
    'Are any feeds missing?',
    'What do you not know?',
    'What are you unsure of?',
  ],
  run: async (asking) => {
    const found = await asking.findings('data_stale');
    if (found.length === 0)
      return told('No data is stale.', [tableSource('source_freshness', 'every source is on time')]);
    return told(
      list(found.map(({ headline, evidence }) => `${headline} ${evidence.consequence}`)),
      found.map(findingSource),
    );
  },
};

/** What was carried out, by whose leave and for how much. */
export const done: Tool = {
  name: 'done',
  does: 'tells what was carried out in a period, who approved it and what it cost',
  examples: [
    'What was executed since yesterday and what was spent?',
    'List the actions you carried out',
    'What did you do while I slept?',
    'What did you do last night and what did it cost?',
    'What have you done on your own?',
    'Which actions were executed yesterday?',
    'Show me everything you did this week',
    'What did you change?',
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    const today = dayOf(now, shop.timeZone);
    const period = /last night|overnight/i.test(asking.question)
      ? { from: addDays(today, -1), to: today, words: 'since yesterday' }
      : (periodIn(asking.question, now, shop.timeZone) ?? {
          from: addDays(today, -1),
          to: today,
          words: 'since yesterday',
        });
    const rows = await readDone(db, { ...period, timeZone: shop.timeZone, now });
    const alone = await aloneSentence(asking);
    if (rows.length === 0)
      return told(`Nothing was carried out ${period.words}, so it cost nothing. ${alone}`, [
        tableSource('execution', `${period.from} to ${period.to}: none`),
      ]);
    const cost = sumsOf(
      rows.flatMap(({ state, cost: minor, currency }) =>
        state === 'done' && minor !== null && currency ? [{ minor, currency }] : [],
      ),
    );
    return told(
      `${count(rows.length, 'action')} ${period.words}, ${cost || 'no cash'} committed:\n${list(rows.map(({ label, state, decided_by, cost: own, currency: of }) => `${label}: ${state}${own !== null && of ? `, ${formatMoney({ minor: own, currency: of })}` : ''}, ${byWhom(decided_by)}`))}\n${alone}`,
      rows.map(({ finding_id, label, state }) => ({
        type: 'trace',
        id: finding_id,
        title: label,
        passage: state,
      })),
    );
  },
};

const KINDS: readonly [RegExp, string, readonly string[]][] = [
  [/reorder|purchase|order/i, 'reorders', ['create_purchase_order']],
  [
    /ads?\b|keyword|pause|budget|campaign/i,
    'ads',
    ['pause_keyword', 'set_campaign_budget', 'reallocate_budget', 'resume_keyword'],
  ],
  [/ticket|answer|repl/i, 'tickets', ['reply_ticket', 'escalate_ticket', 'tag_ticket']],
  [/listing|return/i, 'listings', ['update_listing', 'swap_listing']],
];

/** How often people do what was drafted. */
export const agreement: Tool = {
  name: 'agreement',
  does: 'tells how often people approved, edited or rejected what was drafted, with Wilson’s lower bound',
  examples: [
    'How often do we accept your suggestions?',
    'What is the approval rate of your reorders?',
    'Do I usually follow your recommendations?',
    'How often do I agree with you on reorders?',
    'What share of your recommendations do we approve?',
    'How good is your judgment?',
    'How often are you wrong?',
    'Approval rate of your suggestions?',
  ],
  run: async (asking) => {
    const [, words = 'all kinds', kinds = []] =
      KINDS.find(([pattern]) => pattern.test(asking.question)) ?? [];
    const { approved, edited, rejected } = await readDecided(asking.db, kinds, asking.now);
    const n = approved + edited + rejected;
    if (n === 0)
      return unknown(`Nobody has decided on any of my drafts (${words}) yet, so there is nothing to count.`);
    const share = approved / n;
    const [low] = wilsonInterval(approved, n);
    return told(
      `On ${words}: ${approved} of ${count(n, 'decision')} approved as drafted (${Math.round(share * 100)} %; Wilson lower bound ${Math.round(low * 100)} %), ${edited} edited first, ${rejected} rejected.${n < 100 ? ' Too few to earn anything: 100 are asked.' : ''}`,
      [tableSource('decision', `${approved} approved, ${edited} edited, ${rejected} rejected`)],
    );
  },
};
