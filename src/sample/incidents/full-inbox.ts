/** What waits in the inbox this morning. */
export const INBOX = { open: 147, whereIsMyOrder: 38 } as const;

/** What waits on any other morning. */
export const USUAL_INBOX = { open: 18, whereIsMyOrder: 5 } as const;
