import { QUANTITY, quantityOf, UNIT } from './quantity.ts';

const DURATION = new RegExp(String.raw`(?<![\w-])(half an?|${QUANTITY})\s*\+?\s*(${UNIT})\b`, 'i');

const DAYS: readonly (readonly [RegExp, number])[] = [
  [/^d/i, 1],
  [/^w/i, 7],
  [/^f/i, 14],
  [/^m/i, 30],
  [/^q/i, 91],
  [/^y/i, 365],
];

/** The whole days of a length of time that a text names: "two weeks" 14, "3 wks" 21, "6 months" 180; null without one. */
export function durationIn(text: string): number | null {
  const found = DURATION.exec(text);
  if (!found) return null;
  const [, quantity = '', unit = ''] = found;
  const days = DAYS.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
  return /^half/i.test(quantity) ? Math.round(days / 2) : quantityOf(quantity) * days;
}
