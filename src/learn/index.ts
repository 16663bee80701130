export { evidenceOf, missingForPromotion, PROMOTION } from './trust/agreement.ts';
export { answerPromotion } from './trust/answer.ts';
export { judgedSince } from './trust/judged.ts';
export { reviewTrust } from './trust/review.ts';
export { type AutonomyView, composeAutonomy, offerWords, type Standing } from './trust/standing.ts';
export { type Offer, readOffer } from './trust/store.ts';
