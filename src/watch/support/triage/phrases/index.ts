import type { TicketIntent } from '../intent.ts';
import { DELIVERY_PHRASES } from './delivery.ts';
import { expand } from './expand.ts';
import { FOREIGN_PHRASES } from './foreign.ts';
import { PRODUCT_PHRASES } from './products.ts';
import { RETURN_PHRASES } from './returns.ts';
import { TROUBLE_PHRASES } from './trouble.ts';

/** What a text may be taken for: one of the intents, or nothing that belongs here. */
export type Label = TicketIntent | 'foreign';

/** A phrasing and what it is an example of. */
export interface Example {
  readonly text: string;
  readonly label: Label;
  /** So that each pattern counts alike, however many phrasings it stands for. */
  readonly weight: number;
}

const PHRASES = {
  ...DELIVERY_PHRASES,
  ...RETURN_PHRASES,
  ...PRODUCT_PHRASES,
  ...TROUBLE_PHRASES,
  foreign: FOREIGN_PHRASES,
} as const satisfies Partial<Record<Label, readonly string[]>>;

/** Phrasings beyond these of one pattern teach nothing new; they are taken evenly from all. */
const PER_PATTERN = 12;

/** Every phrasing that we wrote, each with its label. */
export function examples(): Example[] {
  return Object.entries(PHRASES).flatMap(([label, patterns]) =>
    patterns.flatMap((pattern: string) => {
      const all = expand(pattern);
      const step = Math.max(1, all.length / PER_PATTERN);
      const taken = Array.from({ length: Math.min(all.length, PER_PATTERN) }, (_, index) =>
        String(all[Math.floor(index * step)]),
      );
      const weight = (1 + Math.log(taken.length)) / taken.length;
      return taken.map((text) => ({ text, label: label as Label, weight }));
    }),
  );
}
