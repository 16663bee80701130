import type { RecommendationDraft } from '../domain/action.ts';
import type { Transaction } from '../domain/database.ts';

/** Keeps why a finding's actions were drafted and what happens without them; the latest draft stands. */
export async function saveRecommendation(
  tx: Transaction,
  findingId: string,
  { ifNothing, because }: Pick<RecommendationDraft, 'ifNothing' | 'because'>,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into recommendation (finding_id, if_nothing, because, drafted_at) values ($1, $2, $3, $4)
     on conflict (finding_id) do update
       set if_nothing = excluded.if_nothing, because = excluded.because, drafted_at = excluded.drafted_at`,
    [findingId, ifNothing, JSON.stringify(because), now],
  );
}
