import type { Queryable } from '../../src/domain/database.ts';

/** Counts the statements that reach the database. */
export function counting(inner: Queryable): Queryable & { count: number } {
  const counter = {
    count: 0,
    query: <Row extends object>(text: string, values?: readonly unknown[]) => {
      counter.count += 1;
      return inner.query<Row>(text, values);
    },
  };
  return counter;
}
