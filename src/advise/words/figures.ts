/** Units for people: whole numbers with thousands separators. */
export function units(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A fraction for people: 0.25 → "25 %". */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

/** Days for people: "1 day", "12 days". */
export function dayCount(days: number): string {
  const whole = Math.round(days);
  return `${whole} ${whole === 1 ? 'day' : 'days'}`;
}

/** "SKU-2847 Trail Runner"; the title is cut at 60 characters. */
export function displayName(sku: string, title: string | null): string {
  if (!title || title === sku) return sku;
  return `${sku} ${title.length > 60 ? `${title.slice(0, 59)}…` : title}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
