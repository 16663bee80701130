import { stem, wordsIn } from '../../names/words.ts';
import type { Catalogue } from './facts.ts';

/** Words of titles that questions use for something else: they name a product only beside another word of its title. */
const EVERYDAY = new Set(
  `day pack home camp kitchen bag field grand mini long rain fire set board serving trail drift tide watch key room spray
   light dark large small order stock sale day time week best top good new old black white blue red green line box label
   pair case free gift card kid man woman men women cover over run first last one two open close pick bin size double
   single salt cook storm harvest ml l cm mm kg in plate end pass part`.split(/\s+/),
);
/** Between words of one name. */
const JOINS = new Set(['in', 'size', 'colour', 'color', 'the', 'of']);

/** Words of a question that name products, and the SKUs that they all stand in. */
export interface ProductsNamed {
  readonly skus: readonly string[];
  readonly phrases: readonly string[];
  /** What of the words was read. */
  readonly words: ReadonlySet<string>;
  /** Words that stand in titles, but in none of them together. */
  readonly none: readonly string[];
}

/** Finds the words that stand in titles or categories: neighbours must stand in the same ("ridge hoodies in L"), groups add up. Pure. */
export function productsNamed(text: string, { products }: Pick<Catalogue, 'products'>): ProductsNamed {
  const index = new Map<string, Set<string>>();
  for (const { sku, title, category } of products)
    for (const word of new Set(wordsIn(`${title === sku ? '' : title} ${category ?? ''}`).flatMap(forms)))
      index.set(word, (index.get(word) ?? new Set()).add(sku));
  const skus = new Set<string>();
  const [phrases, none, read]: [string[], string[], Set<string>] = [[], [], new Set()];
  for (const group of groupsIn(wordsIn(text), index)) {
    if (group.every((word) => EVERYDAY.has(stem(word)) || EVERYDAY.has(word) || isShort(word))) continue;
    const [first = new Set<string>(), ...more] = group.map((word) => standing(word, index));
    const all = new Set([...first].filter((sku) => more.every((own) => own.has(sku))));
    (all.size > 0 ? phrases : none).push(group.join(' '));
    for (const word of group) read.add(word);
    for (const sku of all) skus.add(sku);
  }
  return { skus: [...skus], phrases, words: read, none };
}

function groupsIn(words: readonly string[], index: ReadonlyMap<string, unknown>): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  for (const word of [...words, '']) {
    const isOwn = forms(word).some((one) => index.has(one));
    // A size or a number is part of a name, and never begins one.
    if (isOwn && (group.length > 0 || !isShort(word))) group.push(word);
    else if (!(group.length > 0 && JOINS.has(word))) {
      if (group.length > 0) groups.push(group);
      group = [];
    }
  }
  return groups;
}

function standing(word: string, index: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  return new Set(forms(word).flatMap((one) => [...(index.get(one) ?? [])]));
}

/** A word's stem, and that of its singular: "hoodies" as "hoodie". */
function forms(word: string): string[] {
  return word === ''
    ? []
    : [...new Set([stem(word), ...(word.endsWith('s') ? [stem(word.slice(0, -1))] : [])])];
}

function isShort(word: string): boolean {
  return word.length < 3 || /^\d+$/.test(word);
}
