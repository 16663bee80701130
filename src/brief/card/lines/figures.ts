import { formatMoney, type MoneyText, money } from '../../../domain/money.ts';

/** "$1,205". */
export function cash({ amount, currency }: MoneyText): string {
  return formatMoney(money(Number(amount), currency), { whole: true });
}

/** "1 unit", "1,200 units". */
export function units(count: number): string {
  return `${number(count)} ${count === 1 ? 'unit' : 'units'}`;
}

/** "1,200". */
export function number(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }).format(value);
}

/** Units a day: one decimal below ten, where it matters. */
export function rate(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** "4.2 %": one decimal below ten, where it matters. */
export function percent(share: number): string {
  const digits = Math.abs(share) < 0.1 ? 1 : 0;
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(share * 100)} %`;
}
