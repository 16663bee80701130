import { isDeepStrictEqual } from 'node:util';
import { child, type Place, type Rule, report } from './issue.ts';
import { isObject, type Json, list, string, url } from './rules.ts';
import { type Kind, needsExactlyOneOf, shape } from './shape.ts';
import { plain, text } from './text.ts';

// types@3.2.0 says 75 for `value` in a comment; the documentation says 150.
const value = string(150, 1);
const description = plain(75);

/** An option of a select menu: plain text only. */
export const plainOption = shape({ required: { text: plain(75), value }, optional: { description } });

/** An option of checkboxes or radio buttons: either text object. */
export const richOption = shape({
  required: { text: text(75), value },
  optional: { description: text(75) },
});

/** An option of an overflow menu may also open a link. */
export const overflowOption = shape({
  required: { text: plain(75), value },
  optional: { description, url: url() },
});

const group = shape({ required: { label: plain(75), options: list(plainOption, 100) } });

const optionsOf = (element: Json): Json[] => {
  const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
  const grouped = groups.flatMap((item) =>
    isObject(item) && Array.isArray(item.options) ? item.options : [],
  );
  const own = Array.isArray(element.options) ? element.options : [];
  return [...own, ...grouped].filter(isObject);
};

/** What is chosen at the start is one of the options, exactly; and no two options share a value. */
export function checkOptions(element: Json, at: Place): void {
  const options = optionsOf(element);
  const values = options.map((option) => option.value);
  if (new Set(values).size < values.length) {
    report(child(at, 'options'), 'duplicate', 'option values must be unique');
  }
  const initial = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  if (!Array.isArray(initial)) return;
  for (const chosen of initial) {
    if (options.some((option) => isDeepStrictEqual(option, chosen))) continue;
    const field = element.initial_options ? 'initial_options' : 'initial_option';
    report(child(at, field), 'invalid_value', 'must exactly match one of the options');
  }
}

/** The fields of a static menu: 1 to 100 options, or as many groups of them. */
export const staticMenu: Pick<Kind, 'optional' | 'also'> = {
  optional: { options: list(plainOption, 100), option_groups: list(group, 100) },
  also: (element, at) => {
    needsExactlyOneOf('options', 'option_groups')(element, at);
    checkOptions(element, at);
  },
};

/** The fields of checkboxes and radio buttons: 1 to 10 options. */
export const shortList: { options: Rule } = { options: list(richOption, 10) };
