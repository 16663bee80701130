/** Returns. */
export const RETURNS_LABELS: Readonly<Record<string, string>> = {};
