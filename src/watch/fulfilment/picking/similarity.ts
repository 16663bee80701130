/** How alike titles look, all indexed at once; 0–1. */
export interface TitleLikeness {
  between(a: string, b: string): number;
  /** The SKUs whose titles look most like one SKU's, the likest first. */
  nearest(sku: string, count: number): readonly { readonly sku: string; readonly likeness: number }[];
}

type Vector = ReadonlyMap<string, number>;

/**
 * Cosine of letter runs (three and four letters, within words) weighted by how rare a run is in the catalogue
 * (tf-idf, Salton & Buckley 1988): what two titles share counts the more the fewer others have it.
 */
export function titleLikeness(products: readonly { sku: string; title: string | null }[]): TitleLikeness {
  let built: ReturnType<typeof buildIndex> | undefined;
  const index = () => {
    built ??= buildIndex(products);
    return built;
  };
  return {
    between: (a, b) => cosine(index().vectors.get(a), index().vectors.get(b)),
    nearest: (sku, count) => nearest(sku, index().vectors.get(sku), index().postings, count),
  };
}

/** Built when somebody asks: most nights no pair is in doubt. */
function buildIndex(products: readonly { sku: string; title: string | null }[]) {
  const titled = products.flatMap(({ sku, title }) => (title ? [{ sku, runs: runsOf(title) }] : []));
  const holders = new Map<string, number>();
  for (const { runs } of titled) for (const run of runs) holders.set(run, (holders.get(run) ?? 0) + 1);
  const vectors = new Map(titled.map(({ sku, runs }) => [sku, weighted(runs, holders, titled.length)]));
  return { vectors, postings: postings(vectors) };
}

/** The runs of letters of each word, with the word's edges as letters. */
export function runsOf(title: string): Set<string> {
  const words =
    title
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (const word of words) {
    const edged = ` ${word} `;
    for (const length of [3, 4]) {
      for (let at = 0; at + length <= edged.length; at += 1) runs.add(edged.slice(at, at + length));
    }
  }
  return runs;
}

function weighted(runs: ReadonlySet<string>, holders: ReadonlyMap<string, number>, count: number): Vector {
  const weights = [...runs].map((run) => [run, Math.log(1 + count / (holders.get(run) ?? 1))] as const);
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return new Map(weights.map(([run, weight]) => [run, weight / length]));
}

function cosine(a: Vector | undefined, b: Vector | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (const [run, weight] of a) sum += weight * (b.get(run) ?? 0);
  return Math.min(1, sum);
}

type Postings = ReadonlyMap<string, readonly (readonly [sku: string, weight: number])[]>;

function postings(vectors: ReadonlyMap<string, Vector>): Postings {
  const index = new Map<string, [string, number][]>();
  for (const [sku, vector] of vectors) {
    for (const [run, weight] of vector) {
      const list = index.get(run);
      if (list) list.push([sku, weight]);
      else index.set(run, [[sku, weight]]);
    }
  }
  return index;
}

function nearest(own: string, vector: Vector | undefined, index: Postings, count: number) {
  const sums = new Map<string, number>();
  for (const [run, weight] of vector ?? []) {
    for (const [sku, other] of index.get(run) ?? []) sums.set(sku, (sums.get(sku) ?? 0) + weight * other);
  }
  sums.delete(own);
  return [...sums]
    .map(([sku, likeness]) => ({ sku, likeness: Math.min(1, likeness) }))
    .sort((a, b) => b.likeness - a.likeness || (a.sku < b.sku ? -1 : 1))
    .slice(0, count);
}
