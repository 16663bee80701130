import type { Queryable } from '../../../domain/database.ts';

/** A supplier's terms, as its file says. */
export async function readTermsOf(
  db: Queryable,
  id: string,
): Promise<{ name: string | null; quoted: number | null; terms: number | null } | null> {
  const { rows } = await db.query<{ name: string | null; quoted: number | null; terms: number | null }>(
    `select name, quoted_lead_time_days as quoted, payment_terms_days as terms from supplier where supplier_id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Everyone whom documents, members and decisions name. */
export async function readPeople(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `select distinct name from (
       select owner as name from knowledge_document
        union all select name from member
        union all select actor->>'name' from decision) people
      where name is not null and name <> '' order by name`,
  );
  return rows.map(({ name }) => name);
}

/** Something that is a person's. */
export interface OwnedRow {
  readonly kind: 'document' | 'stale' | 'decision';
  readonly id: string;
  readonly title: string;
}

/** What a person owns, what of it is overdue, and what they decided without saying why. */
export async function readOwned(db: Queryable, person: string, now: Date): Promise<OwnedRow[]> {
  const { rows } = await db.query<OwnedRow>(
    `select 'document' as kind, id, title from knowledge_document where owner = $1
      union all
     select 'stale', id, title || ', to be reviewed by ' || review_by from knowledge_document
      where owner = $1 and review_by < $2::timestamptz::date
      union all
     (select 'decision', d.finding_id, d.verb || ': ' || f.headline
        from decision d join finding f on f.id = d.finding_id
       where d.actor->>'name' = $1 and coalesce(d.reason, '') = '' and d.verb in ('reject', 'edit', 'snooze')
       order by d.at desc limit 10)`,
    [person, now],
  );
  return rows;
}
