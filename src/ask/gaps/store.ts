import type { Queryable } from '../../domain/database.ts';

/** A question that was not answered, or badly. */
export interface OpenQuestion {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly badly: boolean;
  readonly embedding: string;
  /** Who owns the document nearest to it. */
  readonly owner: string | null;
}

/** Questions of a time that nobody could answer or whose answer was called wrong, with the likeliest owner. */
export async function readOpenQuestions(
  db: Queryable,
  since: Date,
  until: Date | null,
): Promise<OpenQuestion[]> {
  const { rows } = await db.query<OpenQuestion>(
    `select q.id, q.at, q.text, coalesce(q.rating, 0) < 0 as badly, q.embedding::text as embedding, near.owner
       from question q
       left join lateral (
         select d.owner from knowledge_passage p join knowledge_document d on d.id = p.document_id
          where d.owner is not null order by p.embedding <=> q.embedding limit 1) near on true
      where q.at >= $1 and ($2::timestamptz is null or q.at < $2) and q.embedding is not null and (q.status = 'unknown' or q.rating < 0)
      order by q.at desc limit 500`,
    [since, until],
  );
  return rows;
}
