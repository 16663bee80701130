export { appendTrace, appendTraces } from './append.ts';
export { explain } from './explain.ts';
export { type Verification, verifyTrace } from './verify.ts';
