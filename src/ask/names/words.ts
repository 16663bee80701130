/** Words without meaning of their own in a question. */
const EMPTY = new Set(
  `a an the of to in on at for from by with and or but if is are was were be been do does did has have had will would can
   could should may might must shall i me my we us our you your it its this that these those there here what which who
   whom whose when where why how any some all much many more most than then so just also please tell show give get let
   now today yesterday tomorrow whats whos wheres whens hows thats theres dont doesnt didnt isnt arent wasnt cant wont im ive youre weve
   gonna wanna pls plz u ur ok us about into over out up down not no yes hi hey hello thanks`.split(/\s+/),
);

/** The words of a text in lower case, without accents; what stands between them is dropped. */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase();
  return plain.replace(/'s\b/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that carry meaning, each by its stem. */
export function stemsIn(text: string): string[] {
  return wordsIn(text)
    .filter((word) => !EMPTY.has(word))
    .map(stem);
}

/** A crude stem, the same for singular and plural and for the common endings of verbs. */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  const base = word
    .replace(/(ies)$/, 'y')
    .replace(/(sses)$/, 'ss')
    .replace(/([^s])s$/, '$1');
  if (base.length > 5 && base.endsWith('ing')) return base.slice(0, -3).replace(/(.)\1$/, '$1');
  if (base.length > 4 && base.endsWith('ed')) return base.slice(0, -2).replace(/(.)\1$/, '$1');
  return base.length > 4 ? base.replace(/e$/, '') : base;
}
