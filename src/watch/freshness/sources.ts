/** A source whose silence matters. */
export interface WatchedSource {
  /** The file of the feed. */
  readonly id: string;
  readonly table: string;
  /** The instant of a row. */
  readonly at: string;
  /** What is missing, as people call it. */
  readonly label: string;
  /** What follows once it is older than usual. */
  readonly stale: string;
  /** What follows where nothing of it was ever loaded; null: many shops do without, and the run's notes say it. */
  readonly missing: string | null;
}

/** Every source that is watched; a new one is one entry here. */
export const SOURCES: readonly WatchedSource[] = [
  {
    id: 'orders',
    table: 'order_line',
    at: 'ordered_at',
    label: 'orders',
    stale: 'Velocity, forecasts and stock-out dates rest on old sales.',
    missing: 'No sales are known: nothing about demand or stock can be said.',
  },
  {
    id: 'inventory',
    table: 'inventory_level',
    at: 'captured_at',
    label: 'stock levels',
    stale:
      'Stock is carried forward from the last level by sales and receipts; stock-out dates are less sure.',
    missing:
      'Without stock levels it cannot be known what runs out, how many days of cover there are, or what lies in excess.',
  },
  {
    id: 'returns',
    table: 'return_line',
    at: 'returned_at',
    label: 'returns',
    stale: 'Return rates of the last orders look lower than they are.',
    missing: null,
  },
  {
    id: 'ad_stats',
    table: 'ad_stat',
    at: 'hour',
    label: 'ad figures',
    stale: 'What is spent now is not seen: a blow-out would not be told.',
    missing: null,
  },
  {
    id: 'tickets',
    table: 'ticket',
    at: 'created_at',
    label: 'tickets',
    stale: 'New questions are neither counted nor answered.',
    missing: null,
  },
  {
    id: 'shipments',
    table: 'shipment',
    at: 'label_created_at',
    label: 'shipments',
    stale: 'Newer parcels are not checked for their address and carrier.',
    missing: null,
  },
  {
    id: 'picks',
    table: 'pick',
    at: 'picked_at',
    label: 'picks',
    stale: 'Mispicks since then are not seen.',
    missing: null,
  },
];
