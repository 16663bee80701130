import type { Clock } from '../platform/clock.ts';
import type { Seed } from './seed.ts';

/** A slash command as the page completes it. */
export interface CommandHint {
  command: string;
  description: string;
  /** Whole lines worth offering, such as `/ops brief`. */
  examples: readonly { line: string; description: string }[];
}

export interface WorkspaceOptions {
  /** 0 takes any free port. */
  port: number;
  /** Loopback unless someone says otherwise: whoever reaches the port may act as anybody. */
  host?: string;
  seed?: Partial<Seed>;
  /** How the app is reached: it connects to us, or we send signed requests to it. */
  transport?: 'socket' | { requestUrl: string };
  clock: Clock;
  /** Where the conversations are kept between starts; absent: in memory only. */
  stateFile?: string;
  /** The app's event subscriptions, as in its manifest. */
  events?: readonly string[];
  /** The bot's scopes, as in its manifest; absent: it may call everything. */
  scopes?: readonly string[];
  commands?: readonly CommandHint[];
  /** Milliseconds before each redelivery of an event that was not acknowledged. */
  retryDelaysMs?: readonly number[];
  /** Posts a second that a channel takes, with as many at once; more are answered 429. Absent: no limit. */
  postsPerSecond?: number;
}

export const DEFAULT_COMMANDS: readonly CommandHint[] = [
  {
    command: '/ops',
    description: 'Daybreak: the briefing, thresholds, help',
    examples: [
      { line: '/ops brief', description: 'The briefing as of now' },
      { line: '/ops threshold list', description: 'What counts as unusual here' },
      { line: '/ops threshold set', description: 'Change a threshold' },
      { line: '/ops help', description: 'What can be asked' },
    ],
  },
];
