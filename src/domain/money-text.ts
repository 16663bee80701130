import { z } from 'zod';
import { type Money, type MoneyText, money } from './money.ts';

/** Money in parameters, as the JSON interfaces show it. */
export const moneyTextSchema = z.object({
  amount: z.string().regex(/^\d+(\.\d+)?$/, 'must be an amount such as 12.50'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as USD'),
});

export function toMoney({ amount, currency }: MoneyText): Money {
  return money(Number(amount), currency);
}
