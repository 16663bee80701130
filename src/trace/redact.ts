import type { Actor } from '../domain/actor.ts';
import type { TraceEntry } from '../domain/trace.ts';

/** What must never be kept for ever: addresses of people, phone numbers, tokens, and links that are as good as one. */
const SECRETS: readonly [pattern: RegExp, name: string][] = [
  [/https?:\/\/hooks\.slack\.com\/\S+/g, '[link]'],
  [/(?<![^\s<>()[\],;:"@])[^\s<>()[\],;:"@]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[e-mail]'],
  [/\bx(?:ox[a-z]|app|wfp)(?:\.[a-z]+)?-[\w-]+/g, '[token]'],
  [/\b(?:sk|rk|pk)[-_][\w-]{16,}/g, '[token]'],
  [/\b(?:shp(?:at|ca|pa|ss)|gh[a-z]|github_pat)_\w{16,}/g, '[token]'],
  [/\b(Bearer|Basic) +[\w.~+/=-]{8,}/gi, '$1 [token]'],
  [/(?<![\w-])\+\d[\d ().-]{7,}\d(?![\w-])/g, '[phone]'],
];

/**
 * The entry without personal data or tokens, at any depth, as Postgres can hold it; done before it is hashed, so that
 * the chain can be checked.
 */
export function redact(entry: TraceEntry): TraceEntry {
  return {
    ...entry,
    summary: clean(entry.summary),
    actor: redactValue(entry.actor) as Actor,
    data: redactValue(entry.data) as TraceEntry['data'],
  };
}

function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(redactValue);
  // Through JSON, so that what is hashed is exactly what the database gives back.
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), redactValue(item)]));
}

function clean(text: string): string {
  return SECRETS.reduce((rest, [pattern, name]) => rest.replace(pattern, name), storable(text));
}

/** Postgres holds neither the character NUL nor half of a surrogate pair, which cutting a text can leave. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
