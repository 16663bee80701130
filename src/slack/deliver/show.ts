import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { SlackDeps } from '../deps.ts';
import { classify, errorCode, type Failure } from './errors.ts';
import { find, post, type Shown, update } from './post.ts';
import { type Card, markFailed, markShown } from './store.ts';

/** Composes a card from rows; null when there is nothing to show (any more). */
export type Render = (card: Card) => Promise<Shown | null>;

export interface Showing {
  readonly client: WebClient;
  readonly render: Render;
  readonly pace: (channel: string) => Promise<void>;
}

const BLOCKED_SECONDS = 300;
const LONGEST_BACKOFF_SECONDS = 600;

/** Brings one claimed card to what rows say: posts it, changes it, or remembers why that was not possible. */
export async function show(deps: SlackDeps, showing: Showing, card: Card): Promise<void> {
  try {
    const shown = await showing.render(card);
    if (!shown) return await markShown(deps.db, card, { ts: card.ts ?? '', hash: '' }, deps.clock());
    const hash = hashOf(shown);
    const ts = await place(showing, card, shown, hash);
    await markShown(deps.db, card, { ts, hash }, deps.clock());
  } catch (error) {
    const failure = classify(error);
    deps.log.warn(
      { card: card.id, channel: card.channel, slack: errorCode(error), err: error },
      'card not shown',
    );
    await remember(deps, card, failure, error);
  }
}

async function place(showing: Showing, card: Card, shown: Shown, hash: string): Promise<string> {
  const { client, pace } = showing;
  const ts = card.ts ?? (card.mayStand ? await find(client, card) : null);
  if (ts && hash === card.shownHash) return ts;
  if (!ts) await pace(card.channel);
  const attempt = async (content: Shown) => {
    if (!ts) return post(client, card, content);
    await update(client, card, ts, content);
    return ts;
  };
  try {
    return await attempt(shown);
  } catch (error) {
    if (classify(error).kind !== 'blocks') throw error;
    // The words alone say everything, so a message that Slack does not draw is still read.
    return attempt({ text: shown.text, blocks: [] });
  }
}

async function remember(deps: SlackDeps, card: Card, failure: Failure, error: unknown): Promise<void> {
  const now = deps.clock();
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const said = error instanceof Error ? error.message : String(error);
  const waiting = card.mayStand ? 'posting' : 'wanted';
  const state = card.ts === null ? waiting : 'shown';
  switch (failure.kind) {
    case 'wait':
      return markFailed(
        deps.db,
        card,
        { state, error: `Slack asks to wait ${failure.seconds} s.`, nextAttemptAt: at(failure.seconds) },
        now,
      );
    case 'blocked':
      return markFailed(
        deps.db,
        card,
        { state, error: failure.remedy, nextAttemptAt: at(BLOCKED_SECONDS) },
        now,
      );
    case 'gone':
      // Someone deleted it: it is posted anew.
      return markFailed(
        deps.db,
        card,
        { state: 'wanted', error: said, nextAttemptAt: now, isGone: true },
        now,
      );
    default: {
      // The answer is lost: it may stand, so the next attempt looks before it posts.
      const seconds = Math.min(2 ** card.attempts, LONGEST_BACKOFF_SECONDS);
      const lost = card.ts === null ? 'posting' : 'shown';
      return markFailed(deps.db, card, { state: lost, error: said, nextAttemptAt: at(seconds) }, now);
    }
  }
}

function hashOf(shown: Shown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}
