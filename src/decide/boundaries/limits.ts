import type { ActionKind } from '../../domain/action.ts';

/**
 * What a limit measures. Money is in whole units of the shop's currency, counts in things that are changed (tickets,
 * keywords, shipments…), shares and changes in per cent; an hour and a day are the sixty minutes and the twenty-four
 * hours before.
 */
export const MEASURES = [
  'money_per_action',
  'money_per_hour',
  'money_per_day',
  'count_per_hour',
  'count_per_day',
  'percent_change',
  'catalogue_share_per_day',
  'budget_share_per_day',
] as const;
export type Measure = (typeof MEASURES)[number];

/** How much may be done without asking; `action` "*" counts all kinds together. */
export interface Limit {
  readonly action: ActionKind | '*';
  readonly measure: Measure;
  readonly atMost: number;
  /** Who or what says so, for the sentence of a refusal. */
  readonly source: string;
}

/** What holds where neither a document nor a person has said anything: little enough to look through in the morning. */
export const DEFAULT_LIMITS: readonly Limit[] = (
  [
    ['money_per_action', 500],
    ['money_per_hour', 1_000],
    ['money_per_day', 2_000],
    ['count_per_hour', 10],
    ['count_per_day', 40],
    ['percent_change', 30],
    ['catalogue_share_per_day', 5],
    ['budget_share_per_day', 20],
  ] as const
).map(([measure, atMost]) => ({ action: '*', measure, atMost, source: 'the default' }));

/** What has been done alone in the windows before, in one scope (a kind, or all kinds together). */
export interface Usage {
  readonly hour: Spent;
  readonly day: Spent & { readonly budgetMinor: number; readonly skus: readonly string[] };
}

export interface Spent {
  /** Things that were changed: tickets, keywords, shipments and the like. */
  readonly count: number;
  readonly valueMinor: number;
}

/** What shares are taken of, and what changes are measured against. */
export interface Whole {
  readonly skus: number;
  readonly dailyBudgetsMinor: number;
  /** What a campaign's daily budget was before the first change that was made alone in the last day, by campaign. */
  readonly budgetsBefore: Readonly<Record<string, number>>;
}

/** What an action would add; money in minor units of the shop's currency. */
export interface Addition {
  readonly valueMinor: number;
  /** Things that it changes. */
  readonly count: number;
  readonly budgetMinor: number;
  /** The daily budgets that it sets, by campaign. */
  readonly budgets: readonly { readonly id: string; readonly from: number; readonly to: number }[];
  readonly skus: readonly string[];
}

/** What a measure would come to with an action; `unit` is the minor units in one of the currency. Pure. */
export function amountAfter(
  measure: Measure,
  { usage: { hour, day }, whole, added, unit }: { usage: Usage; whole: Whole; added: Addition; unit: number },
): number {
  switch (measure) {
    case 'money_per_action':
      return added.valueMinor / unit;
    case 'money_per_hour':
      return (hour.valueMinor + added.valueMinor) / unit;
    case 'money_per_day':
      return (day.valueMinor + added.valueMinor) / unit;
    case 'count_per_hour':
      return hour.count + added.count;
    case 'count_per_day':
      return day.count + added.count;
    case 'percent_change':
      return Math.max(0, ...added.budgets.map((budget) => percentChange(budget, whole)));
    case 'catalogue_share_per_day': {
      const touched = new Set([...day.skus, ...added.skus]).size;
      // One SKU is not a blast, however small the catalogue.
      return touched <= 1 ? 0 : share(touched, whole.skus);
    }
    case 'budget_share_per_day':
      return share(day.budgetMinor + added.budgetMinor, whole.dailyBudgetsMinor);
  }
}

/** By how many per cent a budget changes: in this step, or with the steps of the day before it, whichever is more. */
function percentChange({ id, from, to }: Addition['budgets'][number], { budgetsBefore }: Whole): number {
  const against = (before: number) => (100 * Math.abs(to - before)) / Math.max(1, before);
  return Math.max(against(from), against(budgetsBefore[id] ?? from));
}

/** Per cent of a whole; any part of a whole that is not known is all of it. */
function share(part: number, whole: number): number {
  if (part === 0) return 0;
  return whole > 0 ? (100 * part) / whole : 100;
}

/** What says nothing of other actions. */
const OF_ONE_ACTION: readonly Measure[] = ['money_per_action', 'percent_change'];

/**
 * The limits that bind a kind. `limits` are in the order of their authority: of the same scope and measure the first
 * holds. A total over all kinds always binds; of one action, what was said of its kind replaces the default.
 */
export function limitsFor(kind: ActionKind, limits: readonly Limit[]): Limit[] {
  const chosen = new Map<string, Limit>();
  for (const limit of limits.filter(({ action }) => action === kind || action === '*')) {
    const place = `${limit.action} ${limit.measure}`;
    if (!chosen.has(place)) chosen.set(place, limit);
  }
  return [...chosen.values()].filter(
    (limit) =>
      !DEFAULT_LIMITS.includes(limit) ||
      !OF_ONE_ACTION.includes(limit.measure) ||
      !chosen.has(`${kind} ${limit.measure}`),
  );
}

/** How a sentence names what a measure counts. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  money_per_action: 'money in one action',
  money_per_hour: 'money in an hour',
  money_per_day: 'money in a day',
  count_per_hour: 'things changed in an hour',
  count_per_day: 'things changed in a day',
  percent_change: '% of change to a budget in a day',
  catalogue_share_per_day: '% of the catalogue in a day',
  budget_share_per_day: '% of the ad budgets in a day',
};
