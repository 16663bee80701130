/** A country, or a state of the United States. */
export interface Place {
  readonly country: string;
  /** Two letters; null: the whole country. */
  readonly state: string | null;
  readonly title: string;
  readonly phrase: string;
}

const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  'u.k.': 'GB',
  britain: 'GB',
  'great britain': 'GB',
  england: 'GB',
  usa: 'US',
  'u.s.': 'US',
  america: 'US',
  'the states': 'US',
  holland: 'NL',
};
const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const COUNTRIES: readonly (readonly [name: string, code: string])[] = [
  ...LETTERS.flatMap((a) => LETTERS.map((b) => a + b))
    .flatMap((code) => (NAMES.of(code) ? [[NAMES.of(code)?.toLowerCase() ?? '', code] as const] : []))
    .filter(([, code]) => !['EU', 'EZ', 'UN', 'ZZ', 'UK'].includes(code)),
  ...Object.entries(ALIASES),
];
/** Written out here, as loading the postcodes to know their names would take a second of every first question. */
const STATES: readonly (readonly [name: string, code: string])[] =
  `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
   DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
   KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
   MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
   NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
   SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
   WV West Virginia, WI Wisconsin, WY Wyoming`
    .split(',')
    .map((one) => one.trim())
    .map((one) => [one.slice(3), one.slice(0, 2)] as const);

/** The countries and states that a text names. A country that no order went to is one only behind "to", "in" and the like. Pure. */
export function placesIn(text: string, countries: readonly string[]): { places: Place[]; rest: string } {
  const places: Place[] = [];
  let rest = text;
  const take = (pattern: RegExp, place: Omit<Place, 'phrase'>) => {
    const found = pattern.exec(rest);
    if (!found) return;
    places.push({ ...place, phrase: found[0].trim() });
    rest = rest.replace(pattern, ' ');
  };
  const byLength = (a: readonly [string, string], b: readonly [string, string]) => b[0].length - a[0].length;
  if (countries.includes('US'))
    for (const [name, state] of [...STATES].sort(byLength))
      take(named(name, false), { country: 'US', state, title: name });
  for (const [name, code] of [...COUNTRIES].sort(byLength))
    take(named(name, !countries.includes(code)), {
      country: code,
      state: null,
      title: NAMES.of(code) ?? code,
    });
  // "us" is a word: as a country it is written in capitals, or stands behind "the".
  take(/\bUS\b|\b(?:to|in|from|within) the us\b/, { country: 'US', state: null, title: 'United States' });
  return { places, rest };
}

function named(name: string, needsPreposition: boolean): RegExp {
  const own = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = String.raw`(?:to|in|from|into|for|within|of)\s+(?:the\s+)?`;
  return new RegExp(
    String.raw`(?<![\w-])${needsPreposition ? before : `(?:${before})?`}${own}(?![\w-])`,
    'i',
  );
}
