export { type ImportFormat, importFormats } from './import-formats.ts';
export { type ImportRequest, importPaths } from './import-paths.ts';
export { type MappingRequest, saveMapping } from './mapping/save-mapping.ts';
export { readHeader } from './read-header.ts';
export { type FiledTicket, readTicketsFile } from './read-tickets.ts';
export type { FileReport, ImportProgress, ImportReport, Reject } from './report.ts';
export { type Freshness, freshnessOf, listRejects, type RejectedRow, readShop } from './store.ts';
