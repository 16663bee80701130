import { wilsonInterval } from './wilson.ts';

/** Trials in clusters that go together, such as a SKU's days, by their sums. */
export interface ClusterSums {
  readonly clusters: number;
  readonly hits: number;
  readonly trials: number;
  /** Σ hits², Σ hits·trials and Σ trials² over the clusters. */
  readonly hits2: number;
  readonly cross: number;
  readonly trials2: number;
}

/**
 * The 95 % interval of a share of trials that come in clusters: Wilson's, for as many independent trials as the ratio
 * estimator's variance over clusters says that there are (Kish's effective sample size). At shares of 0 and 1 each
 * cluster counts as one.
 */
export function clusteredShareInterval(sums: ClusterSums): readonly [low: number, high: number] {
  const { clusters, hits, trials, hits2, cross, trials2 } = sums;
  if (clusters < 2 || trials <= 0) return [0, 1];
  const share = hits / trials;
  const squares = hits2 - 2 * share * cross + share ** 2 * trials2;
  const variance = ((clusters / (clusters - 1)) * Math.max(0, squares)) / trials ** 2;
  const effective =
    share === 0 || share === 1 || variance === 0
      ? clusters
      : Math.min(trials, (share * (1 - share)) / variance);
  return wilsonInterval(share * effective, effective);
}
