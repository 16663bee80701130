import { closeSync, openSync, readFileSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { socketPath } from './embedded.ts';
import { serveWire } from './embedded-wire.ts';

// The embedded database's own process: node embedded-server.ts DATA_DIR SOCKET_DIR.
// Only one may open the folder, so the lock comes before anything else.

const IDLE_SECONDS = 5;

const [dataDir, socketDir] = process.argv.slice(2);
if (!dataDir || !socketDir) throw new Error('Usage: embedded-server.ts DATA_DIR SOCKET_DIR');
const lock = join(dataDir, 'database.lock');
if (takeLock(lock)) await serve(dataDir, socketPath(socketDir));

async function serve(root: string, path: string): Promise<void> {
  const db = await PGlite.create({ dataDir: join(root, 'database'), extensions: { vector } });
  rmSync(path, { force: true });
  const server = await serveWire(db, path);
  let idleFor = 0;
  const watch = setInterval(() => {
    idleFor = server.connections() > 0 ? 0 : idleFor + 1;
    if (idleFor >= IDLE_SECONDS) void stop();
  }, 1000);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(watch);
    await server.close();
    await db.close();
    rmSync(path, { force: true });
    rmSync(lock, { force: true });
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

/** Creates the lock file with our process id; a lock whose process is gone (after kill -9) is taken over. */
function takeLock(path: string): boolean {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return true;
    } catch {
      if (isAlive(Number(readFileSync(path, 'utf8') || process.pid))) return false;
      unlinkSync(path);
    }
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    // Process ids are reused: where the system tells, only one that runs this very script is the database.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded-server');
  } catch {
    return true;
  }
}
