import type { IncomingMessage, ServerResponse } from 'node:http';

const MOST_BYTES = 4_000_000;

/** A request's whole body. Throws where it is larger than any Slack request may be. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) throw new Error('The request body is too large.');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

export function sendJson(response: ServerResponse, body: unknown, status = 200, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

const looksLikeJson = (value: string) => /^\s*[[{]/.test(value);

/** Web API arguments: a JSON object, or a form whose values may themselves be JSON. Text stays text. */
export function argumentsOf(request: IncomingMessage, body: string): Record<string, unknown> {
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/json'))
    return body === '' ? {} : (JSON.parse(body) as Record<string, unknown>);
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const fields = [...query, ...new URLSearchParams(body)];
  return Object.fromEntries(
    fields.map(([key, value]) => [key, key !== 'text' && looksLikeJson(value) ? parsed(value) : value]),
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The bearer token, or the one that older clients put among the arguments. */
export function tokenOf(request: IncomingMessage, args: Record<string, unknown>): string {
  const [, bearer] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  return bearer ?? (typeof args.token === 'string' ? args.token : '');
}
