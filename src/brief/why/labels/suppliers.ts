/** Suppliers. */
export const SUPPLIERS_LABELS: Readonly<Record<string, string>> = {};
