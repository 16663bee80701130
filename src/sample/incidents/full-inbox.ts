/** What waits in the inbox this morning. */
export const INBOX = { open: 147, whereIsMyOrder: 38 } as const;

/** What waits on any other morning. */
export const USUAL_INBOX = { open: 18, whereIsMyOrder: 5 } as const;

/** The product that changed, and what it made people ask in the last days: answered one by one, seen by nobody as one. */
export const ROUSED = { style: 'Ridge Hoodie', topic: 'sizing', tickets: 13, days: 8 } as const;
