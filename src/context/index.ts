export {
  CORRECTION,
  type Correction,
  type Corrections,
  corrected,
  correctionFact,
  correctionsIn,
  NO_CORRECTIONS,
  wholeOf,
} from './corrections.ts';
export { factsAbout, factsInForce, knownFacts } from './known.ts';
export { publishFacts } from './publish.ts';

/** The kind of the fact that says what the latest run could not know: `{ notes: string[] }`. */
export const UNKNOWNS = 'unknowns';
