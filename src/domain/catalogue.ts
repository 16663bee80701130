import type { ActionKind, ActionParams, EffectClass } from './action.ts';
import type { BudgetChange } from './budget-change.ts';
import type { Money } from './money.ts';

/** One field of an action that a person may change, with the value that stands now. */
export interface EditField {
  /** The parameter that the field sets; stable, and the key of the values that come back. */
  readonly id: string;
  readonly label: string;
  readonly type: 'number' | 'text' | 'date';
  readonly value: string | number | null;
  readonly hint?: string;
  readonly min?: number;
  readonly max?: number;
  /** Numbers must be a multiple of this: the case pack. */
  readonly step?: number;
  readonly maxLength?: number;
  readonly multiline?: boolean;
  readonly optional?: boolean;
}

/** An action in words, rendered from its parameters and nothing else. */
export interface ActionWords {
  readonly label: string;
  readonly summary: string;
  readonly cost: Money | null;
}

/** What an action changes or is about, and the daily budgets that it moves. */
export interface Touched {
  readonly subjects: readonly { readonly type: string; readonly id: string }[];
  /** How many things it changes: tickets, keywords, shipments and the like, each once. */
  readonly count: number;
  readonly budgets: readonly BudgetChange[];
}

/** What deciding and the edges need to know of action kinds; the registry of `act` implements it. */
export interface ActionCatalogue {
  effectClass(kind: ActionKind): EffectClass;
  undoable(kind: ActionKind): boolean;
  touches(kind: ActionKind, params: ActionParams): Touched;
  /** Throws DaybreakError `invalid_input` whose detail `{ fields: { id: sentence } }` names each wrong field. */
  parse(kind: ActionKind, params: ActionParams): ActionParams;
  editFields(kind: ActionKind, params: ActionParams): readonly EditField[];
  /** The parameters with a form's values put in; throws like `parse`. */
  applyEdit(
    kind: ActionKind,
    params: ActionParams,
    values: Readonly<Record<string, string | number | null>>,
  ): ActionParams;
  describe(kind: ActionKind, params: ActionParams): ActionWords;
  /** Exactly what will happen, a line each. */
  preview(kind: ActionKind, params: ActionParams): readonly string[];
}
