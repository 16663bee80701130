import type { HomeView } from '@slack/types';

/** Messages that Slack does not take from us, and what someone must do about it. */
export interface Blocked {
  readonly channel: string;
  readonly error: string;
  readonly cards: number;
}

/** Slack's limit for a view. */
const MOST_BLOCKS = 100;
const MOST_LINES = 5;

/** Home with what keeps messages from their channels above all else. */
export function withBlocked(view: HomeView, blocked: readonly Blocked[]): HomeView {
  if (blocked.length === 0) return view;
  const lines = blocked.slice(0, MOST_LINES).map(({ channel, error, cards }) => {
    const what = cards === 1 ? 'A message is' : `${cards} messages are`;
    return `:warning: ${what} not shown in <#${channel}>. ${error}`;
  });
  const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: lines.join('\n') } };
  return { ...view, blocks: [section, ...view.blocks].slice(0, MOST_BLOCKS) };
}
