const WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** The pattern of a small number as people write it: digits, a word up to twelve, "a", "a couple of". */
export const QUANTITY = String.raw`\d{1,4}|(?:${WORDS.join('|')})|an?(?: couple(?: of)?)?|couple(?: of)?`;

/** The pattern of a unit of time, in full or short: "days", "wks", "mo". Its first letters say which. */
export const UNIT = 'days?|d|weeks?|wks?|w|fortnights?|months?|mos?|quarters?|years?|yrs?';

/** What `QUANTITY` matched, as a number. Pure. */
export function quantityOf(text: string): number {
  const word = text.toLowerCase().trim();
  if (/^\d/.test(word)) return Number(word);
  if (word.includes('couple')) return 2;
  return word.startsWith('a') ? 1 : WORDS.indexOf(word) + 1;
}
