import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { ENTITIES } from '../entities.ts';
import type { Entity } from '../entity.ts';
import { foldName } from '../files/recognise.ts';
import { writeMapping } from './store.ts';

/** A mapping as people give it: `mapping` is field of the feed → column of the file. */
export interface MappingRequest {
  readonly header: readonly string[];
  readonly entity: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** What the import adds by itself where a file has no column for it. */
const ADDED: Readonly<Record<string, readonly string[]>> = { orders: ['line'], inventory: ['captured_at'] };
/** These name a thing by two columns, which takes the feed's own file. */
const NOT_MAPPED = ['shop', 'ad_stats'];

/**
 * Remembers what the columns of an unknown header mean, for this file and all that have the same header. Throws
 * DaybreakError `invalid_input` for an unknown kind of file, field or column and for a required field without a column.
 */
export async function saveMapping(db: Database, request: MappingRequest): Promise<void> {
  const { header, mapping, now } = request;
  const entity = ENTITIES.find(({ name }) => name === request.entity && !NOT_MAPPED.includes(name));
  if (!entity) {
    const names = ENTITIES.map(({ name }) => name).filter((name) => !NOT_MAPPED.includes(name));
    throw invalid(`A file can be read as one of ${names.join(', ')}; "${request.entity}" is none of them.`);
  }
  const problem = problemOf(entity, header, mapping);
  if (problem) throw invalid(problem);
  await writeMapping(db, { header, entity: entity.name, mapping, now });
}

function problemOf(
  { name, columns }: Entity,
  header: readonly string[],
  mapping: MappingRequest['mapping'],
): string | null {
  const fields = columns.map(({ field }) => field);
  const unknown = Object.keys(mapping).find((field) => !fields.includes(field));
  if (unknown) return `${name} has no "${unknown}": its fields are ${fields.join(', ')}.`;
  const names = new Set(header.map(foldName));
  const absent = Object.values(mapping).find((column) => !names.has(foldName(column)));
  if (absent) return `The file has no column "${absent}": its columns are ${header.join(', ')}.`;
  const needed = columns.filter(({ required, field }) => required && !ADDED[name]?.includes(field));
  const missing = needed.map(({ field }) => field).filter((field) => !mapping[field]);
  return missing.length > 0 ? `${name} needs a column for ${missing.join(', ')} as well.` : null;
}

function invalid(sentence: string): DaybreakError {
  return new DaybreakError('invalid_input', sentence);
}
