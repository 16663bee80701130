import { z } from 'zod';
import { formatMoney, money, moneyText } from '../../domain/money.ts';
import { readCampaign } from '../ads/facts.ts';
import { setDailyBudgets } from '../ads/store.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { moneyTextSchema, toMoney } from './params.ts';

const schema = z
  .object({
    campaignId: z.string().min(1),
    campaignName: z.string().nullable(),
    /** The daily budget as it was shown when the change was drafted, and what it becomes. */
    budget: z.object({ from: moneyTextSchema, to: moneyTextSchema }),
    reason: z.string().min(1).max(300),
  })
  .refine(({ budget }) => budget.from.currency === budget.to.currency, {
    path: ['budget'],
    error: 'must stay in its currency',
  });

export type SetCampaignBudgetParams = z.output<typeof schema>;

const definition: ActionDefinition<SetCampaignBudgetParams> = {
  kind: 'set_campaign_budget',
  effectClass: 'money',
  undoable: true,
  schema,
  editFields: ({ budget, reason }) => [
    {
      id: 'budget',
      label: `New daily budget (${budget.to.currency})`,
      type: 'number',
      value: Number(budget.to.amount),
      min: 0,
      hint: `Now ${formatMoney(toMoney(budget.from))}.`,
    },
    { id: 'reason', label: 'Why', type: 'text', value: reason, maxLength: 300 },
  ],
  applyEdit: (params, { budget, reason }) => ({
    ...params,
    ...(typeof budget === 'number'
      ? { budget: { ...params.budget, to: moneyText(money(budget, params.budget.to.currency)) } }
      : {}),
    ...(reason === undefined ? {} : { reason }),
  }),
  describe: (params) => ({
    label: `Set the budget to ${formatMoney(toMoney(params.budget.to))} a day`,
    summary: `Set the daily budget of ${nameOf(params)} from ${formatMoney(toMoney(params.budget.from))} to ${formatMoney(toMoney(params.budget.to))}: ${params.reason}`,
    cost: null,
  }),
  preview: (params) => [
    `Campaign: ${nameOf(params)}`,
    `Daily budget: ${formatMoney(toMoney(params.budget.from))} → ${formatMoney(toMoney(params.budget.to))}`,
    `Why: ${params.reason}`,
  ],
  guard: async (params, { db }) => {
    const campaign = await readCampaign(db, params.campaignId);
    if (campaign?.brand) return `${nameOf(params)} is a brand campaign, whose budget only its owner moves.`;
    if (campaign?.sharedBudget) return `${nameOf(params)} draws on a budget that it shares.`;
    if (!campaign || campaign.budgetMinor === null || campaign.currency === null) return null;
    const expected = toMoney(params.budget.from);
    const current = { minor: campaign.budgetMinor, currency: campaign.currency };
    return current.minor === expected.minor && current.currency === expected.currency
      ? null
      : `The budget of ${nameOf(params)} changed from ${formatMoney(expected)} to ${formatMoney(current)} since this was proposed.`;
  },
  changes: ({ campaignId, budget, reason }) => [
    { target: { type: 'campaign', id: campaignId }, set: { dailyBudget: budget.to, reason } },
  ],
  outcome: (params, { unsent, reference }) =>
    `The budget of ${nameOf(params)} ${unsent ? 'is on the list to be set to' : 'is'} ${formatMoney(toMoney(params.budget.to))} a day (${reference}).`,
  record: (tx, { campaignId, budget }) => setDailyBudgets(tx, [{ campaignId, budget: toMoney(budget.to) }]),
  unrecord: (tx, { campaignId, budget }) =>
    setDailyBudgets(tx, [{ campaignId, budget: toMoney(budget.from) }]),
};

function nameOf({ campaignName, campaignId }: SetCampaignBudgetParams): string {
  return campaignName && campaignName.length > 80
    ? `${campaignName.slice(0, 79)}…`
    : (campaignName ?? campaignId);
}

export const setCampaignBudget = register(definition);
