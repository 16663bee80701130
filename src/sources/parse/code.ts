/**
 * Reads what identifies something (a SKU, an order's number) as its owner wrote it: without the quote, or the formula
 * (="00123"), by which people keep spreadsheets from changing it. Null where a spreadsheet has already turned it into
 * a rounded number (1.23457E+11), of which the last digits are gone.
 */
export function readCode(text: string): string | null {
  if (ROUNDED.test(text)) return null;
  const formula = FORMULA.exec(text);
  return formula ? (formula[1] ?? '') : text.startsWith("'") ? text.slice(1) : text;
}

const ROUNDED = /^\d(?:[.,]\d+)?E\+\d{1,3}$/i;
const FORMULA = /^="(.*)"$/;
