/** Picking, addresses and carriers. */
export const FULFILMENT_LABELS: Readonly<Record<string, string>> = {};
