import { child, type Rule, report } from './issue.ts';

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Slack counts characters as code points, so an emoji of two UTF-16 units is one. */
export function lengthOf(text: string): number {
  return [...text].length;
}

export function string(max: number, min = 0): Rule {
  return (value, at) => {
    if (typeof value !== 'string') return report(at, 'wrong_type', 'must be a string', 'string');
    const length = lengthOf(value);
    if (length > max) report(at, 'too_long', `must be less than ${max + 1} characters`, max);
    if (length < min) report(at, 'too_short', `must be more than ${min - 1} characters`, min);
  };
}

export function matching(pattern: RegExp, description: string, max = 3000): Rule {
  const length = string(max, 1);
  return (value, at) => {
    length(value, at);
    if (typeof value === 'string' && !pattern.test(value)) {
      report(at, 'invalid_value', `must be ${description}`, description);
    }
  };
}

export const url = (max = 3000): Rule => matching(/^https?:\/\/\S+$/, 'an http or https URL', max);

export const boolean: Rule = (value, at) => {
  if (typeof value !== 'boolean') report(at, 'wrong_type', 'must be a boolean', 'boolean');
};

export function integer(min: number, max: number): Rule {
  return (value, at) => {
    if (!Number.isInteger(value)) return report(at, 'wrong_type', 'must be an integer', 'integer');
    const number = value as number;
    if (number < min || number > max) {
      report(at, 'invalid_value', `must be between ${min} and ${max}`, `${min}..${max}`);
    }
  };
}

export const finite: Rule = (value, at) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    report(at, 'wrong_type', 'must be a finite number', 'number');
  }
};

export function oneOf(...values: readonly (string | number)[]): Rule {
  return (value, at) => {
    if (values.includes(value as string)) return;
    report(at, 'invalid_value', `must be one of ${values.join(', ')}`, values.join('|'));
  };
}

/** A list of `min` to `max` items that each keep `rule`. */
export function list(rule: Rule, max: number, min = 1): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return report(at, 'wrong_type', 'must be an array', 'array');
    if (value.length > max) report(at, 'too_many', `no more than ${max} items allowed`, max);
    if (value.length < min) report(at, 'too_few', `no fewer than ${min} items allowed`, min);
    value.forEach((item, index) => {
      rule(item, child(at, index));
    });
  };
}

/** Every one of `rules` is applied; for limits across fields of the same value. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, at) => {
    for (const rule of rules) rule(value, at);
  };
}

/** `text` values anywhere below a value: what Slack counts against the size of a message or a table. */
export function visibleLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + visibleLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    const own = typeof item === 'string' && key === 'text' ? lengthOf(item) : visibleLength(item);
    return sum + own;
  }, 0);
}
