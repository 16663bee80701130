import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../platform/log.ts';

/** Our log as Bolt and the Web API client expect one. Their debug lines hold payloads, so they are not kept. */
export function boltLogger(log: Log): Logger {
  const text = (parts: unknown[]) => parts.map(String).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => log.info(text(parts)),
    warn: (...parts) => log.warn(text(parts)),
    error: (...parts) => log.error(text(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
