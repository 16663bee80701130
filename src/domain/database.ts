/** A statement runner: the pool, or one transaction. Rooms reach SQL only through this, in `store.ts` and `facts.ts`. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }>;
}

/** A running transaction; everything done through it commits or vanishes together. */
export interface Transaction extends Queryable {
  readonly inTransaction: true;
}

/** The database, embedded or a server; one code path for both. */
export interface Database extends Queryable {
  readonly mode: 'embedded' | 'server';
  /** Runs `work` in one transaction; any error rolls it back. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
