/** A station and shift where the wrong one of two look-alikes goes into the parcel. */
export const MISPICKS = {
  station: 'P4',
  shift: 'late',
  pairs: [
    ['SKU-2846', 'SKU-2847'],
    ['SKU-2854', 'SKU-2855'],
  ],
  /** Share of picks of these SKUs there that are wrong; elsewhere it is `usual`. */
  share: 0.11,
  usual: 0.004,
} as const;
