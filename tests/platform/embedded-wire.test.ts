import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { openDatabase } from '../../src/platform/database.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'daybreak-wire-'));
const neighbours: ChildProcess[] = [];

afterAll(async () => {
  for (const one of neighbours) one.kill('SIGKILL');
  process.kill(Number(readFileSync(join(dataDir, 'database.lock'), 'utf8')), 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** Another process that asks and opens transactions without a pause. */
async function startNeighbour(): Promise<ChildProcess> {
  const script = `
    import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../src/platform/database.ts'))};
    const db = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    const ask = async () => { for (;;) await db.query('select $1::text || $2::text as both', ['a', 'b']); };
    const hold = async () => {
      for (;;) {
        await db.transaction(async (tx) => {
          await tx.query('select $1::int', [1]);
          await tx.query('insert into held values ($1)', [1]);
          await tx.query('select $1::int + $2::int', [1, 2]);
          throw new Error('never kept');
        }).catch(() => undefined);
      }
    };
    void ask(); void ask(); void hold(); void hold();
    console.log('up');`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  neighbours.push(child);
  await once(child.stdout, 'data');
  return child;
}

/** Asks until told to stop, and keeps every answer that was not to its own question. */
async function ask(db: Database, seed: number, isOver: () => boolean): Promise<unknown[]> {
  const astray: unknown[] = [];
  for (let n = seed; !isOver(); n += 2) {
    const { rows } = await db.query(`select $1::int as n, ${seed} as seed`, [n]);
    if (JSON.stringify(rows) !== JSON.stringify([{ n, seed }])) astray.push({ asked: n, rows });
  }
  return astray;
}

test('beside busy neighbours, and while they are killed, every question gets its own answer', async () => {
  const db = await openDatabase({ dataDir });
  await db.query('create table held (n integer)');
  for (let round = 0; round < 3; round += 1) {
    const neighbour = await startNeighbour();
    let isOver = false;
    const asking = [1, 2, 3, 4].map((seed) => ask(db, seed, () => isOver));
    await db.query('select pg_sleep(0.05)');
    const gone = once(neighbour, 'exit');
    neighbour.kill('SIGKILL');
    await gone;
    await db.query('select pg_sleep(0.05)');
    isOver = true;
    expect((await Promise.all(asking)).flat()).toEqual([]);
  }
  expect((await db.query('select from held')).rowCount).toBe(0);
  await db.close();
});
