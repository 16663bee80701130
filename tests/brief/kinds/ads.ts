import type { AdsKind } from '../../../src/domain/evidence.ts';
import { BASE, type Examples } from './example.ts';

const AD = { ...BASE, title: 'water bottle', campaignId: 'C1', campaignName: 'Search: drinkware' };
const usd = (amount: string) => ({ amount, currency: 'USD' });

export const ADS_EXAMPLES: Examples<AdsKind> = {
  cpa_breach: {
    evidence: {
      ...AD,
      cost: usd('1204.00'),
      clicks: 1520,
      conversions: 2,
      cpa: usd('602.00'),
      threshold: usd('38.00'),
      probability: 0.9999,
      maturedThrough: '2026-03-01T02:30:00.000Z',
    },
    lines: [
      'Spent: $1,204 on 1,520 clicks',
      'Conversions: 2',
      'CPA: $602 (limit $38)',
      'Truly above it: 100 %',
    ],
    why: ['Campaign: Search: drinkware', 'Spent: $1,204', 'Limit: $38'],
  },
  spend_shift: {
    evidence: {
      ...AD,
      metric: 'cost',
      expected: 41.2,
      actual: 1240,
      ratio: 30.1,
      since: '2026-03-01T02:30:00.000Z',
      drivers: [{ keywordId: 'K1', text: 'water bottle', share: 0.26 }],
    },
    lines: [
      'Spent: 1,240',
      'Usual in these hours: 41',
      'Since: Sat 28 Feb, 21:30',
      '“water bottle”: 26 % of it',
    ],
    why: ['Campaign: Search: drinkware', 'In these hours: 1,240', 'Usual in that time: 41.2'],
  },
  unprofitable_spend: {
    evidence: {
      ...AD,
      cost: usd('2287.00'),
      contributionMargin: usd('1285.00'),
      poas: 0.56,
      breakEvenCpa: usd('21.40'),
      returnAdjusted: false,
    },
    lines: ['Spent: $2,287', 'Earned: $1,285', 'Margin per unit spent: 0.6', 'A conversion may cost: $21'],
    why: ['Spent: $2,287', 'Contribution margin it sold: $1,285', 'Net of returns: false'],
  },
  spend_on_low_stock: {
    evidence: {
      ...AD,
      sku: 'SKU-1',
      costPerDay: usd('42.00'),
      daysOfCover: 1.5,
      expectedMarginPerClick: { before: usd('0.40'), after: usd('-0.55') },
    },
    lines: ['Spends: $42 a day', 'Sells: SKU-1', 'Cover: 1.5 days'],
    why: ['Campaign: Search: drinkware', 'Spends a day: $42'],
  },
};
