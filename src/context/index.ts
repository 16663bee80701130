export { type KnownFacts, knownFrom, without } from './by-kind.ts';
export {
  type Correction,
  type Corrections,
  corrected,
  correctionFact,
  correctionsIn,
  NO_CORRECTIONS,
  wholeOf,
} from './corrections.ts';
export { type Days, type ExpectedDemand, expectedDemand } from './expected-demand.ts';
export { type ExpectedReturns, expectedReturns } from './expected-returns.ts';
export type { Fact, FactDraft, FactKind, FactValue } from './fact.ts';
export { type FactsInForce, factsAbout, factsInForce, knownFacts } from './known.ts';
export { publishFacts } from './publish.ts';
export { factSentence } from './says.ts';
export { RETOLD } from './validate.ts';
