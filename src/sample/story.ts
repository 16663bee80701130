import type { Day } from '../domain/day.ts';
import type { SampleProduct } from './catalogue.ts';
import type { SampleWorld } from './world.ts';

/** How a SKU was bought where it was not by the usual rule; `cover` is in days of its demand. */
export type Supply =
  | { readonly kind: 'runs_low'; readonly cover: number }
  | { readonly kind: 'late_order'; readonly cover: number; readonly orderedAgo: number }
  | { readonly kind: 'overbought'; readonly cover: number };

/** A row of events.csv. */
export interface SampleEvent {
  readonly id: string;
  readonly kind: string;
  readonly startsAt: Day;
  readonly endsAt: Day | null;
  readonly sku: string | null;
  readonly supplierId: string | null;
  readonly note: string;
}

/**
 * Something that happened at the shop. A new one is one file in incidents/ and one line in their index; whatever it
 * leaves out went on as usual. `ago` counts days before the morning that the sample shows.
 */
export interface Story {
  /** Multiplies the demand for a product on a day. */
  demand?(product: SampleProduct, ago: number): number;
  /** Multiplies the share of a product's units that come back, by the day on which they were sold. */
  returns?(product: SampleProduct, ago: number): number;
  /** The words of a return; null: the usual ones. */
  returnWords?(
    product: SampleProduct,
    ago: number,
  ): readonly (readonly [reason: string, comment: string])[] | null;
  supply?(product: SampleProduct): Supply | null;
  events?(world: SampleWorld): readonly SampleEvent[];
}
