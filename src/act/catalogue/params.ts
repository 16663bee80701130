export { moneyTextSchema, toMoney } from '../../domain/money-text.ts';

/** "SKU-2847 Trail Runner", cut so that labels and subjects stay in their limits. */
export function nameOf(sku: string, title: string | null): string {
  if (!title) return sku;
  return `${sku} ${title.length > 60 ? `${title.slice(0, 59)}…` : title}`;
}
