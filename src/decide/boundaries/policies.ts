import { z } from 'zod';
import { ACTION_KINDS } from '../../domain/action.ts';
import { MEASURES } from './limits.ts';
import { isClear, needsFrom } from './needs.ts';

const actions = z.union([z.enum(ACTION_KINDS), z.literal('*')]);
const amount = z.union([z.number().min(0), z.string().regex(/^\d+(\.\d+)?$/)]).transform(Number);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 12:00');
const day = z
  .union([z.string().regex(/^\d{4}-\d{2}-\d{2}$/), z.date()])
  .transform((value) => (typeof value === 'string' ? value : value.toISOString().slice(0, 10)));

export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** The fields of front matter that machines obey; money in whole units of the shop's currency. */
export const POLICY_FIELDS = {
  /** Who must say yes to what lies above an amount: a person by name, or "two people". */
  approval_limits: z.array(
    z.object({ action: actions, above: amount, needs: z.string().trim().min(1).transform(needsFrom) }),
  ),
  /** Campaigns that nothing changes without their owner. */
  brand_protection: z.object({ campaigns: z.array(z.string().min(1)), owner: z.string().optional() }),
  /** SKUs, suppliers, keywords or anything else by its id that nothing changes without its owner. */
  protected: z.array(z.object({ ids: z.array(z.string().min(1)).min(1), owner: z.string().optional() })),
  /** What is neither proposed nor done without asking: a kind of action about "sku SKU-1", "category Shoes", "brand campaign". */
  never: z.array(z.object({ action: z.enum(ACTION_KINDS), about: z.string().trim().min(1) })),
  /** How much may be done without asking. */
  action_limits: z.array(z.object({ action: actions, measure: z.enum(MEASURES), at_most: amount })),
  /**
   * When nothing is done without asking: from one day to another, every week between two times, or with no weekday every
   * day between them; an `until` before its `from` is a time of the next day.
   */
  quiet_periods: z.array(
    z.union(
      [
        z
          .strictObject({ from: day, until: day, actions: z.array(actions).optional() })
          .refine(({ from, until }) => from <= until, 'until must not be a day before from'),
        z
          .strictObject({
            weekday: z.enum(WEEKDAYS).optional(),
            from: clock,
            until: clock,
            actions: z.array(actions).optional(),
          })
          .refine(({ from, until }) => from !== until, 'from and until must be two different times'),
      ],
      'must be from and until, both days or both times (then with a weekday or for every day), and actions if not all',
    ),
  ),
  /** Minutes that a task took people before, as they measured it, and that looking at a proposal takes them now. */
  task_minutes: z.array(
    z.object({
      action: z.enum(ACTION_KINDS),
      minutes: amount,
      review_minutes: amount.default(0),
      /** How and when: "40 tickets by stopwatch, January 2026". */
      measured: z.string().trim().min(1),
    }),
  ),
  /** Days after delivery in which a customer may return. */
  return_window_days: z.number().int().min(1).max(3650),
} as const;

export type PolicyField = keyof typeof POLICY_FIELDS;
export type Policy<F extends PolicyField> = z.output<(typeof POLICY_FIELDS)[F]>;

/** The policy fields of a document as they were written; where one is wrong, its name and what is wrong with it. */
export function policiesFrom(
  front: Readonly<Record<string, unknown>>,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly wrong: string } {
  const given = Object.entries(POLICY_FIELDS).filter(([field]) => front[field] !== undefined);
  const read = given.map(([field, schema]) => ({ field, result: schema.safeParse(front[field]) }));
  const wrong = read.flatMap(({ field, result }) =>
    result.success
      ? []
      : result.error.issues.map(({ path, message }) => `${[field, ...path].join('.')}: ${message}`),
  );
  const unclear = read.flatMap(({ field, result }) => (result.success ? unclearIn(field, result.data) : []));
  if (wrong.length + unclear.length > 0) return { wrong: [...wrong, ...unclear].join('; ') };
  return { fields: Object.fromEntries(read.map(({ field, result }) => [field, result.data])) };
}

/** Not part of the schema: a document that was loaded before goes on being obeyed, an admin standing in for the name. */
function unclearIn(field: string, says: unknown): string[] {
  if (field !== 'approval_limits') return [];
  return (says as Policy<'approval_limits'>).flatMap(({ needs }, index) =>
    isClear(needs)
      ? []
      : [
          `approval_limits.${index}.needs: "${needs}" is nobody; write a first and a last name as members have it, or "two people"`,
        ],
  );
}
