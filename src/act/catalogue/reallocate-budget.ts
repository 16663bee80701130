import { z } from 'zod';
import { formatMoney, type Money } from '../../domain/money.ts';
import { readCampaigns } from '../ads/facts.ts';
import { setDailyBudgets } from '../ads/store.ts';
import { eachOnce } from '../each-once.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { moneyTextSchema, toMoney } from './params.ts';

const MOST_MOVES = 20;

const moveSchema = z.object({
  campaignId: z.string().min(1),
  campaignName: z.string().nullable(),
  /** The daily budget as it was shown when the move was drafted, and what it becomes. */
  from: moneyTextSchema,
  to: moneyTextSchema,
});

const schema = z
  .object({
    moves: z
      .array(moveSchema)
      .min(2)
      .max(MOST_MOVES)
      .refine(...eachOnce('campaignId')),
    reason: z.string().min(1).max(300),
  })
  .refine(({ moves }) => new Set(moves.flatMap(({ from, to }) => [from.currency, to.currency])).size === 1, {
    path: ['moves'],
    error: 'must stay in one currency',
  })
  .refine(({ moves }) => sumOf(moves, 'to') <= sumOf(moves, 'from'), {
    path: ['moves'],
    error: 'must not raise what all of them spend',
  });

export type ReallocateBudgetParams = z.output<typeof schema>;
type Move = z.output<typeof moveSchema>;

const definition: ActionDefinition<ReallocateBudgetParams> = {
  kind: 'reallocate_budget',
  effectClass: 'money',
  undoable: true,
  schema,
  editFields: ({ reason }) => [{ id: 'reason', label: 'Why', type: 'text', value: reason, maxLength: 300 }],
  describe: ({ moves, reason }) => ({
    label: `Move ${formatMoney(moved(moves), { whole: true })} of daily budget`,
    summary: `Set the daily budgets of ${moves.slice(0, 5).map(moveWords).join(', ')}${moves.length > 5 ? ` and ${moves.length - 5} more` : ''}: ${reason}`,
    cost: null,
  }),
  preview: ({ moves, reason }) => [...moves.map(moveWords), `Why: ${reason}`],
  guard: async ({ moves }, { db }) => {
    const ids = moves.map(({ campaignId }) => campaignId);
    const found = new Map((await readCampaigns(db, ids)).map((campaign) => [campaign.campaignId, campaign]));
    for (const move of moves) {
      const campaign = found.get(move.campaignId);
      if (campaign?.brand) return `${nameOf(move)} is a brand campaign, whose budget only its owner moves.`;
      if (campaign?.sharedBudget) return `${nameOf(move)} draws on a shared budget by now.`;
      const current = campaign?.budgetMinor;
      if (current !== undefined && current !== null && current !== toMoney(move.from).minor) {
        return `The budget of ${nameOf(move)} changed since this was proposed.`;
      }
    }
    return null;
  },
  changes: ({ moves, reason }) =>
    moves.map(({ campaignId, to }) => ({
      target: { type: 'campaign', id: campaignId },
      set: { dailyBudget: to, reason },
    })),
  outcome: ({ moves }, { unsent, reference }) =>
    `${moves.length} daily budgets ${unsent ? 'are on the list to be moved' : 'are moved'} (${reference}).`,
  record: (tx, { moves }) => setDailyBudgets(tx, moves.map(budgetOf('to'))),
  unrecord: (tx, { moves }) => setDailyBudgets(tx, moves.map(budgetOf('from'))),
};

function sumOf(moves: readonly Move[], side: 'from' | 'to'): number {
  return moves.reduce((sum, move) => sum + toMoney(move[side]).minor, 0);
}

/** What is taken from some and given to others. */
function moved(moves: readonly Move[]): Money {
  const taken = moves.map(({ from, to }) => Math.max(0, toMoney(from).minor - toMoney(to).minor));
  return { minor: taken.reduce((sum, one) => sum + one, 0), currency: moves[0]?.from.currency ?? '' };
}

function moveWords(move: Move): string {
  return `${nameOf(move)} from ${formatMoney(toMoney(move.from))} to ${formatMoney(toMoney(move.to))}`;
}

function budgetOf(side: 'from' | 'to') {
  return (move: Move) => ({ campaignId: move.campaignId, budget: toMoney(move[side]) });
}

function nameOf({ campaignName, campaignId }: Move): string {
  const name = campaignName ?? campaignId;
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

export const reallocateBudget = register(definition);
