import { upperTail } from './confusions.ts';
import { discoveries } from './discoveries.ts';
import type { ConfusionRow, WrongItemRow } from './facts.ts';
import type { TitleLikeness } from './similarity.ts';

/** What customers say came instead, where the warehouse keeps no log of its picks. */
export interface ReportedConfusions {
  readonly rows: readonly ConfusionRow[];
  /** Rows of each table that the pairs rest on. */
  readonly sources: readonly { readonly table: string; readonly rows: number }[];
}

export interface ReportLimits {
  readonly falseShare: number;
  readonly minErrors: number;
  readonly alike: number;
}

/**
 * Pairs from returns and tickets: the SKU that the text names, else the look-alike of a SKU that gets more reports of
 * a wrong item than its sales explain (Poisson tail, false-discovery rate controlled over all SKUs sold).
 */
export function reportedConfusions(
  reports: readonly WrongItemRow[],
  linesOf: ReadonlyMap<string, number>,
  likeness: TitleLikeness,
  limits: ReportLimits,
): ReportedConfusions {
  const known = new Map([...linesOf.keys()].map((sku) => [sku.toLowerCase(), sku]));
  const often = skusWithMany(reports, linesOf, limits);
  const rows: ConfusionRow[] = [];
  const used: WrongItemRow[] = [];
  for (const report of reports) {
    const picked = namedSku(report, known) ?? lookAlike(report.sku, often, likeness, limits);
    if (!picked) continue;
    rows.push({ station: null, shift: null, ordered: report.sku, picked, errors: 1 });
    used.push(report);
  }
  const sources = [...Map.groupBy(used, ({ table }) => table)].map(([table, own]) => ({
    table,
    rows: own.length,
  }));
  return { rows, sources };
}

/** Another SKU's code that stands in the text as a word. */
export function namedSku(
  { sku, text }: Pick<WrongItemRow, 'sku' | 'text'>,
  known: ReadonlyMap<string, string>,
): string | null {
  for (const [word] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}_./-]*[\p{L}\p{N}]/gu)) {
    const named = /\d/.test(word) ? known.get(word.toLowerCase()) : undefined;
    if (named && named !== sku) return named;
  }
  return null;
}

function lookAlike(
  sku: string,
  often: ReadonlySet<string>,
  likeness: TitleLikeness,
  { alike }: ReportLimits,
): string | null {
  if (!often.has(sku)) return null;
  const [nearest] = likeness.nearest(sku, 1);
  return nearest && nearest.likeness >= alike ? nearest.sku : null;
}

function skusWithMany(
  reports: readonly WrongItemRow[],
  linesOf: ReadonlyMap<string, number>,
  limits: ReportLimits,
): Set<string> {
  const lines = [...linesOf.values()].reduce((sum, count) => sum + count, 0);
  const rate = reports.length / Math.max(lines, 1);
  const counts = [...Map.groupBy(reports, ({ sku }) => sku)].map(([sku, own]) => ({
    sku,
    count: own.length,
    p: upperTail(own.length, rate * Math.max(1, linesOf.get(sku) ?? 0)),
  }));
  const many = discoveries(counts, ({ p }) => p, limits.falseShare, Math.max(linesOf.size, 1));
  return new Set(many.filter(({ count }) => count >= limits.minErrors).map(({ sku }) => sku));
}
