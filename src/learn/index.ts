export { composeMetrics, type FourWeeks, type Metrics } from './metrics/compose.ts';
export { customerValue } from './metrics/lifetime.ts';
export { readCustomers } from './metrics/store.ts';
export { evidenceOf, missingForPromotion, PROMOTION } from './trust/agreement.ts';
export { answerPromotion } from './trust/answer.ts';
export { judgedSince } from './trust/judged.ts';
export { reviewTrust } from './trust/review.ts';
export { type AutonomyView, composeAutonomy, offerWords, type Standing } from './trust/standing.ts';
export { type Offer, readOffer } from './trust/store.ts';
