import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Structured logs on standard error, so that a command's JSON on standard output stays whole. Never tokens. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, redact: ['token', '*.token', 'headers.authorization', '*.password'] },
    pino.destination({ dest: 2, sync: true }),
  );
}
