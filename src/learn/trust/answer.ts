import { authorise, nameOf, writeLevel } from '../../decide/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { answerOffer, type Offer, readOffer } from './store.ts';

/**
 * An admin's answer to an offer of trust. Throws `not_allowed`, `not_found`, or `already_decided` with who was first;
 * then nothing changes.
 */
export async function answerPromotion(
  db: Database,
  { actor, id, accepted, now }: { actor: Actor; id: string; accepted: boolean; now: Date },
): Promise<Offer> {
  await authorise(db, { actor, verb: 'autonomy', now });
  return db.transaction(async (tx) => {
    const offer = await readOffer(tx, id, { lock: true });
    if (!offer) throw new DaybreakError('not_found', 'This offer is not there any more. Nothing changed.');
    if (offer.accepted !== null) {
      const by = offer.answeredBy ? nameOf(offer.answeredBy) : 'someone';
      const answer = offer.accepted ? 'yes' : 'not now';
      throw new DaybreakError('already_decided', `${by} has answered ${answer}. Your click changed nothing.`);
    }
    await answerOffer(tx, { id, accepted, by: actor, now });
    const { kind, band, level, evidence } = offer;
    const reason = `${evidence.n} decisions, agreement of at least ${(100 * evidence.lower).toFixed(1)} %`;
    if (accepted) await writeLevel(tx, { actor, kind, band, level, reason, now });
    return { ...offer, accepted, answeredBy: actor, answeredAt: now };
  });
}
