import type { Story } from './story.ts';

/** Texts in which Slack reads its own markup: that of a message, and every mrkdwn element. */
export function markedTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, markdown_text: streamed } = value as Record<'type' | 'text' | 'markdown_text', unknown>;
  const own = typeof text === 'string' && (type === undefined || type === 'mrkdwn') ? [text] : [];
  const piece = typeof streamed === 'string' ? [streamed] : [];
  return [...own, ...piece, ...Object.values(value).flatMap(markedTexts)];
}

/** The beginnings of all texts sent to Slack in which it would read something that matches. */
export function readBySlack({ workspace }: Story, pattern: RegExp): string[] {
  return workspace.calls
    .flatMap(({ args }) => markedTexts(args))
    .filter((text) => pattern.test(text))
    .map((text) => text.slice(0, 300));
}
