/** Ads. */
export const ADS_LABELS: Readonly<Record<string, string>> = {};
