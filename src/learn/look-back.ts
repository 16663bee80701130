import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import { revisitOutcomes } from './outcomes/revisit.ts';
import { type Review, reviewTrust } from './trust/review.ts';

/** What a night learned from what was decided before it. */
export interface LookedBack extends Review {
  /** Decisions whose horizon was over. */
  readonly revisited: number;
}

/**
 * What every night does once it has looked: the outcomes of decisions whose horizon is over, and then what they and
 * people say of the trust that was given. The bot's night and the command line's run share it.
 */
export async function lookBack(db: Database, about: { shop: Shop; now: Date }): Promise<LookedBack> {
  const revisited = await revisitOutcomes(db, about);
  return { revisited, ...(await reviewTrust(db, about)) };
}
