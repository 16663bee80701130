import { dayOf, formatDay } from '../../domain/day.ts';
import { findingSource, tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { campaigns } from './campaigns.ts';
import { isLoaded } from './operations/facts.ts';
import { readActionsAbout } from './record/facts.ts';
import type { Tool } from './tool.ts';

const NO_ADS = 'No ad figures are loaded, so I cannot say what ads do.';

/** Keywords that cost more than they bring. */
export const wasting: Tool = {
  name: 'wasting',
  fromFindings: true,
  does: 'lists keywords and campaigns that waste money, judged on conversions that have had time to come in',
  examples: [
    'Bad keywords',
    'Keywords with cost but no conversions',
    'Which ad spend is wasted?',
    'Show keywords that lose money',
    'Which keywords are wasting money right now?',
    'Where are we burning ad budget?',
    'Which search terms have a terrible CPA?',
    'What ads should we stop?',
    'Which keywords are above target CPA?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'ad_stat', asking.now))) return unknown(NO_ADS);
    const found = await asking.findings(
      'cpa_breach',
      'spend_shift',
      'spend_on_low_stock',
      'unprofitable_spend',
    );
    const up = found.filter(
      (one) => (one.kind !== 'spend_shift' || Number(one.evidence.ratio) > 1) && !one.evidence.backInStock,
    );
    if (up.length === 0)
      return told('No keyword wastes money as far as matured conversions tell.', [
        tableSource('ad_stat', 'no keyword above its threshold'),
      ]);
    return told(
      `${list(up.map(({ headline }) => headline))}\nJudged on clicks that have had time to convert.`,
      up.map(findingSource),
      { subjects: up.slice(0, 3).map(({ subject }) => subject) },
    );
  },
};

/** Asks for a sum of some days, not for what the night changed. */
const SPENT =
  /\b(spent|spend|cost|costs)\b.*\b(yesterday|week|month|since|monday|tuesday|wednesday|thursday|friday|saturday|sunday|days)\b/i;

const UNUSUAL = /\b(unusual|weird|odd|jump\w*|change\w*|overnight|night|happened|spike\w*)\b/i;

/** What ads did in the night. */
export const adsOvernight: Tool = {
  name: 'ads_overnight',
  fromFindings: true,
  does: 'tells what changed in ad spend overnight',
  examples: [
    'Unusual ad activity since yesterday?',
    'How were the ads in the night?',
    'Did spend jump in any campaign?',
    'What happened to Google Ads overnight?',
    'How did ads perform last night?',
    'Did anything odd happen in our campaigns?',
    'Ad spend overnight?',
    'Any unusual ad spend?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'ad_stat', asking.now))) return unknown(NO_ADS);
    if (SPENT.test(asking.question) && !UNUSUAL.test(asking.question)) return campaigns.run(asking);
    const found = await asking.findings('spend_shift');
    if (found.length === 0)
      return told('Ad spend last night was as usual in every campaign.', [
        tableSource('ad_stat', 'no campaign beyond its usual night'),
      ]);
    const drivers = found.map(
      ({ headline, evidence }) =>
        `${headline} Explained by: ${evidence.drivers
          .slice(0, 4)
          .map(({ text, share }) => `“${text}” ${Math.round(share * 100)} %`)
          .join(', ')}.`,
    );
    return told(list(drivers), found.map(findingSource), {
      subjects: found.slice(0, 3).map(({ subject }) => subject),
      cards: found.map(({ id }) => id),
    });
  },
};

/** Campaigns that lose money once returns are counted. */
export const losing: Tool = {
  name: 'losing_campaigns',
  fromFindings: true,
  does: 'lists campaigns whose contribution margin after returns is below their cost (POAS below 1)',
  examples: [
    'Campaigns below break-even',
    'Which campaigns earn less than they cost after returns?',
    'Which campaigns lose money after returns and shipping?',
    'Which campaigns are unprofitable?',
    'What is our POAS by campaign?',
    'Is any campaign losing money?',
    'Contribution margin after ads by campaign?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'ad_stat', asking.now))) return unknown(NO_ADS);
    const outlooks = [...(await asking.outlooks()).values()];
    if (outlooks.every(({ unitCost }) => unitCost === null))
      return unknown('No unit costs are loaded, so what a campaign earns cannot be said.');
    const found = await asking.findings('unprofitable_spend');
    if (found.length === 0)
      return told(
        'No campaign loses money after returns, as far as four weeks of figures tell.',
        [tableSource('ad_stat', 'four weeks, no campaign below break-even')],
        { confidence: 0.85 },
      );
    return told(
      list(
        found.map(
          ({ headline, evidence }) =>
            `${headline}${evidence.poas === null ? '' : ` POAS ${evidence.poas.toFixed(2)}.`}`,
        ),
      ),
      found.map(findingSource),
      { subjects: found.slice(0, 3).map(({ subject }) => subject) },
    );
  },
};

/** Ads for what is not there. */
export const adsOutOfStock: Tool = {
  name: 'ads_out_of_stock',
  fromFindings: true,
  does: 'lists ads for SKUs that are out of stock or about to be',
  examples: [
    'Are sold out products being advertised?',
    'Ads on items with no inventory?',
    'Are we advertising anything out of stock?',
    'Do we spend on ads for products we cannot ship?',
    'Any ads running on sold out products?',
    'Ad spend on low stock items?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'ad_stat', asking.now))) return unknown(NO_ADS);
    const all = await asking.findings('spend_on_low_stock');
    const found = all.filter(({ evidence }) => !evidence.backInStock);
    if (found.length === 0)
      return told('No: no ad spends on a SKU that runs out before its click would ship.', [
        tableSource('ad_stat', 'no keyword on a SKU that runs out'),
        tableSource('inventory_level', 'stock of advertised SKUs'),
      ]);
    return told(`Yes:\n${list(found.map(({ headline }) => headline))}`, found.map(findingSource), {
      subjects: found.slice(0, 3).map(({ subject }) => subject),
    });
  },
};

/** Why a keyword was paused, from the record. */
export const whyPaused: Tool = {
  name: 'why_paused',
  does: 'tells from the record why a keyword or budget was changed, by whom, and whether it can be undone',
  examples: [
    'What is the reason keyword is paused?',
    'On what grounds was keyword paused?',
    'Why did you pause "keyword"?',
    'Who paused keyword?',
    'Why is keyword off?',
    'Why did you cut the budget of campaign?',
    'When was keyword paused and why?',
    'Why did you pause cheap boots?',
  ],
  run: async (asking) => {
    const { db, now, shop, names, question } = asking;
    const quoted = /["“'‘]([^"”'’]{2,80})["”'’]/.exec(question)?.[1];
    const named = names.found.filter(({ type }) => type === 'keyword' || type === 'campaign');
    const about = [...named.flatMap(({ id, title }) => [id, title]), ...(quoted ? [quoted] : [])];
    const told_ =
      about.length === 0
        ? []
        : await readActionsAbout(db, about, [
            'pause_keyword',
            'resume_keyword',
            'set_campaign_budget',
            'reallocate_budget',
          ]);
    const done = told_.filter(({ state }) => ['done', 'undone', 'executing', 'approved'].includes(state));
    const what = quoted ?? named[0]?.title ?? 'that';
    if (done.length === 0) {
      const drafted = told_.find(({ state }) => state === 'proposed');
      const text = drafted
        ? `I have not paused “${what}”. It is drafted and waits for a decision: ${drafted.label}. ${drafted.headline}`
        : `I have not paused “${what}”: no such action stands in the record.`;
      return drafted
        ? told(
            text,
            [{ type: 'finding', id: drafted.finding_id, title: drafted.label, passage: drafted.headline }],
            { cards: [drafted.finding_id] },
          )
        : unknown(text);
    }
    const lines = done.map(
      (one) =>
        `${one.label}: ${one.headline} Approved by ${one.decided_by?.name ?? 'someone'}${one.decided_at ? ` on ${formatDay(dayOf(one.decided_at, shop.timeZone))}` : ''}; ${one.state === 'undone' ? 'undone since' : one.undoable ? 'it can be undone on its card' : 'it cannot be undone'}.`,
    );
    return told(
      list(lines),
      done.map(({ finding_id, label, headline }) => ({
        type: 'trace',
        id: finding_id,
        title: label,
        passage: headline,
      })),
      { asOf: now, cards: done.map(({ finding_id }) => finding_id) },
    );
  },
};
