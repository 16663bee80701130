import { levelOf, type Rules, readRules } from '../../decide/index.ts';
import type { AutonomyLevel } from '../../domain/autonomy.ts';
import type { Database } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import { evidenceOf, type Judged, missingForPromotion } from './agreement.ts';
import { judgedSince } from './judged.ts';
import { insertOffer, type Offer, readOffers } from './store.ts';
import { type TakenBack, takeBackTrust } from './take-back.ts';

/** A no is not asked again sooner. */
const ASK_AGAIN_DAYS = 14;
const MS_PER_DAY = 86_400_000;

/** The next step of trust; none above the last, and people alone switch on what is off. */
const NEXT: Readonly<Partial<Record<AutonomyLevel, AutonomyLevel>>> = {
  recommend: 'act_then_tell',
  act_then_tell: 'act',
};

/** What a review of trust came to. */
export interface Review {
  /** Offers that were made, by id. */
  readonly offered: readonly string[];
  readonly demoted: readonly TakenBack[];
}

/**
 * Looks at how people have decided: trust that is no longer deserved is taken back, trust that is earned is offered.
 * A promotion is never taken.
 */
export async function reviewTrust(db: Database, { shop, now }: { shop: Shop; now: Date }): Promise<Review> {
  const demoted = await takeBackTrust(db, now);
  const rules = await readRules(db, now, shop.timeZone);
  const judged = [...(await judgedSince(db, now)).values()];
  const offers = new Map((await readOffers(db)).map((one) => [`${one.kind} ${one.band}`, one]));
  const earned = judged.flatMap((all) => promotionOf(all, { rules, offers, now }));
  return db.transaction(async (tx) => {
    const offered: string[] = [];
    for (const offer of earned) offered.push(await insertOffer(tx, { ...offer, now }));
    return { offered, demoted };
  });
}

function promotionOf(
  all: readonly Judged[],
  { rules, offers, now }: { rules: Rules; offers: ReadonlyMap<string, Offer>; now: Date },
) {
  const [first] = all;
  if (!first) return [];
  const { kind, band } = first;
  const level = NEXT[levelOf(rules, kind, band)];
  const evidence = evidenceOf(all);
  const before = offers.get(`${kind} ${band}`);
  const isOpen = before?.accepted === null;
  const saidNo =
    before?.accepted === false &&
    before.answeredAt !== null &&
    now.getTime() - before.answeredAt.getTime() < ASK_AGAIN_DAYS * MS_PER_DAY;
  const may = level && !isOpen && !saidNo && missingForPromotion(evidence, now).length === 0;
  return may ? [{ kind, band, level, evidence }] : [];
}
