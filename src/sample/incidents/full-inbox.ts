/** What waits in the inbox this morning. */
export const INBOX = { open: 147, whereIsMyOrder: 38 } as const;
