import type { z } from 'zod';
import type { ActionKind, ActionParams, EffectClass } from '../domain/action.ts';
import { budgetChanges } from '../domain/budget-change.ts';
import type { ActionWords, EditField, Touched } from '../domain/catalogue.ts';
import type { Queryable, Transaction } from '../domain/database.ts';
import type { Day } from '../domain/day.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Shop } from '../domain/shop.ts';
import type { Change, Receipt } from './adapter.ts';

/** Which action is being carried out, and as of when. */
export interface ActionIdentity {
  readonly actionId: string;
  readonly now: Date;
  /** The shop's day of `now`. */
  readonly today: Day;
  /** In whose name it is done. */
  readonly shopName: string;
}

/** What a guard may look at: fresh rows, and since when they may have changed. */
export interface GuardContext extends ActionIdentity {
  readonly db: Queryable;
  readonly shop: Shop;
  /** When the proposal was drafted. */
  readonly draftedAt: Date;
}

/** How one kind of action works; `P` is its parameters, already parsed by `schema`. */
export interface ActionDefinition<P> {
  readonly kind: ActionKind;
  readonly effectClass: EffectClass;
  readonly undoable: boolean;
  readonly schema: z.ZodType<P>;
  editFields(params: P): readonly EditField[];
  /** Where a form's field is not simply the parameter of the same name. */
  applyEdit?(params: P, values: EditValues): ActionParams;
  describe(params: P): ActionWords;
  preview(params: P): readonly string[];
  /** Is the basis still true? A sentence with the reason when it is not. */
  guard(params: P, context: GuardContext): Promise<string | null>;
  changes(params: P, identity: ActionIdentity): readonly Change[];
  /** What it is about besides what it changes: the SKU and the supplier of an order, a keyword's campaign. */
  about?(params: P): Touched['subjects'];
  /** What happened, in a sentence. */
  outcome(params: P, receipt: Receipt, identity: ActionIdentity): string;
  /** What our own tables must know once it is done, and once it is undone; in the transaction that settles it. */
  record?(tx: Transaction, params: P, identity: ActionIdentity): Promise<void>;
  unrecord?(tx: Transaction, params: P, identity: ActionIdentity): Promise<void>;
}

export type EditValues = Readonly<Record<string, string | number | null>>;

/** A definition behind its schema: parameters from the database are parsed before anything looks at them. */
export interface ActionRegistration {
  readonly kind: ActionKind;
  readonly effectClass: EffectClass;
  readonly undoable: boolean;
  parse(params: ActionParams): ActionParams;
  editFields(params: ActionParams): readonly EditField[];
  applyEdit(params: ActionParams, values: EditValues): ActionParams;
  describe(params: ActionParams): ActionWords;
  preview(params: ActionParams): readonly string[];
  touches(params: ActionParams): Touched;
  guard(params: ActionParams, context: GuardContext): Promise<string | null>;
  changes(params: ActionParams, identity: ActionIdentity): readonly Change[];
  outcome(params: ActionParams, receipt: Receipt, identity: ActionIdentity): string;
  record(tx: Transaction, params: ActionParams, identity: ActionIdentity): Promise<void>;
  unrecord(tx: Transaction, params: ActionParams, identity: ActionIdentity): Promise<void>;
}

/** Puts a kind's definition behind its schema. */
export function register<P extends ActionParams>(definition: ActionDefinition<P>): ActionRegistration {
  const { kind, effectClass, undoable, schema } = definition;
  const parse = (params: ActionParams): P => parseParams(schema, params);
  return {
    kind,
    effectClass,
    undoable,
    parse,
    editFields: (params) => definition.editFields(parse(params)),
    applyEdit: (params, values) => {
      const current = parse(params);
      checkFields(definition.editFields(current), values);
      const edited = definition.applyEdit?.(current, values) ?? { ...current, ...values };
      return parse(edited);
    },
    describe: (params) => definition.describe(parse(params)),
    preview: (params) => definition.preview(parse(params)),
    touches: (params) => touchedBy(definition, parse(params)),
    guard: (params, context) => definition.guard(parse(params), context),
    changes: (params, identity) => definition.changes(parse(params), identity),
    outcome: (params, receipt, identity) => definition.outcome(parse(params), receipt, identity),
    record: async (tx, params, identity) => definition.record?.(tx, parse(params), identity),
    unrecord: async (tx, params, identity) => definition.unrecord?.(tx, parse(params), identity),
  };
}

/** What is changed does not depend on which action changes it, only the ids of what it creates do. */
const ANY_ACTION: ActionIdentity = {
  actionId: 'act_any',
  now: new Date(0),
  today: '1970-01-01',
  shopName: '',
};

function touchedBy<P extends ActionParams>(definition: ActionDefinition<P>, params: P): Touched {
  const changed = definition.changes(params, ANY_ACTION).map(({ target }) => target);
  return {
    subjects: [...changed, ...(definition.about?.(params) ?? [])],
    count: new Set(changed.map(({ type, id }) => `${type}:${id}`)).size,
    budgets: budgetChanges(definition.kind, params),
  };
}

function parseParams<P>(schema: z.ZodType<P>, params: ActionParams): P {
  const result = schema.safeParse(params);
  if (result.success) return result.data;
  throw invalid(
    Object.fromEntries(result.error.issues.map((issue) => [issue.path.map(String).join('.'), issue.message])),
  );
}

function checkFields(fields: readonly EditField[], values: EditValues): void {
  const problems = Object.entries(values).flatMap(([id, value]) => {
    const field = fields.find((one) => one.id === id);
    const problem = field ? problemOf(field, value) : 'This cannot be edited.';
    return problem ? [[id, problem]] : [];
  });
  if (problems.length > 0) throw invalid(Object.fromEntries(problems));
}

function problemOf(field: EditField, value: string | number | null): string | null {
  const { min, max, step, maxLength } = field;
  if (value === null || value === '') return field.optional ? null : 'Please fill this in.';
  if (field.type !== 'number') {
    return maxLength !== undefined && String(value).length > maxLength
      ? `At most ${maxLength} characters.`
      : null;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'This must be a number.';
  if (min !== undefined && value < min) return `At least ${min}.`;
  if (max !== undefined && value > max) return `At most ${max}.`;
  if (step !== undefined && value % step !== 0) return `A multiple of ${step}.`;
  return null;
}

function invalid(fields: Record<string, string>): DaybreakError {
  const list = Object.entries(fields).map(([id, problem]) => (id ? `${id}: ${problem}` : problem));
  return new DaybreakError('invalid_input', `This cannot be saved. ${list.join(' ')}`, { fields });
}
