import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { Agent, Embedder } from '../platform/models/index.ts';
import { type Answer, type Answerer, openAnswerer, type Question } from './ask.ts';
import { openRouter } from './route/open.ts';
import type { Router } from './route/router.ts';

/** What is read once serves the questions of the next minute. */
const FRESH_MS = 60_000;

/** A standing answerer for the bot: it reads the shop anew where what it knows is older than a minute. */
export function createAsk({
  db,
  embedder,
  agent,
  tokensPerDay = 0,
  clock,
  shop,
}: {
  db: Database;
  embedder: Embedder;
  /** Words the answers; null: they are put together from rows alone. */
  agent: Agent | null;
  /** What one person's questions may take of it in a day of the shop; 0: no limit. */
  tokensPerDay?: number;
  clock: () => Date;
  shop: () => Promise<Shop>;
}): (question: Question) => Promise<Answer> {
  const budget = { tokensPerDay, clock };
  let open: { answerer: Promise<Answerer>; until: number } | null = null;
  let router: Promise<Router> | null = null;
  const openRouterOnce = () => {
    router ??= openRouter(db, embedder);
    router.catch(() => {
      router = null;
    });
    return router;
  };
  return async (question) => {
    const now = clock();
    if (!open || now.getTime() >= open.until) {
      const answerer = openRouterOnce().then(async (known) =>
        openAnswerer({ db, embedder, agent, budget, router: known }, { now, shop: await shop() }),
      );
      open = { answerer, until: now.getTime() + FRESH_MS };
      answerer.catch(() => {
        open = null;
      });
    }
    return (await open.answerer).ask(question);
  };
}
