import { instant, person, personName, shopClock } from './people.ts';
import { sentence } from './text.ts';

/** How the same words are said: `MARKUP` on the card, `SPOKEN` in notifications and to screen readers. */
export interface Voice {
  /** Before the words, for eyes only; `name` is Slack's short name of an emoji. */
  sign(name: string): string;
  strong(escaped: string): string;
  person: typeof person;
  instant: typeof instant;
  /** One thought after another. */
  followed(first: string, next: string): string;
}

export const MARKUP: Voice = {
  sign: (name) => `:${name}: `,
  strong: (words) => `*${words}*`,
  person,
  instant,
  followed: (first, next) => `${first}\n${next}`,
};

export const SPOKEN: Voice = {
  sign: () => '',
  strong: (words) => words,
  person: personName,
  instant: shopClock,
  followed: (first, next) => `${sentence(first)} ${next}`,
};
