import type { FactDraft } from '../../../context/index.ts';
import { type Day, dayOf, formatDay } from '../../../domain/day.ts';
import { type Citation, ungrounded } from '../../../domain/grounding.ts';
import { formatMoney } from '../../../domain/money.ts';
import type { Shop } from '../../../domain/shop.ts';
import type { Clause } from './clauses.ts';

/** An answer, complete: what is sent, and the row behind each of its figures. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
  readonly citations: readonly Citation[];
  /** Shared facts that it tells of. */
  readonly facts: readonly KnownFact[];
}

/** A shared fact that a letter may tell of. */
type KnownFact = FactDraft<'carrier_delay' | 'stockout_probability'>;

/** Writes a letter figure by figure, and keeps where each came from. */
export interface Scribe {
  day(table: string, id: string, field: string, instant: Date): string;
  /** A figure or a name that the row has word for word. */
  word(table: string, id: string, field: string, value: string): string;
  money(table: string, id: string, field: string, minor: number): string;
  clause(clause: Clause): string;
  /** A day that a shared fact has. */
  fact(fact: KnownFact, field: string, day: Day): string;
  /** The finished letter; null where a figure has no row: then it must not be sent. */
  letter(subject: string, paragraphs: readonly (string | null)[]): Letter | null;
}

/** A scribe for one letter of this shop. */
export function scribeOf(shop: Shop): Scribe {
  const citations: Citation[] = [];
  const facts: KnownFact[] = [];
  const cite = (table: string, id: string, field: string, value: string): string => {
    citations.push({ table, id, field, value });
    return value;
  };
  return {
    day: (table, id, field, instant) => cite(table, id, field, formatDay(dayOf(instant, shop.timeZone))),
    word: cite,
    money: (table, id, field, minor) =>
      cite(table, id, field, formatMoney({ minor, currency: shop.currency })),
    clause: ({ id, text }) => cite('policy', id, 'text', text),
    fact: (fact, field, day) => {
      facts.push(fact);
      return cite('context_fact', `${fact.kind} ${fact.subject.id}`, field, formatDay(day));
    },
    letter: (subject, paragraphs) => {
      cite('shop', 'name', 'name', shop.name);
      const said = paragraphs.filter((paragraph) => paragraph !== null);
      const body = ['Hello,', ...said, shop.name].join('\n\n');
      return ungrounded(`${subject}\n${body}`, citations).length === 0
        ? { subject, body, citations, facts }
        : null;
    },
  };
}
