import type { RecommendationDraft } from '../domain/action.ts';
import type { Transaction } from '../domain/database.ts';

/** Keeps why each finding's actions were drafted and what happens without them, by its id; the latest draft stands. */
export async function saveRecommendations(
  tx: Transaction,
  advice: ReadonlyMap<string, Pick<RecommendationDraft, 'ifNothing' | 'because'>>,
  now: Date,
): Promise<void> {
  if (advice.size === 0) return;
  const rows = [...advice].map(([id, { ifNothing, because }]) => ({ id, if_nothing: ifNothing, because }));
  await tx.query(
    `insert into recommendation (finding_id, if_nothing, because, drafted_at)
     select id, if_nothing, because, $2 from jsonb_to_recordset($1::jsonb) as r(id text, if_nothing text, because jsonb)
     on conflict (finding_id) do update
       set if_nothing = excluded.if_nothing, because = excluded.because, drafted_at = excluded.drafted_at`,
    [JSON.stringify(rows), now],
  );
}
