/** Money is an integer number of minor units (cents, pence, yen) with its ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Money as the JSON interfaces show it: a decimal string with its currency. */
export interface MoneyText {
  readonly amount: string;
  readonly currency: string;
}

/** The number of decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217, from ICU's table). */
export function currencyDecimals(currency: string): number {
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return options.maximumFractionDigits ?? 2;
}

/** Rounds an amount in major units to Money, half away from zero. Throws RangeError when it is not finite. */
export function money(major: number, currency: string): Money {
  if (!Number.isFinite(major)) throw new RangeError(`Not an amount of money: ${major}`);
  const scaled = Math.abs(major) * 10 ** currencyDecimals(currency);
  return { minor: Math.sign(major) * Math.round(scaled + Number.EPSILON * scaled), currency };
}

/** The decimal string of an amount: { minor: -1205, USD } → "-12.05". */
export function moneyAmount({ minor, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const digits = Math.abs(minor)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** Money for the JSON interfaces. */
export function moneyText(value: Money): MoneyText {
  return { amount: moneyAmount(value), currency: value.currency };
}

/** Money for people, "$1,204.50"; whole amounts without decimals when `whole` is set ("$1,205"). */
export function formatMoney(value: Money, { whole = false } = {}): string {
  const decimals = currencyDecimals(value.currency);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: value.currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(value.minor / 10 ** decimals);
}

/** The sum of amounts of one currency. Throws RangeError when currencies differ. */
export function addMoney(first: Money, ...rest: readonly Money[]): Money {
  const other = rest.find((item) => item.currency !== first.currency);
  if (other) throw new RangeError(`Cannot add ${other.currency} to ${first.currency}`);
  return { minor: rest.reduce((sum, item) => sum + item.minor, first.minor), currency: first.currency };
}
