import type { Answer, Question } from '../ask/index.ts';
import type { ActionCatalogue } from '../domain/catalogue.ts';
import type { Database } from '../domain/database.ts';
import type { Shop } from '../domain/shop.ts';
import type { Clock } from '../platform/clock.ts';
import type { JobQueue } from '../platform/jobs.ts';
import type { Log } from '../platform/log.ts';
import type { Embedder } from '../platform/models/index.ts';

/** The commits on a delivery's way, in order; a test may make the process die at any of them. */
export type DeliveryPoint = 'recorded' | 'worked' | 'answered';

/** What the Slack edge works with; verbs take it as it is. */
export interface SlackDeps {
  readonly db: Database;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly catalogue: ActionCatalogue;
  /** Answers a question from rows and from what people wrote down. */
  readonly ask: (question: Question) => Promise<Answer>;
  /** Says how alike texts are. */
  readonly embedder: Embedder;
  /** The shop's settings as they stand now. */
  readonly shop: () => Promise<Shop>;
  /** Called after each commit; a rejection stands for a process that dies there. */
  readonly reached?: (point: DeliveryPoint) => void | Promise<void>;
}
