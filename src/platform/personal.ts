import { findPhoneNumbersInText } from 'libphonenumber-js';

/** By what a person could be reached, found or paid. */
export type PersonalKind = 'e-mail' | 'phone' | 'card' | 'account' | 'address';

/** Personal data in a text, by where it stands: `text.slice(start, end)`. */
export interface PersonalMatch {
  readonly kind: PersonalKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const EMAIL = /(?<![^\s<>()[\],;:"“”])[^\s<>()[\],;:"“”@]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const CARD = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g;
const ACCOUNT = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?!\w)/g;
/** National numbers with a trunk zero, which the library takes only for the one country that it is told. */
const TRUNK = /(?<![\w.,+-])\(?0[1-9]\d{0,3}\)?(?:[ /-]?\d{2,6}){1,4}(?![\w-]|[.,]\d)/g;
const LONG_STREET = 'street|avenue|boulevard|road|lane|drive|terrace|crescent|parkway|highway';
const SHORT_STREET = 'St|Ave|Blvd|Rd|Ln|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Close|Hwy|Pkwy|Quay|Row';
const REST =
  '\\.?(?:,?\\s(?:Apt|Apartment|Unit|Suite|Floor|#)\\.?\\s?[\\w-]+)?(?:,?\\s\\p{Lu}[\\p{L}.-]+(?:\\s\\p{Lu}[\\p{L}.-]+){0,2})?(?:,?\\s[A-Z]{2})?(?:,?\\s(?:\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}))(?!\\w)';
/** "12 days by road" is no house. */
const NO_HOUSE =
  '(?!(?:days?|hours?|minutes?|weeks?|months?|years?|units?|pieces|orders?|parcels?|miles?|km|kg|percent)\\s)';
const ADDRESSES = [
  new RegExp(
    `(?<![\\w$€£.,-])\\d{1,5}[A-Za-z]?\\s${NO_HOUSE}(?:[\\p{L}\\d.'’-]+\\s){1,3}(?:${upperOrLower(LONG_STREET)})(?!\\w)(?:${REST}|\\.?)`,
    'gu',
  ),
  new RegExp(
    `(?<![\\w$€£.,-])\\d{1,5}[A-Za-z]?\\s(?:\\p{Lu}[\\p{L}.'’-]*\\s){1,3}(?:${SHORT_STREET})(?!\\w)(?:${REST}|\\.?)`,
    'gu',
  ),
  /(?<!\w)\p{Lu}[\p{L}-]+(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan)\s\d{1,4}[a-z]?(?:,?\s\d{4,5}\s\p{Lu}\p{L}+)?(?!\w)/gu,
  /(?<![\w$€£.,-])\d{1,4},?\s(?:rue|quai|chemin|impasse|via|calle|rua)\s(?:(?:de|du|des|la|le|del|da|do)\s)*\p{Lu}[\p{L}'’-]+/giu,
] as const;

type Search = (text: string) => readonly (readonly [start: number, end: number])[];

/** In this order, each in what the ones before have left: an address does not begin with the end of an account number. */
const SEARCHES: readonly (readonly [kind: PersonalKind, search: Search])[] = [
  ['e-mail', by(EMAIL)],
  ['account', by(ACCOUNT, isAccount)],
  ['card', by(CARD, isCard)],
  ['phone', by(TRUNK, (text) => /^\D*(?:\d\D*){9,11}$/.test(text))],
  ['phone', (text) => findPhoneNumbersInText(text, 'US').map(({ startsAt, endsAt }) => [startsAt, endsAt])],
  ...ADDRESSES.map((pattern) => ['address', by(pattern)] as const),
];

/** What would let a stranger reach, find or pay a person; the matches do not overlap, the first in the text first. Pure. */
export function personalIn(text: string): PersonalMatch[] {
  let left = text;
  const found = SEARCHES.flatMap(([kind, search]) =>
    search(left).map(([start, end]) => {
      left = `${left.slice(0, start)}${'|'.repeat(end - start)}${left.slice(end)}`;
      return { kind, text: text.slice(start, end), start, end };
    }),
  );
  return found.sort((a, b) => a.start - b.start);
}

function by(pattern: RegExp, fits: (match: string) => boolean = () => true): Search {
  return (text) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: match }) => fits(match))
      .map(({ 0: match, index }) => [index, index + match.length]);
}

/** Luhn's check, and the first digit of the card networks: other long numbers are ids and trackings. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return /^[2-6]/.test(digits) && sum % 10 === 0;
}

/** ISO 13616: the number with its head at its end leaves 1 when divided by 97. */
function isAccount(text: string): boolean {
  const plain = text.replaceAll(' ', '');
  const digits = `${plain.slice(4)}${plain.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

function upperOrLower(words: string): string {
  return words.replace(/(?<=^|\|)[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}
