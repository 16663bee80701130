import { z } from 'zod';
import type { ActionKind, ActionParams } from './action.ts';
import type { Money } from './money.ts';
import { moneyTextSchema, toMoney } from './money-text.ts';

/** A campaign's daily budget, as it was when the change was drafted and as it becomes. */
export interface BudgetChange {
  readonly campaignId: string;
  readonly from: Money;
  readonly to: Money;
}

const fromTo = z.object({ from: moneyTextSchema, to: moneyTextSchema });

/** Where the parameters of those kinds that move daily budgets have them; all other kinds move none. */
const MOVES: Readonly<Partial<Record<ActionKind, z.ZodType<readonly RawChange[]>>>> = {
  set_campaign_budget: z
    .object({ campaignId: z.string(), budget: fromTo })
    .transform(({ campaignId, budget }) => [{ campaignId, ...budget }]),
  reallocate_budget: z
    .object({ moves: z.array(fromTo.extend({ campaignId: z.string() })) })
    .transform(({ moves }) => moves),
};

type RawChange = z.output<typeof fromTo> & { readonly campaignId: string };

/** The daily budgets that an action moves; none where its parameters do not say so. */
export function budgetChanges(kind: ActionKind, params: ActionParams): BudgetChange[] {
  const read = MOVES[kind]?.safeParse(params);
  const changes = read?.success ? read.data : [];
  return changes.map(({ campaignId, from, to }) => ({ campaignId, from: toMoney(from), to: toMoney(to) }));
}

/**
 * What an action is worth, by which its band is found: the cash that leaves, or else the daily budget that it moves,
 * what is raised or what is lowered, whichever is more. Null where it is neither.
 */
export function worthOf(action: {
  readonly kind: ActionKind;
  readonly params: ActionParams;
  readonly cost: Money | null;
}): Money | null {
  if (action.cost) return action.cost;
  const changes = budgetChanges(action.kind, action.params);
  const [first] = changes;
  if (!first) return null;
  const deltas = changes.map(({ from, to }) => to.minor - from.minor);
  const sumOf = (of: readonly number[]) => of.reduce((sum, delta) => sum + Math.abs(delta), 0);
  const raised = sumOf(deltas.filter((delta) => delta > 0));
  const lowered = sumOf(deltas.filter((delta) => delta < 0));
  return { minor: Math.max(raised, lowered), currency: first.to.currency };
}
