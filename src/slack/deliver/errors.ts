/** What a failed call to Slack means for whoever wants something shown. */
export type Failure =
  /** Slack has said when it takes more. */
  | { readonly kind: 'wait'; readonly seconds: number }
  /** It may have worked: the answer was lost. */
  | { readonly kind: 'unknown' }
  /** Slack does not take these blocks. */
  | { readonly kind: 'blocks' }
  /** What should be updated is gone. */
  | { readonly kind: 'gone' }
  /** Someone must do something first: invite the bot, unarchive the channel, reinstall. */
  | { readonly kind: 'blocked'; readonly remedy: string };

const REMEDIES: Readonly<Record<string, string>> = {
  channel_not_found: 'The channel does not exist, or the bot is not in it: invite it with /invite.',
  not_in_channel: 'The bot is not in the channel: invite it with /invite.',
  is_archived: 'The channel is archived: unarchive it, or choose another one.',
  restricted_action: 'The workspace does not let the bot post in this channel.',
  missing_scope: 'The app lacks a scope: install it again from manifest.yml.',
  not_authed: 'SLACK_BOT_TOKEN is missing.',
  invalid_auth: 'SLACK_BOT_TOKEN is not valid any more: install the app again.',
  token_revoked: 'SLACK_BOT_TOKEN was revoked: install the app again.',
  token_expired: 'SLACK_BOT_TOKEN has expired: install the app again.',
  account_inactive: 'The app was removed from the workspace: install it again.',
};

const BLOCK_ERRORS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'block_mismatch',
]);
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** Slack's own word for what went wrong; undefined when Slack did not answer at all. */
export function errorCode(error: unknown): string | undefined {
  const data = (error as { data?: { error?: unknown } } | undefined)?.data;
  return typeof data?.error === 'string' ? data.error : undefined;
}

/** Sorts an error of the Web API client by what is to be done about it. */
export function classify(error: unknown): Failure {
  const { retryAfter } = error as { retryAfter?: unknown };
  if (typeof retryAfter === 'number') return { kind: 'wait', seconds: retryAfter };
  const code = errorCode(error);
  if (code === undefined) return { kind: 'unknown' };
  if (code === 'ratelimited') return { kind: 'wait', seconds: 30 };
  if (BLOCK_ERRORS.has(code)) return { kind: 'blocks' };
  if (GONE.has(code)) return { kind: 'gone' };
  return { kind: 'blocked', remedy: REMEDIES[code] ?? `Slack refused it: ${code}.` };
}
