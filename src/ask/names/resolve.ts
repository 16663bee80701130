import { distance } from 'fastest-levenshtein';
import type { Subject } from '../../domain/finding.ts';
import { missingType } from './missing.ts';
import { nearNumbers, nearTitles, type Titled } from './near.ts';
import { byNickname, type Nickname } from './nickname.ts';
import { saidBefore } from './said-before.ts';
import type { Named, NamedType, Shape } from './store.ts';
import { stem, stemsIn, wordsIn } from './words.ts';

/** What a question names, and what it might. */
export interface Names {
  readonly found: readonly Named[];
  /** Words that could mean several things, each with up to three of them, the likeliest first. */
  readonly unclear: readonly {
    readonly phrase: string;
    readonly options: readonly Named[];
    /** What it would be by the look of its number, where no such row is loaded. */
    readonly missing?: NamedType;
  }[];
  /** The question with every name replaced by its type's word: what remains is what is asked. */
  readonly asked: string;
}

export const TYPE_WORDS: Readonly<Record<NamedType, string>> = {
  sku: 'sku',
  supplier: 'supplier',
  campaign: 'campaign',
  keyword: 'keyword',
  order: 'order',
  purchase_order: 'purchase order',
  ticket: 'ticket',
  shipment: 'shipment',
};

/** What looks like a row's number in a question. */
const NUMBER = /#?\b(?:[A-Za-z]{1,10}[-_])?[A-Za-z]{0,4}\d[A-Za-z0-9]*(?:-[A-Za-z0-9]+)*\b/g;
/** Numbers that are amounts, days, dates or the like. */
const NO_NAME =
  /^(\d{1,3}|(19|20)\d\d|\d+(st|nd|rd|th)|\d+(d|h|k|x|am|pm|hrs?|mins?|days?|weeks?|months?|years?|percent)|q[1-4]|p\d\d|cm\d|v\d+|\d{4}-\d\d(-\d\d)?)$/i;
/** After these, a number of any length is a name. */
const NAMES_NEXT = /\b(tickets?|shipment|parcel|purchase order)\s*(no\.?|number|#)?\s*$/i;
const MOST_OPTIONS = 3;
/** Share of a title's weight that a question must name for it to be meant. */
const TITLE_NAMED = 0.62;

/** Every number in a question that may name a row. */
export function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBER)]
    .filter(
      ({ 0: word, index }) =>
        (!NO_NAME.test(word) || (/^\d+$/.test(word) && NAMES_NEXT.test(text.slice(0, index)))) &&
        !/[$€£]\s?$/.test(text.slice(0, index)) &&
        !/^\s?(%|percent|units|days|usd|dollars|pcs|pieces)/i.test(text.slice(index + word.length)),
    )
    .map(([word]) => word);
}

/** Finds what a question names: by number, by name, by the words of a title; what is not sure is left unclear. */
export class NameBook {
  readonly #byId = new Map<string, Named[]>();
  readonly #byTail = new Map<string, Named[]>();
  readonly #called: readonly { readonly named: Named; readonly words: readonly string[] }[];
  readonly #titles: readonly Titled[];
  readonly #nicknames: readonly Nickname[];
  readonly #shapes: readonly Shape[];
  readonly #weights: ReadonlyMap<string, number>;
  readonly #skus: readonly Named[];

  constructor(
    names: readonly Named[],
    {
      nicknames = [],
      shapes = [],
    }: {
      nicknames?: readonly { readonly name: string; readonly skus: readonly string[] }[];
      shapes?: readonly Shape[];
    } = {},
  ) {
    this.#shapes = shapes;
    for (const named of names) {
      push(this.#byId, named.id.toUpperCase(), named);
      const plain = plainly(named.id);
      if (plain !== named.id.toUpperCase()) push(this.#byId, plain, named);
      const tail = /^[A-Z]+[-_](\d+)$/i.exec(named.id)?.[1];
      if (tail) push(this.#byTail, tail, named);
    }
    this.#called = names
      .filter(({ type }) => type !== 'sku')
      .map((named) => ({ named, words: wordsIn(named.title) }))
      .filter(({ words }) => words.length > 0)
      .sort((a, b) => b.words.length - a.words.length);
    this.#skus = names.filter(({ type }) => type === 'sku');
    this.#nicknames = nicknames.map(({ name, skus }) => ({
      stems: stemsIn(name),
      options: skus.flatMap(
        (id) => this.#byId.get(id.toUpperCase())?.filter(({ type }) => type === 'sku') ?? [],
      ),
    }));
    this.#titles = this.#skus.map((named) => ({ named, stems: new Set(stemsIn(named.title)) }));
    const counts = new Map<string, number>();
    for (const { stems } of this.#titles)
      for (const one of stems) counts.set(one, (counts.get(one) ?? 0) + 1);
    this.#weights = new Map(
      [...counts].map(([word, count]) => [word, Math.log(1 + this.#titles.length / count)]),
    );
  }

  /** `numbered`: the rows that the question's numbers were looked up to be. */
  resolve(question: string, numbered: readonly Named[]): Names {
    const found: Named[] = [];
    const unclear: { phrase: string; options: readonly Named[]; missing?: NamedType }[] = [];
    let asked = question;
    const take = (phrase: string, named: Named) => {
      if (!found.some(({ type, id }) => type === named.type && id === named.id)) found.push(named);
      asked = asked.replace(phrase, ` ${TYPE_WORDS[named.type]} `);
    };
    for (const word of numbersIn(question)) {
      const [exact] = this.#numbered(word, numbered, question);
      const missing = missingType(word, { question, said: saidBefore(word, question), shapes: this.#shapes });
      if (exact) take(word, exact);
      else if (missing || /\d{3,}/.test(word)) {
        unclear.push(
          missing
            ? { phrase: word, options: [], missing }
            : { phrase: word, options: nearNumbers(word, this.#skus) },
        );
        asked = asked.replace(word, ` ${TYPE_WORDS[missing ?? 'sku']} `);
      }
    }
    asked = this.#byName(asked, take, (phrase, named) => unclear.push({ phrase, options: [named] })) ?? asked;
    if (!found.some(({ type }) => type === 'sku') && !unclear.some(({ options }) => options.length > 0)) {
      const meant = this.#byWords(asked);
      if (meant) {
        const [only] = meant.options;
        if (meant.options.length === 1 && only && !meant.isSlip) found.push(only);
        else unclear.push({ phrase: meant.phrase, options: meant.options });
        for (const word of meant.phrase.split(' '))
          asked = asked.replace(new RegExp(`\\b${word}\\b`, 'i'), ' ');
        asked = `${asked} sku`;
      }
    }
    return { found, unclear, asked: asked.replace(/\s+/g, ' ').trim() };
  }

  /** What something is called; its id where it has no name. */
  titleOf({ type, id }: Subject): string {
    return this.#byId.get(id.toUpperCase())?.find((one) => one.type === type)?.title ?? id;
  }

  #numbered(word: string, numbered: readonly Named[], question: string): readonly Named[] {
    const bare = word.replace(/^#/, '').toUpperCase();
    const plain = plainly(bare);
    const rows = numbered.filter(({ id }) => {
      const own = id.replace(/^#/, '').toUpperCase();
      return own === bare || plainly(own) === plain || own.replace(/^[A-Z]+[-_]/, '') === bare;
    });
    const all = [
      ...(this.#byId.get(bare) ?? this.#byId.get(plain) ?? []),
      ...rows,
      ...(this.#byTail.get(bare) ?? []),
    ];
    // The word before a bare number says what it is.
    const type = saidBefore(word, question);
    return type && all.some((one) => one.type === type) ? all.filter((one) => one.type === type) : all;
  }

  /** Suppliers, campaigns and keywords: the whole name, or the first word of it that no other has. */
  #byName(
    text: string,
    take: (phrase: string, named: Named) => void,
    ask: (phrase: string, named: Named) => void,
  ): string | null {
    const words = wordsIn(text);
    const joined = ` ${words.join(' ')} `;
    let rest = text;
    const firsts = Map.groupBy(
      this.#called.filter(({ named }) => named.type === 'supplier'),
      ({ words: own }) => own[0] ?? '',
    );
    for (const { named, words: own } of this.#called) {
      const isWhole = joined.includes(` ${own.join(' ')} `);
      if (isWhole && isSaid(named, own, text)) {
        take(named.title, named);
        rest = without(rest, own, TYPE_WORDS[named.type]);
        continue;
      }
      const [first = ''] = own;
      const isFirst = named.type === 'supplier' && first.length > 3 && firsts.get(first)?.length === 1;
      const typed =
        isFirst && words.find((word) => word === first || (word.length > 4 && distance(word, first) === 1));
      if (typed && !COMMON.has(first)) {
        // A slip of the finger is asked back about.
        if (typed === first) take(typed, named);
        else ask(typed, named);
        rest = without(rest, [typed], 'supplier');
      }
    }
    return rest;
  }

  /** What the words mean: a nickname, a title, or, with a word misspelt, titles that are asked back about. */
  #byWords(text: string): { phrase: string; options: Named[]; isSlip?: boolean } | null {
    const called = byNickname(text, this.#nicknames, this.#weights);
    if (called) return called;
    const exact = this.#byTitle(text);
    if (exact && exact.options.length > 1) return exact;
    const near = nearTitles(wordsIn(text), this.#titles, this.#weights);
    const isSame = !exact || near?.options.some(({ id }) => id === exact.options[0]?.id);
    return near && isSame ? { ...near, isSlip: true } : exact;
  }

  /** The product whose title the words name best; several where they do so equally. */
  #byTitle(text: string): { phrase: string; options: Named[] } | null {
    // Amounts and periods stand in titles too, and name nothing.
    const words = wordsIn(text).filter(
      (word) => !/^\d{1,3}$|^(day|week|month|year)s?$/.test(word) && this.#weights.has(stem(word)),
    );
    const stems = new Set(words.map(stem));
    if (stems.size === 0) return null;
    const scored = this.#titles
      .map(({ named, stems: own }) => {
        const weight = sum(
          [...own].filter((one) => stems.has(one)).map((one) => this.#weights.get(one) ?? 0),
        );
        return { named, weight, share: weight / sum([...own].map((one) => this.#weights.get(one) ?? 0)) };
      })
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || b.share - a.share);
    const [best] = scored;
    const isNamed =
      best && (best.share >= TITLE_NAMED || (stems.size >= 2 && countIn(best.named, stems) >= 2));
    if (!best || !isNamed) return null;
    const equals = scored.filter(
      ({ weight, share }) => weight >= best.weight * 0.999 && share >= best.share * 0.85,
    );
    const own = new Set(stemsIn(best.named.title));
    const phrase = words.filter((word) => own.has(stem(word))).join(' ');
    return { phrase, options: equals.slice(0, MOST_OPTIONS).map(({ named }) => named) };
  }
}

/** First words of company names that questions use as words. */
const COMMON = new Set([
  'blue',
  'green',
  'black',
  'white',
  'north',
  'south',
  'east',
  'west',
  'super',
  'global',
  'first',
  'best',
  'supplier',
]);

/** SKU2847 of "sku-2847": a number without what stands between its parts. */
function plainly(id: string): string {
  return id.toUpperCase().replace(/[-_\s]/g, '');
}

function countIn({ title }: Named, stems: ReadonlySet<string>): number {
  return new Set(stemsIn(title).filter((one) => stems.has(one))).size;
}

/** A keyword reads like a product: only in quotation marks, or called a keyword, is it one. */
function isSaid({ type, title }: Named, words: readonly string[], text: string): boolean {
  if (type === 'keyword') return isQuoted(text, title) || /\b(keyword|search term|ad group)\b/i.test(text);
  return type === 'supplier' || words.length > 1 || isQuoted(text, title);
}

function isQuoted(text: string, title: string): boolean {
  return new RegExp(`["“'‘]\\s*${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*["”'’]`, 'i').test(text);
}

function without(text: string, words: readonly string[], instead: string): string {
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[^\\p{L}\\p{N}]+');
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(new RegExp(pattern, 'iu'), instead);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function push(map: Map<string, Named[]>, key: string, named: Named): void {
  const known = map.get(key);
  if (known) known.push(named);
  else map.set(key, [named]);
}
