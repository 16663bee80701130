/** Which mark separates decimals in a file: "1,234.50" is 'dot', "1.234,50" is 'comma'. */
export type DecimalMark = 'dot' | 'comma';

const PLAIN = /^-?\d+(\.\d+)?$/;
const STYLED = {
  dot: /^-?\d{1,3}(,\d{3})*(\.\d+)?$|^-?\d*\.\d+$|^-?\d+$/,
  comma: /^-?\d{1,3}([. \u00a0\u202f]\d{3})*(,\d+)?$|^-?\d*,\d+$|^-?\d+(,\d+)?$/,
} as const;

/**
 * Reads a decimal number; null when it is not one. A currency symbol or code around it and brackets for a negative
 * amount are understood; anything else is not guessed at.
 */
export function parseDecimal(text: string, mark: DecimalMark = 'dot'): number | null {
  if (mark === 'dot' && PLAIN.test(text)) return Number(text);
  const bracketed = /^\((.*)\)$/.exec(text);
  const bare = (bracketed?.[1] ?? text).replace(
    /^([+-]?)\s*(?:[A-Z]{3}|\p{Sc})\s*|\s*(?:[A-Z]{3}|\p{Sc})$/gu,
    '$1',
  );
  const signless = bare.trim().replace(/^\+/, '');
  if (!STYLED[mark].test(signless)) return null;
  const plain =
    mark === 'dot'
      ? signless.replaceAll(',', '')
      : signless.replace(/[. \u00a0\u202f]/g, '').replace(',', '.');
  const value = Number(plain);
  return bracketed ? -value : value;
}

/**
 * The decimal mark that a column's values give evidence for: "12,50" or "1.234,5" can only have a decimal comma.
 * Without evidence it is `otherwise`.
 */
export function decimalMarkOf(values: Iterable<string>, otherwise: DecimalMark = 'dot'): DecimalMark {
  let dot = 0;
  let comma = 0;
  for (const value of values) {
    const digits = value.replace(/[^\d.,]/g, '');
    if (/,\d{1,2}$|,\d{4,}$|\.\d{3},/.test(digits)) comma += 1;
    else if (/\.\d{1,2}$|\.\d{4,}$|,\d{3}\./.test(digits)) dot += 1;
  }
  if (comma === dot) return otherwise;
  return comma > dot ? 'comma' : 'dot';
}
