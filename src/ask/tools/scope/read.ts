import { distance } from 'fastest-levenshtein';
import type { Asking } from '../../asking.ts';
import type { Named } from '../../names/store.ts';
import { stem, wordsIn } from '../../names/words.ts';
import { findPeriods, type Period } from '../period/find.ts';
import { placesIn } from './places.ts';
import { type ProductsNamed, productsNamed } from './products.ts';

/** What a question narrows its answer to: what rows can be filtered by, and what of its words nothing stands for. */
export interface Scope {
  readonly periods: readonly Period[];
  /** SKUs of the products, categories and suppliers that are named; null: all. */
  readonly skus: readonly string[] | null;
  /** Those of named products and categories alone. */
  readonly products: readonly string[] | null;
  readonly suppliers: readonly { readonly id: string; readonly title: string }[];
  /** In lower case, as rows have it. */
  readonly channel: string | null;
  /** ISO code. */
  readonly country: string | null;
  /** Two letters. */
  readonly state: string | null;
  /** As a sentence goes on: " of ridge hoodies through email to Canada"; empty where nothing is narrowed. */
  readonly words: string;
  /** Each part as it was asked, for an answer that cannot apply it. */
  readonly parts: readonly string[];
  /** Words and phrases that look like a qualifier and stand for no row. */
  readonly unread: readonly string[];
}

/** Channels that shops sell or are found through, as people call them. */
const CHANNEL =
  /\b(?:on|through|via|from|by|over|at)\s+(?:the\s+|our\s+)?(amazon|ebay|etsy|walmart|shopify|tiktok(?: shop)?|instagram|facebook|meta|google|wholesale|retail|pos|online store|web ?site|web ?shop|email|e-mail|newsletter|search|social|direct|influencers?|affiliates?)\b/i;
/** Nothing else is meant by these. */
const MARKETPLACE = /\b(amazon|ebay|etsy|walmart|tiktok shop|zalando|otto)\b/i;

/** Words that say how something is asked and narrow nothing. */
const HOW = new Set(
  `the a an of to in on at for from by with and or but if is are was were be been being do does did done has have had having
   will would can could should may might must shall i im me my we us our you your it its this that these those there here
   what whats which who whom whose when where why how any some all every each much many more most than then so just also
   please pls plz tell show give get got let now about into over out up down off not no yes hi hey hello thanks thank ok
   exactly altogether together overall whole entire far roughly actually really still already only ever per total sum
   number count amount figure quick quickly list come came make made thing things stuff one ones they them their he she
   lot bit kind kinds sort vs versus compared against compare between both again ago during within know see look like
   want need find out report s t m re ve ll d u r hwo day days week weeks`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * Reads what a question of a kind is narrowed to. `own`: further words of that kind, which narrow nothing either.
 * Whatever is left over is handed back as unread: a number for the whole shop must not pass for one that was not counted.
 */
export async function readScope(asking: Asking, kind: string, own = ''): Promise<Scope> {
  const catalogue = await asking.catalogue();
  // In capitals it is a country; in small letters it is us.
  const question = asking.question.replace(/\b(US|U\.S\.(A\.?)?)(?!\w)/g, 'USA');
  const { periods, rest } = findPeriods(question, asking.now, asking.shop.timeZone);
  const suppliers = asking.names.found.filter(({ type }) => type === 'supplier');
  const called = suppliers.flatMap(({ title, id }) => [...wordsIn(title), ...wordsIn(id)]);
  const nameless = withoutWords(rest, called).replace(/#?\b[\w]*[-_]?\d{3,}\b|\$\s?[\d.,]+/g, ' ');
  const { channel, text } = channelIn(nameless, catalogue.channels);
  const { places, rest: placeless } = placesIn(text, catalogue.countries);
  const products = productsNamed(placeless, catalogue);
  const { ids, isMeant } = skusMeant(asking, products);
  const phrases = isMeant ? [] : products.phrases;
  const skus = [...ids.map(({ id }) => id), ...(isMeant ? [] : products.skus)];
  const isNamed = ids.length > 0 || phrases.length > 0;
  const supplied = catalogue.products.filter(({ supplier_id }) =>
    suppliers.some(({ id }) => id === supplier_id),
  );
  const [place, ...others] = places;
  const titles = ids.map(({ id, title }) => (title === id ? id : `${id} (${title})`));
  return {
    periods,
    skus: narrowed(isNamed ? skus : null, suppliers.length > 0 ? supplied.map(({ sku }) => sku) : null),
    products: isNamed ? skus : null,
    suppliers,
    channel,
    country: place?.country ?? null,
    state: place?.state ?? null,
    words: [
      isNamed ? ` of ${[...titles, ...phrases].join(' and ')}` : '',
      suppliers.length > 0 ? ` from ${suppliers.map(({ title }) => title).join(' and ')}` : '',
      channel ? ` through ${channel}` : '',
      place ? ` to ${place.title}` : '',
    ].join(''),
    parts: [
      ...titles,
      ...phrases,
      ...suppliers.map(({ title }) => title),
      ...(channel ? [channel] : []),
      ...(place ? [place.title] : []),
    ],
    unread: [
      ...new Set([
        ...(isMeant ? [] : products.none),
        ...unreadIn(placeless, asking, { kind, own }).filter((word) => !products.words.has(word)),
        ...others.map(({ title }) => title),
      ]),
    ],
  };
}

function channelIn(text: string, channels: readonly string[]): { channel: string | null; text: string } {
  const [whole = '', said] = CHANNEL.exec(text) ?? MARKETPLACE.exec(text) ?? [];
  if (said === undefined) return { channel: null, text };
  const same = (channel: string) => channel.replace(/[\s-]|s$/g, '');
  return {
    channel: channels.find((one) => same(one) === same(said)) ?? said,
    text: text.replace(whole, ' '),
  };
}

/** SKUs that are meant one by one: by number, by a nickname, or by what was spoken of before; else the words of titles say which. */
function skusMeant(
  { names, question }: Asking,
  products: ProductsNamed,
): { ids: readonly Named[]; isMeant: boolean } {
  const found = names.found.filter(({ type }) => type === 'sku');
  const byId = found.filter(({ id }) => isById(id, question));
  if (byId.length > 0 || found.length === 0) return { ids: byId, isMeant: false };
  const left = new Set(wordsIn(names.asked));
  const replaced = wordsIn(question).filter((word) => !left.has(word));
  const isNickname = replaced.some((word) => !products.words.has(word) && !HOW.has(word));
  const isOne = found.length === products.skus.length && found.every(({ id }) => products.skus.includes(id));
  const isBefore = products.phrases.length === 0;
  return isNickname || isOne || isBefore ? { ids: found, isMeant: true } : { ids: [], isMeant: false };
}

/** Where a qualifier stands: behind a preposition or "how many", and before what is counted. */
const SLOTS = [
  /\b(?:of|from|in|into|by|for|via|through|with|without|about|on|at|to|using|under|how many|how much)\s+(?:(?:the|our|a|an|all|my|any|last|past|this)\s+)*([\p{L}\d'-]+(?:\s+[\p{L}\d'-]+)?)/giu,
  /([\p{L}\d'-]+)\s+(?:units?|pieces|pcs|orders?|sales|tickets?|returns?|refunds?|revenue|customers?|products?|items?|skus?)\b/giu,
];

/** Words that stand where a qualifier would, and for which nothing stands: not how it is asked, not of its kind, no name. */
function unreadIn(
  text: string,
  { names, spoken }: Asking,
  { kind, own }: { kind: string; own: string },
): string[] {
  const known = new Set([...spoken(kind), ...wordsIn(own).map(stem)]);
  const asked = new Set(wordsIn(names.asked));
  const isFound = (word: string) => names.found.length > 0 && !asked.has(word);
  const inSlots = SLOTS.flatMap((slot) => [...text.matchAll(slot)].map(([, words = '']) => words));
  return wordsIn(inSlots.join(' ')).filter(
    (word) => !HOW.has(word) && !known.has(stem(word)) && !/^\d+$/.test(word) && !isFound(word),
  );
}

function narrowed(
  first: readonly string[] | null,
  second: readonly string[] | null,
): readonly string[] | null {
  if (first === null || second === null) return first ?? second;
  return first.filter((sku) => second.includes(sku));
}

/** Whether a question names a SKU by its number, not by words of its title. */
function isById(id: string, question: string): boolean {
  const tail = id.replace(/^[A-Za-z]+[-_]?/, '') || id;
  const own = tail.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return (
    question.toUpperCase().includes(id.toUpperCase()) ||
    new RegExp(`(?<!\\d)${own}(?!\\d)`, 'i').test(question)
  );
}

function withoutWords(text: string, words: readonly string[]): string {
  const isOwn = (word: string) =>
    words.some((own) => own === word || (word.length > 4 && distance(own, word) === 1));
  return text
    .split(/(\s+)/)
    .filter((piece) => !wordsIn(piece).some(isOwn))
    .join('');
}
