export { type ImportRequest, importPaths } from './import-paths.ts';
export type { FileReport, ImportProgress, ImportReport, Reject } from './report.ts';
export { type Freshness, freshnessOf, listRejects, type RejectedRow, readShop } from './store.ts';
