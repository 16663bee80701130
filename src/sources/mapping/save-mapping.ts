import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { ENTITIES } from '../entities.ts';
import type { Entity } from '../entity.ts';
import { foldName } from '../files/recognise.ts';
import { canBeMapped, fieldsToMap } from './fields-to-map.ts';
import { writeMapping } from './store.ts';

/** A mapping as people give it: `mapping` is field of the feed → column of the file. */
export interface MappingRequest {
  readonly header: readonly string[];
  readonly entity: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly now: Date;
}

/**
 * Remembers what the columns of an unknown header mean, for this file and all that have the same header. Throws
 * DaybreakError `invalid_input` for an unknown kind of file, field or column and for a required field without a column.
 */
export async function saveMapping(db: Database, request: MappingRequest): Promise<void> {
  const { header, mapping, now } = request;
  const mappable = ENTITIES.filter(canBeMapped);
  const entity = mappable.find(({ name }) => name === request.entity);
  if (!entity) {
    const names = mappable.map(({ name }) => name);
    throw invalid(`A file can be read as one of ${names.join(', ')}; "${request.entity}" is none of them.`);
  }
  const problem = problemOf(entity, header, mapping);
  if (problem) throw invalid(problem);
  await writeMapping(db, { header, entity: entity.name, mapping, now });
}

function problemOf(
  entity: Entity,
  header: readonly string[],
  mapping: MappingRequest['mapping'],
): string | null {
  const { all, needed } = fieldsToMap(entity);
  const unknown = Object.keys(mapping).find((field) => !all.includes(field));
  if (unknown) return `${entity.name} has no "${unknown}": its fields are ${all.join(', ')}.`;
  const names = new Set(header.map(foldName));
  const absent = Object.values(mapping).find((column) => !names.has(foldName(column)));
  if (absent) return `The file has no column "${absent}": its columns are ${header.join(', ')}.`;
  const missing = needed.filter((field) => !mapping[field]);
  return missing.length > 0 ? `${entity.name} needs a column for ${missing.join(', ')} as well.` : null;
}

function invalid(sentence: string): DaybreakError {
  return new DaybreakError('invalid_input', sentence);
}
