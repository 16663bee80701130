import type { Asking } from '../asking.ts';

/** "ticket 883", "parcel SHP-1": a thing by its kind and number. */
const NUMBERED =
  /\b(ticket|order|shipment|parcel|package|label|po|purchase order|sku|keyword|campaign)s?\s*(?:no\.?|nr\.?|number|#)?\s*#?((?:[A-Za-z]{1,6}[-_])?\d[\w-]*)\b(?!\s*(?:%|percent|units?|pcs|pieces|more|of\b|days?|weeks?|times|x\b))/gi;
/** "SH-00000001": what is written like a number of the shop's own. */
const SHAPED = /(?<![\w-])[A-Za-z]{1,6}-\d[\w-]*/g;
/** What is written so and is no row. */
const NO_ROW = /^(q[1-4]|h[12]|p\d|s\d{2}|covid-19|[a-z]\d?-\d{1,2})$/i;

/** A thing that a question names by a number that no row has, as it is written; null where all that it names is found. */
export function unfoundIn({ question, names }: Asking): string | null {
  const bare = (id: string) => id.toUpperCase().replace(/^#/, '');
  const known = new Set(
    names.found.flatMap(({ id }) => [
      bare(id),
      bare(id).replace(/^[A-Z]+[-_]/, ''),
      bare(id).replace(/^[A-Z]+[-_]0*/, ''),
    ]),
  );
  const numbered = [...question.matchAll(NUMBERED)].map(([, kind = '', number = '']) => ({
    words: `${kind.toLowerCase()} ${number}`,
    number,
  }));
  const shaped = [...question.matchAll(SHAPED)].map(([number]) => ({ words: number, number }));
  const missing = [...numbered, ...shaped].find(
    ({ number }) => !NO_ROW.test(number) && !known.has(bare(number)),
  );
  if (missing) return missing.words;
  return names.unclear.find(({ options }) => options.length === 0)?.phrase ?? null;
}
