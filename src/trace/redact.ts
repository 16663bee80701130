import type { TraceEntry } from '../domain/trace.ts';

/** What must never be kept for ever: addresses of people, phone numbers, Slack and API tokens. */
const SECRETS: readonly [pattern: RegExp, name: string][] = [
  [/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, '[e-mail]'],
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, '[token]'],
  [/\bsk-[\w-]{16,}/g, '[token]'],
  [/(?<![\w-])\+\d[\d ().-]{7,}\d(?![\w-])/g, '[phone]'],
];

/** The entry without personal data or tokens, at any depth; done before it is hashed, so that the chain can be checked. */
export function redact(entry: TraceEntry): TraceEntry {
  return { ...entry, summary: clean(entry.summary), data: redactValue(entry.data) as TraceEntry['data'] };
}

function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(redactValue);
  // Through JSON, so that what is hashed is exactly what the database gives back.
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactValue(item)]));
}

function clean(text: string): string {
  return SECRETS.reduce((rest, [pattern, name]) => rest.replace(pattern, name), text);
}
