/** Tickets. */
export const SUPPORT_LABELS: Readonly<Record<string, string>> = {};
