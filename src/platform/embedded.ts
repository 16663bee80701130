import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** How `pg` reaches the embedded database: a folder that holds its Unix socket. */
export interface EmbeddedEndpoint {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/**
 * Makes sure that the embedded database of a data folder is up: joins it when a process has started it, starts it
 * in a child process otherwise. The child ends by itself some seconds after its last connection.
 * Rejects after 60 s with where to look.
 */
export async function ensureEmbedded(dataDir: string): Promise<EmbeddedEndpoint> {
  const root = resolve(dataDir);
  mkdirSync(root, { recursive: true });
  const socketDir = socketFolder(root);
  mkdirSync(socketDir, { recursive: true, mode: 0o700 });
  const log = join(root, 'database.log');
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (await answers(socketPath(socketDir))) {
      return { host: socketDir, port: PORT, user: 'postgres', database: 'postgres' };
    }
    if (attempt % 100 === 0) startChild(root, socketDir, log);
    await delay(100);
  }
  throw new Error(`The embedded database in ${root} did not start within 60 s; see ${log}`);
}

/** The socket's path inside its folder, named as libpq and pg expect it. */
export function socketPath(socketDir: string): string {
  return join(socketDir, `.s.PGSQL.${PORT}`);
}

const PORT = 5432;

/** A Unix socket's path holds at most 103 bytes on macOS (107 on Linux); a deep folder gets its socket in tmp. */
const LONGEST_SOCKET_PATH = 103;

function socketFolder(root: string): string {
  if (Buffer.byteLength(socketPath(root)) <= LONGEST_SOCKET_PATH) return root;
  return join(tmpdir(), `daybreak-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
}

function startChild(root: string, socketDir: string, log: string): void {
  const script = fileURLToPath(new URL('./embedded-server.ts', import.meta.url));
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, [script, root, socketDir], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  child.unref();
}

function answers(path: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(path);
    const done = (up: boolean) => {
      socket.destroy();
      settle(up);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}
