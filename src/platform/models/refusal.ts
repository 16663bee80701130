/** What servers answer that do not know, or do not take, something in a request. */
const REFUSED: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 501]);

/** The HTTP status behind an error of a model's client, however deep it is wrapped; null where there was no answer. */
export function statusOf(error: unknown): number | null {
  for (let inner = error; typeof inner === 'object' && inner !== null; ) {
    const { status, cause } = inner as { status?: unknown; cause?: unknown };
    if (typeof status === 'number') return status;
    inner = cause;
  }
  return null;
}

/** True where the server has understood the request and does not take it: asking the same again is no use. */
export function isRefused(error: unknown): boolean {
  return REFUSED.has(statusOf(error) ?? 0);
}

/** True where the same request may be answered a moment later. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return status === null || status === 429 || status >= 500;
}
