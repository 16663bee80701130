import { stemsIn } from '../names/words.ts';

/** What a clause says, taken apart so that two can be laid side by side. */
export interface Said {
  /** What it is about: its stems of meaning, without figures, times and words of permission, in their order. */
  readonly matter: readonly string[];
  /** Figures by what they count: "day" → 30. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** All of its figures, whatever they count. */
  readonly numbers: ReadonlySet<string>;
  /** Whether its figures are the most, the least, or just so. */
  readonly bound: 'most' | 'least' | null;
  /** Weekdays and days of the year that it names, and those that it rules out. */
  readonly days: ReadonlySet<string>;
  readonly never: ReadonlySet<string>;
  /** Seasons and months, in which only it holds. */
  readonly times: ReadonlySet<string>;
  readonly isForbidden: boolean;
}

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WEEKDAY = /\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b/g;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = `(?:${MONTHS.join('|')})`;
const DATE = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b|\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?\\b`,
  'g',
);
const IN_MONTH = new RegExp(`\\b(?:in|from|to|until|till|since|between|and|during|of) (${MONTH})\\b`, 'g');
const SEASON = /\b(winter|spring|summer|autumn|holidays?|christmas|easter)\b/g;
const CLOCK = /\b(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b\.?|\b(\d{1,2}):(\d\d)\b|\b(noon|midnight)\b/g;
const AMOUNT =
  /([$€£])? ?(\d+(?:,\d{3})*(?:\.\d+)?) ?(%|percent\b|k\b)?(?:[ -]?((?:working |business )?[a-z]+))?/g;
const FORBIDS =
  /\b(forbidden|prohibited|banned|not (?:be )?(?:allowed|permitted|accepted)|(?:must|may|can|could|should|shall|do|does|is|are|will) ?not|cannot|(?:can|don|doesn|isn|aren|won|mustn)['’]?t|never|no longer|nobody may|no one may)\b/;
const PERMISSION =
  /\b(forbidden|prohibited|banned|allowed|permitted|accepted|must|may|can|cannot|could|should|shall|always|never|not|no longer|need(?:s|ed)? to|ha(?:s|ve) to|okay|ok|fine)\b/g;
/** Words for anybody and anything: whether they stand there changes nothing. */
const ANYBODY = new Set(
  stemsIn(
    'customer customers buyer people person staff team everyone anyone anybody everybody anything everything something thing things within before after until till since least only per each day days back around about between at most up per cent hour week month year time morning afternoon evening night during between working business',
  ),
);
/** Other words for the same, each to the first. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:sen[dt]s?|com(?:es?|ing)|came|br(?:ings?|ought)|giv(?:es?|en)|tak(?:es?|en)|go(?:es)?) ((?:[\w']+ ){0,3}?)back\b/g,
    'return $1',
  ],
  [/\b(?:shuts?|closed|closes)\b/g, 'close'],
  [/\b(?:parcels?|packages?|shipments?)\b/g, 'parcel'],
  [/\b(?:starts?|begins?|commences?)\b/g, 'begin'],
  [/\b(?:lunar|chinese) new year\b/g, 'lunarnewyear'],
  [/\b(?:vouchers?|gift cards?)\b/g, 'giftcard'],
  [/\b(?:purchase orders?|pos?)\b/g, 'purchaseorder'],
  [/\b(?:sign(?:s|ed)? off|approv(?:es?|ed|al)|sign(?:s|ed)?)\b/g, 'approve'],
];
const NOT_COUNTED =
  /^(of|in|on|at|to|or|and|a|an|the|for|from|by|with|is|are|be|off|up|past|before|after|without|each|per|st|nd|rd|th|only|it|we|they|who|that|may|must|can|not|either|both|instead|if|when|then)$/;

/** Takes a clause apart. Pure. */
export function saidIn(clause: string): Said {
  const never = new Set<string>();
  const days = new Set<string>();
  const times = new Set<string>();
  const values = new Map<string, Set<string>>();
  const numbers = new Set<string>();
  const add = (unit: string, value: string) => values.set(unit, (values.get(unit) ?? new Set()).add(value));
  let text = clause
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:but|,) not (?:of|from|on|in)? ?(?:the |a )?\w+/g, ' ')
    .replace(/, not (?:of|from|on|in|by) (?:the |a )?\w+/g, ' ');
  for (const [words, one] of SAME) text = text.replace(words, one);
  text = text.replace(/\b[a-z]+\b/g, (word) => {
    const at = NUMBERS.indexOf(word);
    return at < 0 ? word : String(at + 1);
  });
  text = text.replace(
    /\b(?:never|not|except|no)(?: \w+){0,4}? (?:on )?(?:an? )?((?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b/g,
    (_, day) => {
      never.add(day);
      return ' ';
    },
  );
  const isForbidden = FORBIDS.test(text);
  text = text
    .replace(WEEKDAY, (_, day) => take(days, `${day}day`))
    .replace(DATE, (_, day, month, monthToo, dayToo) => take(days, `${day ?? dayToo} ${month ?? monthToo}`))
    .replace(IN_MONTH, (_, month) => take(times, month))
    .replace(SEASON, (_, season) => take(times, season))
    .replace(CLOCK, (whole) => {
      add('clock', clockOf(whole));
      return ' ';
    });
  const bound = boundIn(text);
  text = text.replace(AMOUNT, (_, sign, digits, mark, noun) => {
    const { unit, value, rest } = measured(sign, Number(digits.replaceAll(',', '')), mark, noun);
    numbers.add(value);
    if (unit) add(unit, value);
    return ` ${rest} `;
  });
  const matter = stemsIn(text.replace(PERMISSION, ' ')).filter((one) => !ANYBODY.has(one) && !/\d/.test(one));
  return { matter, values, numbers, bound, days, never, times, isForbidden };
}

function take(set: Set<string>, one: string): string {
  set.add(one);
  return ' ';
}

/** A figure in one unit for all that count the same: weeks in days, years in months, kilograms in grams. */
function measured(
  sign: string | undefined,
  number: number,
  mark: string | undefined,
  noun: string | undefined,
): { unit: string | null; value: string; rest: string } {
  const word = (noun ?? '').replace(/s$/, '');
  const scaled = mark === 'k' ? number * 1000 : number;
  if (sign || /^(dollar|usd|euro|eur|gbp|pound)$/.test(word))
    return { unit: 'money', value: String(scaled), rest: sign ? (noun ?? '') : '' };
  if (mark === '%' || mark === 'percent') return { unit: '%', value: String(number), rest: noun ?? '' };
  if (word === '' || NOT_COUNTED.test(word)) return { unit: null, value: String(scaled), rest: noun ?? '' };
  const [factor, unit] = SCALES[word] ?? [1, word];
  if (unit === 'hour' && number % 24 === 0) return { unit: 'day', value: String(number / 24), rest: '' };
  const isTime = unit === 'day' || unit === 'month' || unit === 'hour' || word in SCALES;
  return { unit, value: String(scaled * factor), rest: isTime ? '' : word };
}

const SCALES: Readonly<Record<string, readonly [number, string]>> = {
  day: [1, 'day'],
  week: [7, 'day'],
  month: [1, 'month'],
  year: [12, 'month'],
  kg: [1000, 'gram'],
  g: [1, 'gram'],
  gram: [1, 'gram'],
  'working day': [1, 'working day'],
  'business day': [1, 'working day'],
  hour: [1, 'hour'],
};

function clockOf(words: string): string {
  if (words === 'noon') return '12:00';
  if (words === 'midnight') return '0:00';
  const [, hour = '', minute = '00', half] = /(\d{1,2})(?::(\d\d))? ?([ap])?/.exec(words) ?? [];
  const shift = half === 'p' && Number(hour) < 12 ? 12 : half === 'a' && hour === '12' ? -12 : 0;
  return `${Number(hour) + shift}:${minute}`;
}

function boundIn(text: string): Said['bound'] {
  if (/\b(within|up to|at most|no more than|maximum|under|below|before|less than|until)\b/.test(text))
    return 'most';
  if (/\b(after|at least|over|above|more than|minimum|from \d|past)\b/.test(text)) return 'least';
  return null;
}
