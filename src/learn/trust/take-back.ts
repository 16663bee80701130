import { lockBoundaries } from '../../decide/boundaries/store.ts';
import { ALONE, type LevelChange, writeLevel } from '../../decide/index.ts';
import { actsAlone } from '../../domain/autonomy.ts';
import type { Database } from '../../domain/database.ts';
import { reasonToDemote } from './agreement.ts';
import { judgedSince } from './judged.ts';
import { readLevelChanges } from './store.ts';

/** Trust that was taken back, and why. */
export type TakenBack = Pick<LevelChange, 'kind' | 'band' | 'reason'>;

/**
 * Takes back the trust that decisions up to now speak against: what acts alone is proposed to people again. Cheap where
 * nothing acts alone, and only what does is looked at, so that it can follow every decision.
 */
export async function takeBackTrust(db: Database, now: Date): Promise<TakenBack[]> {
  const trusted = (await readLevelChanges(db)).filter(({ level }) => actsAlone(level));
  if (trusted.length === 0) return [];
  const judged = await judgedSince(db, now, { kinds: [...new Set(trusted.map(({ kind }) => kind))] });
  const falling = trusted.flatMap(({ kind, band }) => {
    const reason = reasonToDemote(judged.get(`${kind} ${band}`) ?? []);
    return reason ? [{ kind, band, reason }] : [];
  });
  if (falling.length === 0) return [];
  return db.transaction(async (tx) => {
    await lockBoundaries(tx);
    // Someone may have been quicker.
    const levels = new Map((await readLevelChanges(tx)).map((one) => [`${one.kind} ${one.band}`, one.level]));
    const still = falling.filter(({ kind, band }) => actsAlone(levels.get(`${kind} ${band}`) ?? 'recommend'));
    for (const one of still) await writeLevel(tx, { ...one, actor: ALONE, level: 'recommend', now });
    return still;
  });
}
