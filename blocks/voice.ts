import { instant, person, personName, shopClock } from './people.ts';

/** How the same words are said: `MARKUP` on the card, `SPOKEN` in notifications and to screen readers. */
export interface Voice {
  strong(escaped: string): string;
  person: typeof person;
  instant: typeof instant;
  /** Between the parts of one thought. */
  readonly gap: string;
}

export const MARKUP: Voice = { strong: (words) => `*${words}*`, person, instant, gap: '\n' };
export const SPOKEN: Voice = { strong: (words) => words, person: personName, instant: shopClock, gap: ' ' };
