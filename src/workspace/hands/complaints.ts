import type { OpenView } from '../state.ts';
import { flatBlocks } from './values.ts';

type Element = Record<string, unknown>;

function numberProblem(element: Element, value: string): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && number < Number(min)) return `Please enter ${min} or more.`;
  if (max !== undefined && number > Number(max)) return `Please enter ${max} or less.`;
  return undefined;
}

function textProblem(element: Element, value: string): string | undefined {
  const length = [...value].length;
  const { min_length: min, max_length: max = 3000 } = element;
  if (min !== undefined && length < Number(min)) return `Please enter at least ${min} characters.`;
  if (length > Number(max)) return `Please enter at most ${max} characters.`;
  return undefined;
}

function problemOf(element: Element, value: unknown): string | undefined {
  if (element.type === 'number_input') return numberProblem(element, String(value));
  if (element.type === 'plain_text_input') return textProblem(element, String(value));
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(String(value))) {
    return 'Please enter an e-mail address.';
  }
  return undefined;
}

/** What Slack itself finds wrong with a form, by block id, before the app hears of it. */
export function complaints(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of flatBlocks(open.view.blocks)) {
    if (block.type !== 'input') continue;
    const element = block.element as Element;
    const kept = open.values[block.block_id]?.[String(element.action_id ?? element.type)] ?? {};
    const value: unknown = Object.entries(kept).find(([key]) => key !== 'type')?.[1];
    const missing = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    const problem = missing ? undefined : problemOf(element, value);
    if (missing && !block.optional) errors[block.block_id] = 'Please complete this required field.';
    else if (problem) errors[block.block_id] = problem;
  }
  return errors;
}
