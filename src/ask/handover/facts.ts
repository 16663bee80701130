import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import type { HandoverFacts } from './questions.ts';

/** Somebody as Slack and as documents know them. */
export interface HandoverPerson {
  readonly teamId: string;
  readonly userId: string;
  readonly name: string;
}

/** Rows of one kind that are read; the questions take the first of them. */
const MOST_ROWS = 8;

/** Everyone who owns a document. */
export async function readOwners(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ owner: string }>(
    'select distinct owner from knowledge_document where owner is not null order by owner',
  );
  return rows.map(({ owner }) => owner);
}

/** What our tables say of a person, but for what was asked in vain. */
export async function readFactsOf(
  db: Queryable,
  person: HandoverPerson,
  today: Day,
): Promise<Omit<HandoverFacts, 'unanswered'>> {
  const by = { teamId: person.teamId, userId: person.userId };
  return {
    documents: await readDocumentsOf(db, person.name, today),
    thresholds: await readThresholdsOf(db, by),
    decisions: await readDecided(db, by),
    reasons: await readReasons(db, by),
    suppliers: await readUndocumented(db, by),
  };
}

async function readDocumentsOf(db: Queryable, name: string, today: Day): Promise<HandoverFacts['documents']> {
  const { rows } = await db.query<HandoverFacts['documents'][number]>(
    `select id, title, review_by::text as "reviewBy", coalesce(review_by < $2, false) as "isOverdue"
       from knowledge_document where owner = $1 order by review_by nulls last, id`,
    [name, today],
  );
  return rows;
}

async function readThresholdsOf(db: Queryable, by: object): Promise<HandoverFacts['thresholds']> {
  const { rows } = await db.query<HandoverFacts['thresholds'][number]>(
    `select kind || '.' || key as name, (value #>> '{}')::float8 as value
       from (select distinct on (kind, scope, key) kind, key, value, set_by, set_at
               from threshold_setting order by kind, scope, key, id desc) newest
      where set_by @> $1 and jsonb_typeof(value) = 'number'
      order by set_at desc, name limit ${MOST_ROWS}`,
    [by],
  );
  return rows;
}

/** Decisions of a person with their findings; where a finding names no supplier, that of what was decided on. */
const DECIDED = `
  select d.id, d.verb, d.at, d.reason, f.id as finding_id, f.kind, f.subject_id, f.headline,
         coalesce(f.evidence->>'supplierId', a.params->>'supplierId', case when f.subject_type = 'supplier' then f.subject_id end) as supplier_id
    from decision d join finding f on f.id = d.finding_id left join action a on a.id = d.action_id
   where d.actor @> $1 and d.verb in ('approve', 'edit', 'reject')`;

async function readDecided(db: Queryable, by: object): Promise<HandoverFacts['decisions']> {
  const { rows } = await db.query<HandoverFacts['decisions'][number]>(
    `select d.kind, coalesce(s.name, d.supplier_id, d.subject_id) as about,
            count(*) filter (where d.verb = 'approve')::int as approved,
            count(*) filter (where d.verb = 'edit')::int as edited,
            count(*) filter (where d.verb = 'reject')::int as rejected
       from (${DECIDED}) d left join supplier s on s.supplier_id = d.supplier_id
      group by 1, 2 order by count(*) desc, 1, 2 limit ${MOST_ROWS}`,
    [by],
  );
  return rows;
}

/** Reasons in somebody's own words, the newest first. A form's ready-made answer stands before a colon, or alone. */
async function readReasons(db: Queryable, by: object): Promise<HandoverFacts['reasons']> {
  const { rows } = await db.query<HandoverFacts['reasons'][number]>(
    `select distinct on (lower(words)) finding_id as "findingId", words as reason, headline
       from (select finding_id, headline, at, regexp_replace(reason, '^[^:]{1,40}: ', '') as words, reason
               from (${DECIDED}) d where verb = 'reject') r
      where words like '% % %'
        and not exists (select from knowledge_document k where position(lower(words) in lower(k.body)) > 0)
      order by lower(words), at desc limit ${MOST_ROWS}`,
    [by],
  );
  return rows;
}

/** Suppliers that somebody decided on and that no document is about or names. */
async function readUndocumented(db: Queryable, by: object): Promise<HandoverFacts['suppliers']> {
  const { rows } = await db.query<HandoverFacts['suppliers'][number]>(
    `select s.supplier_id as id, coalesce(s.name, s.supplier_id) as name, count(*)::int as decisions
       from (${DECIDED}) d join supplier s on s.supplier_id = d.supplier_id
      where not exists (select from knowledge_document k
                         where s.supplier_id = any(k.applies_suppliers)
                            or position(lower(coalesce(s.name, s.supplier_id)) in lower(k.title || ' ' || k.body)) > 0)
      group by s.supplier_id, s.name order by count(*) desc, s.supplier_id limit ${MOST_ROWS}`,
    [by],
  );
  return rows;
}
