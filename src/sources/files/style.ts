import { entityNamed } from '../entities.ts';
import type { ColumnKind } from '../entity.ts';
import type { CellStyle } from '../parse/cell.ts';
import { type DayOrder, dayOrderOf, instantReader, needsDayOrder } from '../parse/instant.ts';
import { decimalMarkOf } from '../parse/number.ts';
import type { FileRecord } from './csv.ts';
import type { Reads } from './profile.ts';

/** What finding the style of a file's cells rests on. */
export interface StyleQuestion {
  readonly reads: Reads;
  /** The place of a column in the file's records, undefined when it has none. */
  readonly placeOf: (column: string) => number | undefined;
  readonly delimiter: string;
  readonly timeZone: string;
  /** The order of day and month that people said, if they did. */
  readonly saidOrder: DayOrder | null;
  /** The file's first records. */
  readonly sample: readonly FileRecord[];
  /** All of them, read anew; asked for only when the first ones leave day and month open. */
  readonly all: () => AsyncIterable<FileRecord>;
}

/** How a file's cells are read, and whether day and month stayed open. */
export interface FoundStyle extends CellStyle {
  readonly ambiguousDates: boolean;
}

/** Finds the decimal mark and the order of day and month by evidence over the file's own columns. */
export async function findStyle(question: StyleQuestion): Promise<FoundStyle> {
  const { sample, delimiter, timeZone, saidOrder } = question;
  const numbers = placesOf(question, ['money', 'decimal', 'integer']);
  const mark = decimalMarkOf(cellsAt(sample, numbers), delimiter === ';' ? 'comma' : 'dot');
  const dates = placesOf(question, ['instant', 'day']);
  const open = cellsAt(sample, dates).some(needsDayOrder);
  const order = open ? (saidOrder ?? (await findOrder(question, dates))) : saidOrder;
  return { mark, instants: instantReader(timeZone, order), ambiguousDates: open && order === null };
}

async function findOrder(
  { sample, all }: StyleQuestion,
  places: readonly number[],
): Promise<DayOrder | null> {
  const found = dayOrderOf(cellsAt(sample, places));
  if (found === 'conflict') return null;
  if (found) return found;
  // One date with a day above twelve, however far down, settles it for the column.
  for await (const record of all()) {
    const proof = dayOrderOf(cellsAt([record], places));
    if (proof && proof !== 'conflict') return proof;
  }
  return null;
}

function placesOf({ reads, placeOf }: StyleQuestion, kinds: readonly ColumnKind[]): number[] {
  const fields = entityNamed(reads.entity).columns.filter(({ kind }) => kinds.includes(kind));
  return fields
    .map(({ field }) => reads.fields[field])
    .map((column) => (column === undefined ? undefined : placeOf(column)))
    .filter((place) => place !== undefined);
}

function cellsAt(records: readonly FileRecord[], places: readonly number[]): string[] {
  return records.flatMap(({ cells }) => places.map((place) => cells[place] ?? '')).filter((cell) => cell);
}
