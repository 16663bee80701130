import { formatDate } from './dates.ts';

type Json = Record<string, unknown>;

const NOTHING = '\u200b';

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

/**
 * The renderer leaves out all formatting where a text is verbatim, which Slack does not: it only finds no links of its
 * own there. It also takes escaped brackets for real ones; what follows them keeps it from seeing a mention.
 */
function prepareText({ verbatim, ...copy }: Json, now: number): Json {
  const text = prepareMrkdwn(String(copy.text), now).replaceAll('&lt;', `&lt;${NOTHING}`);
  const unlinked = text.replaceAll(/<[^>]*>|:\/\//g, (part) => (part === '://' ? `:${NOTHING}//` : part));
  return { ...copy, text: verbatim ? unlinked : text };
}

/** The renderer throws on `raw_number` cells and shows nothing for a `data_table`. */
function prepareObject(value: Json, now: number): Json {
  const entries = Object.entries(value).map(([key, item]) => [key, prepare(item, now)] as const);
  const copy = Object.fromEntries(entries) as Json;
  if (copy.type === 'mrkdwn' && typeof copy.text === 'string') return prepareText(copy, now);
  // Slack shows images in Markdown as links.
  if (copy.type === 'markdown') copy.text = String(copy.text).replaceAll(/!\[/g, '[');
  if (copy.type === 'raw_number') return { type: 'raw_text', text: copy.text };
  if (copy.type === 'data_table') copy.type = 'table';
  return copy;
}

/** Blocks as the renderer can take them; see its faults above. */
export function prepare<T>(value: T, now: number): T {
  if (Array.isArray(value)) return value.map((item) => prepare(item, now)) as T;
  if (typeof value === 'object' && value !== null) return prepareObject(value as Json, now) as T;
  return value;
}
