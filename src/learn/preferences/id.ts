import type { Never } from '../../decide/index.ts';

/** The kind of what people correct when it is about a preference; its ids begin with it. */
export const PREFERENCE = 'preference';

/** What a preference, or the rule it became, is kept and forgotten by, in one word: "preference:pause_keyword:brand_campaign". */
export function preferenceId({ action, about }: Never): string {
  return `${PREFERENCE}:${action}:${about.replace(/\s+/g, '_')}`;
}
