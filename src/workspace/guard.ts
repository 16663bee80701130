import type { IncomingMessage } from 'node:http';

/**
 * Keeps other web pages out: a page elsewhere cannot act here by a form or script (its Origin differs) nor by
 * pointing its own name at loopback (the Host then differs from the Origin, or is no local name).
 */
export function isForeign(request: IncomingMessage, localOnly: boolean): boolean {
  const host = request.headers.host ?? '';
  const name = host.replace(/:\d+$/, '');
  if (localOnly && !['localhost', '127.0.0.1', '[::1]'].includes(name)) return true;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  return request.headers['sec-fetch-site'] === 'cross-site';
}
