export { carryOn, type Standings } from './carry-on.ts';
export { type MergeResult, mergeFindings } from './merge.ts';
export { getFinding, listFindings } from './read.ts';
export type { Sightings } from './sight.ts';
export { type FindingFilter, lockFindings, readLatestRun, setSnooze } from './store.ts';
export { touchFinding, touchFindings } from './touch/store.ts';
export type { FindingEvent } from './transition.ts';
export { wakeDue } from './wake-due.ts';
