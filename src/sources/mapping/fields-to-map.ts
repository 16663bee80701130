import type { Entity } from '../entity.ts';

/** What the import adds by itself where a file has no column for it. */
const ADDED: Readonly<Record<string, readonly string[]>> = { orders: ['line'], inventory: ['captured_at'] };
/** These name a thing by two columns, which takes the feed's own file; search terms come from ad platforms only. */
const NOT_MAPPED = ['shop', 'ad_stats', 'search_terms'];

/** Whether a file may be mapped to this one of the feed. */
export function canBeMapped({ name }: Entity): boolean {
  return !NOT_MAPPED.includes(name);
}

/** The fields that a mapping may give and those that it must. */
export function fieldsToMap({ name, columns }: Entity): {
  all: readonly string[];
  needed: readonly string[];
} {
  const needed = columns.filter(({ required, field }) => required && !ADDED[name]?.includes(field));
  return { all: columns.map(({ field }) => field), needed: needed.map(({ field }) => field) };
}
