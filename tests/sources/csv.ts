import { stringify } from 'csv-stringify/sync';

/** CSV text of rows given by some of the header's columns; the rest stay empty. */
export function csvOf(header: readonly string[], rows: readonly Record<string, string>[]): string {
  return stringify([header, ...rows.map((row) => header.map((name) => row[name] ?? ''))] as string[][]);
}
