import type { Queryable, Transaction } from '../domain/database.ts';
import type { Subject } from '../domain/finding.ts';

/** A fact as it is written: its form is its kind's, and it holds for so many days. */
export interface WrittenFact {
  readonly kind: string;
  readonly subject: Subject;
  readonly value: unknown;
  readonly confidence: number;
  readonly expiresInDays: number;
}

/** A fact as it is read: whoever wrote it, its form is not known yet. */
export interface StoredFact extends Omit<WrittenFact, 'expiresInDays'> {
  readonly provenance: Readonly<Record<string, unknown>>;
  readonly validFrom: Date;
  readonly expiresAt: Date | null;
}

/** Appends facts whose value differs from what stands, or whose time runs out within half of its life. */
export async function appendFacts(
  tx: Transaction,
  facts: readonly WrittenFact[],
  provenance: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as r(kind text, subject jsonb, value jsonb, confidence float8,
         "expiresInDays" float8)
     )
     insert into context_fact (kind, subject_type, subject_id, value, confidence, provenance, valid_from, expires_at)
     select g.kind, g.subject->>'type', g.subject->>'id', g.value, g.confidence, $2, $3,
            $3::timestamptz + make_interval(secs => g."expiresInDays" * 86400)
       from given g
       left join lateral (
         select value, expires_at from context_fact c
          where c.kind = g.kind and c.subject_type = g.subject->>'type' and c.subject_id = g.subject->>'id'
          order by id desc limit 1
       ) standing on true
      where standing.value is distinct from g.value
         or standing.expires_at <= $3::timestamptz + make_interval(secs => g."expiresInDays" * 43200)`,
    [JSON.stringify(facts), JSON.stringify(provenance), now],
  );
}

/** Ends what stands of some kinds about other subjects than those given: its last word is that it holds no longer. */
export async function endFacts(
  tx: Transaction,
  {
    kinds,
    except,
    provenance,
    now,
  }: {
    kinds: readonly string[];
    except: readonly Pick<WrittenFact, 'kind' | 'subject'>[];
    provenance: Readonly<Record<string, unknown>>;
    now: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into context_fact (kind, subject_type, subject_id, value, confidence, provenance, valid_from, expires_at)
     select kind, subject_type, subject_id, value, confidence, $3, $4, $4
       from (select distinct on (kind, subject_type, subject_id) * from context_fact
              where kind = any($1) order by kind, subject_type, subject_id, id desc) standing
      where expires_at > $4
        and not exists (select from jsonb_to_recordset($2::jsonb) as told(kind text, subject jsonb)
                         where told.kind = standing.kind and told.subject->>'type' = standing.subject_type
                           and told.subject->>'id' = standing.subject_id)`,
    [
      kinds,
      JSON.stringify(except.map(({ kind, subject }) => ({ kind, subject }))),
      JSON.stringify(provenance),
      now,
    ],
  );
}

/** The newest fact of each kind about each subject that was known and had not expired at an instant. */
export async function readFacts(
  db: Queryable,
  { kind, subjectIds, at }: { kind?: string; subjectIds?: readonly string[]; at: Date },
): Promise<StoredFact[]> {
  const { rows } = await db.query<StoredFact>(
    `select * from (
       select distinct on (kind, subject_type, subject_id) kind,
              jsonb_build_object('type', subject_type, 'id', subject_id) as subject, value, confidence, provenance,
              valid_from as "validFrom", expires_at as "expiresAt"
         from context_fact
        where ($1::text is null or kind = $1) and valid_from <= $3 and ($2::text[] is null or subject_id = any($2))
        order by kind, subject_type, subject_id, id desc) newest
      where "expiresAt" is null or "expiresAt" > $3`,
    [kind ?? null, subjectIds ?? null, at],
  );
  return rows;
}
