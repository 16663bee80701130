export { type MergeResult, mergeFindings, type Sightings } from './merge.ts';
export { getFinding, listFindings } from './read.ts';
export { type FindingFilter, lockFindings, readLatestRun, setSnooze } from './store.ts';
export { touchFinding, touchFindings } from './touch/store.ts';
export type { FindingEvent } from './transition.ts';
export { wakeDue } from './wake-due.ts';
