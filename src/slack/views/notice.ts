import type { ModalView } from '@slack/types';

/** A modal that says one thing. `title` holds at most 24 characters. */
export function noticeView(title: string, text: string): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: text.slice(0, 3000) } }],
  };
}
