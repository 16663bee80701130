/** A station and shift where the wrong one of two look-alikes goes into the parcel. */
export const MISPICKS = {
  station: 'P4',
  shift: 'late',
  pairs: [
    ['SKU-2846', 'SKU-2847'],
    ['SKU-2854', 'SKU-2855'],
  ],
  /** Where they lie: side by side. */
  bins: { 'SKU-2846': 'G7-06', 'SKU-2847': 'G7-07', 'SKU-2854': 'G7-14', 'SKU-2855': 'G7-15' },
  /** Share of picks of these SKUs there that are wrong: they look the same there. Elsewhere it is `usual`. */
  share: 0.5,
  usual: 0.002,
  /** Share of all other picks that are wrong, by whatever hand: anything may be taken for anything. */
  anywhere: 0.002,
} as const;
