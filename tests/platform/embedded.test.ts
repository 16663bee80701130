import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'daybreak-embedded-'));
const serverPid = () => Number(readFileSync(join(dataDir, 'database.lock'), 'utf8'));

afterAll(() => {
  process.kill(serverPid(), 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test('several processes share the embedded database, and start it once', async () => {
  const [first, second] = await Promise.all([openDatabase({ dataDir }), openDatabase({ dataDir })]);
  await first.query('create table shared (n integer)');
  await first.query('insert into shared values (1)');
  expect((await second.query('select n from shared')).rows).toEqual([{ n: 1 }]);
  const script = `
    import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../src/platform/database.ts'))};
    const db = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
    await db.query('insert into shared values (2)');
    await db.close();`;
  const pid = serverPid();
  await new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: 'inherit',
    });
    child.once('exit', settle).once('error', fail);
  });
  expect((await first.query('select n from shared order by n')).rows).toEqual([{ n: 1 }, { n: 2 }]);
  expect(serverPid()).toBe(pid);
  await first.close();
  await second.close();
});

test('a kill -9 at any moment loses no committed row, and the next query finds the database up again', async () => {
  const db = await openDatabase({ dataDir });
  await db.query('create table written (n integer primary key)');
  let committed = 0;
  for (let round = 0; round < 4; round += 1) {
    const killAt = committed + 20 + round * 7;
    const writer = (async () => {
      for (;;) {
        await db.query('insert into written values ($1)', [committed + 1]);
        committed += 1;
        if (committed === killAt) process.kill(serverPid(), 'SIGKILL');
      }
    })();
    await expect(writer).rejects.toThrow();
    const { rows } = await db.query<{ last: number; count: number }>(
      'select coalesce(max(n), 0)::int as last, count(*)::int as count from written',
    );
    // The statement in flight when the process died may have been committed without an answer.
    expect(rows[0]?.count).toBe(rows[0]?.last);
    expect([committed, committed + 1]).toContain(rows[0]?.last);
    committed = rows[0]?.last ?? 0;
  }
  await db.close();
});

test('questions asked at once, by several processes, each get their own answer', async () => {
  const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ dataDir })));
  const ask = async (question: number) => {
    const db = databases[question % databases.length];
    // Two statements of one shape: an answer to the other one could not be told apart by its parameters.
    const text = question % 2 === 0 ? 'select $1::int as n, 0 as odd' : 'select $1::int as n, 1 as odd';
    return (await db?.query(text, [question]))?.rows;
  };
  const questions = Array.from({ length: 600 }, (_, question) => question);
  const answers = await Promise.all(questions.map(ask));
  expect(answers).toEqual(questions.map((question) => [{ n: question, odd: question % 2 }]));
  await Promise.all(databases.map((db) => db.close()));
});
