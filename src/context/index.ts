export { factsInForce, knownFacts } from './known.ts';
export { publishFacts } from './publish.ts';
