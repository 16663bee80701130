import type { SlackDeps } from '../deps.ts';
import { type Showing, show } from './show.ts';
import { wantStops } from './stops/store.ts';
import { type Card, claimStale, type Lane, wantInterviews, wantNewVersions, wantTrustNews } from './store.ts';

/** Cards taken at once; the rest waits for the next sweep, so that one process does not hold them all. */
const BATCH = 10;

/** Brings what Slack shows to what rows say. */
export interface Deliverer {
  /** Draws stale cards, channel by channel; a lane that is being swept is not swept twice at once. */
  sweep(): Promise<void>;
  /** Sweeps every `milliseconds` until stopped. */
  start(milliseconds: number): void;
  stop(): Promise<void>;
}

export function createDeliverer(deps: SlackDeps, showing: Showing): Deliverer {
  const running = new Map<Lane, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  // A click's answer must not wait behind a morning's posts, which leave one a second.
  const sweepLane = (lane: Lane) => {
    const current = running.get(lane) ?? sweepOnce(deps, showing, lane).finally(() => running.delete(lane));
    running.set(lane, current);
    return current;
  };
  const sweep = async () => {
    await wantNewVersions(deps.db, deps.clock());
    await wantInterviews(deps.db, deps.clock());
    await wantTrustNews(deps.db, deps.clock());
    await wantStops(deps.db, deps.clock());
    await Promise.all([sweepLane('post'), sweepLane('update')]);
  };
  return {
    sweep,
    start: (milliseconds) => {
      timer = setInterval(() => {
        sweep().catch((error: unknown) => deps.log.error({ err: error }, 'cards could not be swept'));
      }, milliseconds);
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.allSettled(running.values());
    },
  };
}

async function sweepOnce(deps: SlackDeps, showing: Showing, lane: Lane): Promise<void> {
  const cards = await claimStale(deps.db, lane, deps.clock(), BATCH);
  const byChannel = Map.groupBy(cards, (card) => card.channel);
  await Promise.all([...byChannel.values()].map((one) => inOrder(deps, showing, one)));
}

async function inOrder(deps: SlackDeps, showing: Showing, cards: readonly Card[]): Promise<void> {
  for (const card of cards) await show(deps, showing, card);
}
