import type { Database } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import { fingerprintOf } from '../../domain/finding.ts';
import type { Shop } from '../../domain/shop.ts';
import { readThresholds, runWatchers, thresholdDefinition, type WatchReport } from '../../watch/index.ts';
import type { ThresholdPreviewView } from '../views.ts';
import { composeThresholds } from './compose.ts';

/**
 * What a value would change: the watchers run twice as of now, with and without it, and nothing is written. Throws
 * `invalid_input` with the names or the range there are.
 */
export async function previewThreshold(
  db: Database,
  { name, value, now, shop }: { name: string; value: number; now: Date; shop: Shop },
): Promise<ThresholdPreviewView> {
  const { min, max, unit } = thresholdDefinition(name);
  if (!(value >= min && value <= max)) {
    throw new DaybreakError('invalid_input', `${name} must be between ${min} and ${max} ${unit}.`);
  }
  const line = (await composeThresholds(db, { now })).find((one) => one.name === name);
  if (!line) throw new DaybreakError('not_found', `There is no threshold "${name}".`);
  const thresholds = await readThresholds(db, now);
  const before = headlines(await runWatchers(db, { now, shop, thresholds }));
  const after = headlines(await runWatchers(db, { now, shop, thresholds: { ...thresholds, [name]: value } }));
  return { line, value, appearing: without(after, before), disappearing: without(before, after) };
}

function headlines({ drafts }: WatchReport): Map<string, string> {
  return new Map(drafts.map(({ kind, subject, headline }) => [fingerprintOf(kind, subject), headline]));
}

function without(these: ReadonlyMap<string, string>, those: ReadonlyMap<string, string>): string[] {
  return [...these].flatMap(([fingerprint, headline]) => (those.has(fingerprint) ? [] : [headline]));
}
