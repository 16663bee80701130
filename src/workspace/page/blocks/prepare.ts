import { formatDate } from './dates.ts';

type Json = Record<string, unknown>;

/**
 * The renderer shows `[x](url)` literally where a text mixes a link and a date, and stumbles over user groups:
 * both are written out before it sees them. `now` in milliseconds.
 */
export function prepareMrkdwn(text: string, now: number): string {
  return text
    .replaceAll(
      /<!date\^(\d+)\^([^|^>]*)(?:\^([^|>]*))?\|([^>]*)>/g,
      (_whole, seconds, tokens, link, fallback) => {
        const written = formatDate(Number(seconds), String(tokens), now) || String(fallback);
        return link ? `<${link}|${written}>` : written;
      },
    )
    .replaceAll(/<!subteam\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<!subteam\^[^>]*>/g, '@group');
}

/** The renderer throws on `raw_number` cells and shows nothing for a `data_table`. */
function prepareObject(value: Json, now: number): Json {
  const entries = Object.entries(value).map(([key, item]) => [key, prepare(item, now)] as const);
  const copy = Object.fromEntries(entries) as Json;
  if (copy.type === 'mrkdwn' && typeof copy.text === 'string') copy.text = prepareMrkdwn(copy.text, now);
  // Slack shows images in Markdown as links.
  if (copy.type === 'markdown') copy.text = String(copy.text).replaceAll(/!\[/g, '[');
  if (copy.type === 'raw_number') return { type: 'raw_text', text: copy.text };
  if (copy.type === 'data_table') copy.type = 'table';
  return copy;
}

/** Blocks as the renderer can take them; see its three faults above. */
export function prepare<T>(value: T, now: number): T {
  if (Array.isArray(value)) return value.map((item) => prepare(item, now)) as T;
  if (typeof value === 'object' && value !== null) return prepareObject(value as Json, now) as T;
  return value;
}
