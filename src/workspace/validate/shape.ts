import { child, type Place, type Rule, report, type Surface } from './issue.ts';
import { isObject, type Json } from './rules.ts';

export type Fields = Readonly<Record<string, Rule>>;

/** One row of a table: the fields of a typed object, where it may stand, and rules across its fields. */
export interface Kind {
  required?: Fields;
  optional?: Fields;
  /** Absent: allowed wherever its parent is. */
  surfaces?: readonly Surface[];
  also?: (value: Json, at: Place) => void;
}

/** Kinds by the value of their `type` field. */
export type Table = Readonly<Record<string, Kind>>;

function checkFields(value: Json, kind: Kind, at: Place, typed: boolean): void {
  const required = kind.required ?? {};
  const known: Fields = { ...required, ...kind.optional };
  for (const field of Object.keys(required)) {
    if (value[field] === undefined) report(at, 'missing_field', `missing required field: ${field}`, field);
  }
  for (const [field, item] of Object.entries(value)) {
    if (item === undefined || (typed && field === 'type')) continue;
    const rule = Object.hasOwn(known, field) ? known[field] : undefined;
    if (rule) rule(item, child(at, field));
    else report(at, 'unknown_field', `invalid additional property: ${field}`, field);
  }
  kind.also?.(value, at);
}

/** An object without a `type`, such as an option or a confirmation. */
export function shape(kind: Kind): Rule {
  return (value, at) => {
    if (isObject(value)) checkFields(value, kind, at, false);
    else report(at, 'wrong_type', 'must be an object', 'object');
  };
}

/**
 * An object whose `type` names a row of the table, of the allowed types only (absent: any row) and on a
 * surface that the row allows. The table is passed as a function so that tables may refer to each other.
 */
export function variant(table: () => Table, ...allowed: readonly string[]): Rule {
  return (value, at) => {
    if (!isObject(value)) return report(at, 'wrong_type', 'must be an object', 'object');
    const type = value.type;
    if (typeof type !== 'string') return report(at, 'missing_field', 'missing required field: type', 'type');
    const rows = table();
    const kind = Object.hasOwn(rows, type) ? rows[type] : undefined;
    if (!kind || (allowed.length > 0 && !allowed.includes(type))) {
      const expected = (allowed.length > 0 ? allowed : Object.keys(rows)).join(', ');
      return report(at, 'invalid_value', `unsupported type: ${type}; expected ${expected}`, expected);
    }
    if (kind.surfaces && !kind.surfaces.includes(at.surface)) {
      report(at, 'not_allowed_here', `${type} is not supported in a ${at.surface}`, kind.surfaces.join('|'));
    }
    checkFields(value, kind, at, true);
  };
}

/** A rule for `also`: the object has at least one of these fields. */
export function needsOneOf(...fields: readonly string[]): NonNullable<Kind['also']> {
  return (value, at) => {
    if (fields.some((field) => value[field] !== undefined)) return;
    report(at, 'missing_field', `must have one of ${fields.join(', ')}`, fields.join('|'));
  };
}

/** A rule for `also`: the object has exactly one of these fields. */
export function needsExactlyOneOf(...fields: readonly string[]): NonNullable<Kind['also']> {
  return (value, at) => {
    const present = fields.filter((field) => value[field] !== undefined).length;
    if (present === 0) report(at, 'missing_field', `must have one of ${fields.join(', ')}`, fields.join('|'));
    if (present > 1) report(at, 'conflict', `must have only one of ${fields.join(', ')}`, fields.join('|'));
  };
}
