import type { KnowledgeDocument } from './document.ts';

/** A figure that machines obey, where it stands in the front matter, and what it counts; '' for money. */
interface Stated {
  readonly field: string;
  readonly value: number;
  readonly unit: 'days' | '%' | '';
}

const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS = ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/**
 * The figures that machines obey and that the document's own text does not say, each as a sentence with what the text
 * says instead: people read one thing and the software does another. Pure.
 */
export function differingIn({
  policies,
  body,
}: Pick<KnowledgeDocument, 'policies' | 'body'>): readonly string[] {
  const numbers = numbersOf(body);
  return statedIn(policies)
    .filter(({ value }) => !numbers.some((one) => one.value === value))
    .map(({ field, value, unit }) => {
      const alike = [...new Set(numbers.filter((one) => one.unit === unit).map((one) => one.value))];
      const says = alike.slice(0, 3).map((one) => `${one} ${unit}`.trim());
      return `${field} is ${value}${unit === 'days' ? ' days' : unit}, but the text ${
        says.length > 0 ? `says ${says.join(', ')}` : 'does not say so'
      }: make them the same`;
    });
}

/** Every figure of the fields that bound what is done. */
function statedIn(policies: Readonly<Record<string, unknown>>): Stated[] {
  const entries = (field: string) => {
    const value = policies[field];
    return (Array.isArray(value) ? value : []) as Readonly<Record<string, unknown>>[];
  };
  const days = policies.return_window_days;
  return [
    ...(typeof days === 'number'
      ? [{ field: 'return_window_days', value: days, unit: 'days' as const }]
      : []),
    ...entries('approval_limits').map(({ above }, at) => ({
      field: `approval_limits.${at}.above`,
      value: Number(above),
      unit: '' as const,
    })),
    ...entries('action_limits').map(({ measure, at_most }, at) => ({
      field: `action_limits.${at}.at_most`,
      value: Number(at_most),
      unit: String(measure).includes('percent') ? ('%' as const) : ('' as const),
    })),
  ].filter(({ value }) => value > 0);
}

/** The numbers of a text, written with digits or as words, and what they count where that is days or percent. */
function numbersOf(text: string): { value: number; unit: Stated['unit'] | null }[] {
  const plain = text.replace(/[*_`]/g, '').replace(/\b[a-z]+(?:-[a-z]+)?\b/gi, (word) => {
    const value = wordValue(word.toLowerCase());
    return value === null ? word : String(value);
  });
  const found = plain.matchAll(
    /([$€£])?\s?(\d+(?:[,’']\d{3})*(?:\.\d+)?)\s?(k\b)?(?:\s*-?\s*(%|percent|(?:\w+ )?days?\b))?/gi,
  );
  return [...found].map(([, sign, digits = '', thousand, unit]) => ({
    value: Number(digits.replace(/[,’']/g, '')) * (thousand ? 1000 : 1),
    unit: sign ? '' : unit ? (/day/i.test(unit) ? 'days' : '%') : null,
  }));
}

/** 14 of "fourteen", 21 of "twenty-one"; null of any other word. */
function wordValue(word: string): number | null {
  const [tens = '', ones] = word.split('-');
  const small = NUMBER_WORDS.indexOf(word);
  if (small >= 0) return small;
  const ten = tens === 'twenty' ? 2 : TENS.indexOf(tens) < 0 ? 0 : TENS.indexOf(tens) + 3;
  if (ten === 0) return null;
  if (ones === undefined) return ten * 10;
  const one = NUMBER_WORDS.indexOf(ones);
  return one > 0 && one < 10 ? ten * 10 + one : null;
}
