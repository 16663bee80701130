import { createHash } from 'node:crypto';
import { ownCopy } from '../files/own-copy.ts';
import type { Profile, ReadingContext, RowReader } from '../files/profile.ts';
import { foldName } from '../files/recognise.ts';

/** What people said of a header that no profile knows: which of the feed's files it is and what its columns mean. */
export interface ColumnMapping {
  readonly entity: string;
  /** Feed fields and the file's column that each comes from. */
  readonly mapping: Readonly<Record<string, string>>;
}

/** Identifies a header by its columns' names, whatever their case, blanks and order. */
export function headerHash(header: readonly string[]): string {
  return createHash('sha256').update(header.map(foldName).sort().join('\u0000')).digest('hex');
}

/** The profile that people made for this header; null when they made none. A saved mapping goes before any guess. */
export function mappedProfile(
  mappings: ReadonlyMap<string, ColumnMapping>,
  header: readonly string[],
): Profile | null {
  const saved = mappings.get(headerHash(header));
  if (!saved) return null;
  const { entity, mapping } = saved;
  return {
    id: `mapped.${entity}`,
    title: `${entity}, by your own column mapping`,
    platform: 'Your own',
    source: 'mapped',
    anchors: [],
    columns: Object.values(mapping),
    revision: JSON.stringify(saved),
    reads: { entity, fields: mapping, open: (context) => completing(saved, context) },
  };
}

/** Adds what few exports have and every row needs: a line's number within its order, the time of a stock level. */
function completing({ entity, mapping }: ColumnMapping, { now }: ReadingContext): RowReader {
  const linesOf = new Map<string, number>();
  return {
    row: (row, sink) => {
      const added: Record<string, string> = {};
      if (entity === 'orders' && !mapping.line) {
        const order = row(mapping.order_id ?? '');
        const line = (linesOf.get(order) ?? 0) + 1;
        linesOf.set(ownCopy(order), line);
        added.line = String(line);
      }
      if (entity === 'inventory' && !mapping.captured_at) added.captured_at = now.toISOString();
      sink.emit(entity, added);
    },
  };
}
