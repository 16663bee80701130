import type { Shown } from '../../deliver/post.ts';

/** An answer of one paragraph. */
export function words(text: string): Shown {
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}
