import type {
  AllMiddlewareArgs,
  BlockAction,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Actor } from '../../domain/actor.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { SlackDeps } from '../deps.ts';
import type { Homes } from '../home.ts';
import { actorOf } from '../receipts/identity.ts';

/** What a listener works with: the edge's parts, and which workspace and bot this is. */
export interface ListenerDeps extends SlackDeps {
  readonly teamId: string;
  readonly botUserId: string;
  readonly homes: Homes;
}

export type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
export type ViewArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
export type ShortcutArgs = SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs;
export type EventArgs<Name extends string> = SlackEventMiddlewareArgs<Name> & AllMiddlewareArgs;

/** One listener: parse, identify, call one verb, reply. A DaybreakError that it throws is told to the person. */
export type Listener<Args> = (args: Args, deps: ListenerDeps) => Promise<void>;

/** The person behind a delivery. Throws `not_allowed` for one without an identity, such as a workflow. */
export function personOf(body: unknown): Extract<Actor, { type: 'user' }> {
  const actor = actorOf(body);
  if (!actor)
    throw new DaybreakError(
      'not_allowed',
      'Only people can do this, and Slack names none. Nothing was done.',
    );
  return actor;
}
