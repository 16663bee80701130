import type { Queryable } from '../../domain/database.ts';
import type { Day } from '../../domain/day.ts';
import { vectorText } from '../../platform/vector.ts';
import { requiredIn } from './required.ts';

/** A passage as it was found. */
export interface FoundPassage {
  readonly documentId: string;
  readonly path: string;
  /** Where a document is about one supplier and the question names none, it says so: "Terms (of Galway Mill)". */
  readonly title: string;
  readonly owner: string | null;
  readonly heading: string;
  readonly text: string;
  readonly reviewBy: Day | null;
  /** The suppliers and SKUs that its document is about; none: it is about all. */
  readonly suppliers?: readonly string[];
  readonly skus?: readonly string[];
  /** Its review date has passed. */
  readonly isStale: boolean;
  /** Another document says that it replaces this one. */
  readonly isSuperseded: boolean;
  /** Somebody else kept it, and its owner has not said yet that it is right. */
  readonly awaitsOwner: boolean;
  /** Cosine of the angle between question and passage. */
  readonly similarity: number;
  /** Likeness in meaning and in words together; higher is better. */
  readonly score: number;
}

/** Ranks beyond these tell nothing more. */
const CANDIDATES = 60;
/**
 * Passages are looked for by the rare words of a question: those that stand in few of them, up to so many matches. All
 * words count once a passage is found.
 */
const COMMON = 500;
const MATCHED = 1000;
/** How many neighbours the index follows: more finds more of the exact answer and takes longer. */
const FOLLOWED = 200;
/**
 * What shared words add to the cosine where a passage has all of a question's, by their rarity; words that no passage
 * has count as well, so that one common word of many proves little. And what the same identifier adds.
 */
const WORDS = 0.3;
const NAMED = 0.2;
/** What a figure adds where a question lays two side by side: "45 days or 30?". */
const FIGURE = 0.2;
/** What is left of the score of a document about one supplier where the question names none. */
const OF_ONE = 0.9;

export interface PassageQuery {
  readonly text: string;
  readonly embedding: readonly number[];
  /**
   * Names of rows as the question writes them, and once more the ids of the rows that it was found to name: a passage
   * that has them too is about the same.
   */
  readonly identifiers: readonly string[];
  readonly suppliers: readonly string[];
  readonly skus: readonly string[];
  readonly today: Day;
  readonly most: number;
  /** True for what someone says, not asks: what it names need not stand in what is like it. */
  readonly isStatement?: boolean;
  /** Which rankings count; both unless an evaluation asks. */
  readonly by?: { readonly meaning: boolean; readonly words: boolean };
}

/**
 * The passages nearest to a question, by meaning (vectors) and by word (full text and exact identifiers), fused, in one
 * statement. Documents that are about other SKUs or suppliers than those named (a SKU names its suppliers too), those
 * without what the question names by a number, and those that do not hold today, are left out; stale and superseded ones
 * rank lower, and so do those about one supplier where none is named.
 */
export async function findPassages(db: Queryable, query: PassageQuery): Promise<FoundPassage[]> {
  const { text, embedding, identifiers, suppliers, skus, today, most, by, isStatement } = query;
  const { rows } = await db.query<FoundPassage>(
    `with word as materialized (
       select quote_literal(word)::tsquery as query,
              ln(1 + (n.passages - coalesce(w.passages, 0) + 0.5) / (coalesce(w.passages, 0) + 0.5)) as weight,
              coalesce(w.passages <= greatest(${COMMON}, n.passages / 50)
                and sum(w.passages) over (order by w.passages, word) <= ${MATCHED}, false) as is_rare
         from unnest(tsvector_to_array(to_tsvector('english', $2))) a(word)
         left join knowledge_word w using (word)
        cross join (select passages from knowledge_word where word = '') n
     ), by_meaning as (
       select id from knowledge_passage
        where $8 and (select set_config('hnsw.ef_search', '${FOLLOWED}', true)) is not null
        order by embedding <=> $1::vector limit ${CANDIDATES}
     ), matched as (
       select k.id, k.words, k.identifiers && $3::text[] as identified
         from knowledge_passage k
        where $9 and (k.identifiers && $3::text[]
           or k.words @@ (select string_agg(query::text, ' | ')::tsquery from word where is_rare))
     ), by_words as (
       select m.id, m.identified, coalesce(sum(w.weight), 0) as weight
         from matched m left join word w on m.words @@ w.query
        group by m.id, m.identified
        order by m.identified desc, 3 desc limit ${CANDIDATES}
     ), named as materialized (
       select $4::text[] || array(select distinct supplier_id from supplier_sku where sku = any($5)) as suppliers,
              $5::text[] || array(select distinct sku from supplier_sku where supplier_id = any($4)) as skus,
              cardinality($4::text[]) + cardinality($5::text[]) > 0 as is_any
     ), fused as (
       select p.id, case when $8 then 1 - (p.embedding <=> $1::vector) else 0 end
                    + coalesce(${WORDS} * w.weight / nullif((select sum(weight) from word), 0), 0)
                    + case when w.identified then ${NAMED} else 0 end
                    + case when p.text ~* $11 then ${FIGURE} else 0 end as score
         from knowledge_passage p
         left join by_words w using (id)
        where p.id in (select id from by_meaning union select id from by_words)
     )
     select d.id as "documentId", d.path, d.title || coalesce(' (of ' || own.names || ')', '') as title, d.owner,
            d.applies_suppliers as suppliers, d.applies_skus as skus, p.heading, p.text, d.review_by::text as "reviewBy",
            coalesce(d.review_by < $6::date, false) as "isStale", newer.known as "isSuperseded",
            d.awaits_owner as "awaitsOwner",
            1 - (p.embedding <=> $1::vector) as similarity,
            (f.score * case when newer.known then 0.5 when d.review_by < $6::date then 0.8 else 1 end
                     * case when own.is_one then ${OF_ONE} else 1 end)::float8 as score
       from fused f
       join knowledge_passage p using (id)
       join knowledge_document d on d.id = p.document_id
      cross join lateral (
         select exists (select from knowledge_document n where n.supersedes in (d.path, d.id) and n.id <> d.id) as known
       ) newer
      cross join named
      cross join lateral (
         select not named.is_any and d.applies_suppliers || d.applies_skus <> '{}' as is_one,
                case when not named.is_any then (
                  select string_agg(name, ', ') from (
                    select coalesce(s.name, id) as name
                      from unnest(d.applies_suppliers || d.applies_skus) id left join supplier s on s.supplier_id = id
                     limit 3) a
                   where position(lower(name) in lower(d.title)) = 0) end as names
       ) own
      where coalesce(d.valid_from <= $6::date, true) and coalesce(d.valid_until >= $6::date, true)
        and (not named.is_any or (d.applies_suppliers = '{}' or d.applies_suppliers && named.suppliers)
                             and (d.applies_skus = '{}' or d.applies_skus && named.skus))
        and ($10::text[] = '{}' or exists (
               select from unnest($10::text[]) name where p.heading || ' ' || p.text ~* ('\\y' || name || '\\y')))
      order by score desc, p.id
      limit $7`,
    [
      vectorText(embedding),
      text,
      identifiers,
      suppliers,
      skus,
      today,
      most,
      by?.meaning ?? true,
      by?.words ?? true,
      isStatement ? [] : requiredIn(text, identifiers),
      figuresOf(text),
    ],
  );
  return rows;
}

/** A pattern of the figures of a question that lays at least two of one kind side by side; else one that fits nothing. */
function figuresOf(text: string): string {
  const unit = /\d+ ?(days?|weeks?|months?|hours?|percent|%)/i.exec(text)?.[1]?.replace(/s$/i, '');
  const figures = [...new Set(text.match(/\b\d+\b/g) ?? [])];
  return unit && figures.length > 1 ? `\\y(${figures.join('|')})[\\s*-]*${unit}` : '^\\y$';
}
