/** A value in a CSV cell; null is empty, and empty means unknown. */
export type Cell = string | number | boolean | null;

/** One file of the Daybreak feed. */
export interface FeedFile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** A dollar amount as the feed writes it. */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}
