import { formatMoney, type Money } from '../../domain/money.ts';

/** Amounts as a sentence tells their sums: those of two currencies are no sum, so each has its own. Empty without any. */
export function sumsOf(amounts: readonly Money[], options: { whole?: boolean } = {}): string {
  return [...Map.groupBy(amounts, ({ currency }) => currency)]
    .map(([currency, own]) =>
      formatMoney({ minor: own.reduce((sum, { minor }) => sum + minor, 0), currency }, options),
    )
    .join(' and ');
}
