import type { Clock } from '../platform/clock.ts';
import type { Seed } from './seed.ts';

/** A slash command as the page completes it. */
export interface CommandHint {
  command: string;
  description: string;
  /** People that someone names in it come with their id (the manifest's should_escape). */
  escapes?: boolean;
  /** Whole lines worth offering, such as `/ops brief`. */
  examples: readonly { line: string; description: string }[];
}

/** A message shortcut as the page offers it in a message's menu. */
export interface ShortcutHint {
  callbackId: string;
  name: string;
  description: string;
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
  /** The app's event subscriptions; absent: those of its manifest. So for scopes, commands and shortcuts. */
  events?: readonly string[];
  scopes?: readonly string[];
  commands?: readonly CommandHint[];
  shortcuts?: readonly ShortcutHint[];
  /** Milliseconds before each redelivery of an event that was not acknowledged. */
  retryDelaysMs?: readonly number[];
  /** Posts a second that a channel takes, with as many at once; more are answered 429. Absent: no limit. */
  postsPerSecond?: number;
}
