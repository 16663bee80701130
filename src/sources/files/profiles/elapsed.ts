/**
 * The instant that is so many units of `seconds` after `from` (ISO 8601), as helpdesks tell first replies; '' where
 * either is unknown.
 */
export function laterBy(from: string | null, elapsed: string, seconds: number): string {
  const count = Number(elapsed.replaceAll(',', ''));
  if (from === null || elapsed === '' || !Number.isFinite(count)) return '';
  return new Date(Date.parse(from) + count * seconds * 1000).toISOString();
}
