import type { Profile } from './profile.ts';
import { PROFILES } from './profiles/index.ts';

/** A header name as it is compared: trimmed, case folded, inner blanks single. */
export function foldName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The column of the file that each column of the profile stands in, by folded name. */
export function columnIndex(profile: Profile, header: readonly string[]): Map<string, number> {
  const places = new Map(header.map((name, index) => [foldName(name), index]));
  const index = new Map(places);
  for (const [name, others] of Object.entries(profile.aliases ?? {})) {
    const place = [name, ...others].map((one) => places.get(foldName(one))).find((one) => one !== undefined);
    if (place !== undefined) index.set(foldName(name), place);
  }
  for (const [name, pattern] of Object.entries(profile.patterns ?? {})) {
    const place = header.findIndex((one) => pattern.test(one.trim()));
    if (place >= 0 && !index.has(foldName(name))) index.set(foldName(name), place);
  }
  return index;
}

/** The profile of a header: every anchor is there, and of those the one most alike (Jaccard index); null when none. */
export function recognise(header: readonly string[], fileName: string): Profile | null {
  const stem = stemOf(fileName);
  const candidates = PROFILES.filter((profile) => matches(profile, header, stem));
  const named = candidates.filter((profile) => profile.fileName === stem);
  const ranked = mostTelling(named.length > 0 ? named : candidates)
    .map((profile) => ({ profile, score: jaccard(profile, header) }))
    .sort((a, b) => b.score - a.score || b.profile.anchors.length - a.profile.anchors.length);
  return ranked[0]?.profile ?? null;
}

/**
 * Where columns are people's choice, one report of a platform has all that tells another: a keyword report names its
 * campaigns too. The one with more telling columns is meant.
 */
function mostTelling(candidates: readonly Profile[]): readonly Profile[] {
  return candidates.filter(
    ({ platform, anchors }) =>
      !candidates.some((other) => other.platform === platform && other.anchors.length > anchors.length),
  );
}

/** The file's name without folder and endings: "a/orders.csv.gz" → "orders". */
export function stemOf(fileName: string): string {
  const base = fileName.replace(/^.*[\\/]/, '').toLowerCase();
  return base.replace(/\.gz$/, '').replace(/\.(csv|tsv|txt|jsonl|ndjson)$/, '');
}

function matches(profile: Profile, header: readonly string[], stem: string): boolean {
  const index = columnIndex(profile, header);
  const { anchors, pattern, columns, fileName } = profile;
  if (!anchors.every((anchor) => index.has(foldName(anchor)))) return false;
  const isMost = (holds: (name: string) => boolean) => header.filter(holds).length * 2 > header.length;
  if (pattern) return isMost((name) => pattern.test(name.trim()));
  // One column, such as a SKU, stands in all sorts of files: then the rest of the header or the name must agree.
  const own = new Set(columns.map(foldName));
  return anchors.length > 1 || fileName === stem || isMost((name) => own.has(foldName(name)));
}

function jaccard(profile: Profile, header: readonly string[]): number {
  const own = new Set(profile.columns.map(foldName));
  const theirs = new Set(header.map(foldName));
  const shared = [...own].filter((name) => theirs.has(name) || columnIndexHas(profile, name, theirs)).length;
  return shared / (own.size + theirs.size - shared);
}

function columnIndexHas(profile: Profile, name: string, header: ReadonlySet<string>): boolean {
  const others =
    Object.entries(profile.aliases ?? {}).find(([column]) => foldName(column) === name)?.[1] ?? [];
  return others.some((other) => header.has(foldName(other)));
}
