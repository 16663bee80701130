import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from 'simple-statistics';
import { expect, test } from 'vitest';
import { replay, tellReplay } from '../../src/learn/index.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { daybreak } from '../cli/run-cli.ts';
import { lost, printTable } from './table.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/online_retail/online_retail.csv.gz');
const CLI = resolve(import.meta.dirname, '../../src/cli.ts');
const [FROM, TO] = ['2011-03-01', '2011-12-09'];
/** Seconds after which the process is killed, one after the other. */
const KILLS = [20, 60];

test('Online Retail lived again, killed twice and gone on with', async (context) => {
  if (!existsSync(FILE)) {
    console.log('Online Retail is not there (../shared/data/online_retail): its replay is skipped.');
    context.skip();
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'replay-'));
  const env = { DAYBREAK_TIME_ZONE: 'Europe/London', DAYBREAK_CURRENCY: 'GBP' };
  try {
    expect((await daybreak(['import', FILE, '--data', dataDir], env)).code).toBe(0);
    const args = ['replay', '--from', FROM, '--to', TO, '--data', dataDir, '--json'];
    for (const seconds of KILLS) {
      const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env.PATH, ...env } });
      await wait(1000 * seconds);
      child.kill('SIGKILL');
    }
    const interrupted = (await daybreak(args, env)).json();
    const db = await openDatabase({ dataDir });
    const shop = { name: 'Your shop', timeZone: 'Europe/London', currency: 'GBP', returnWindowDays: 30 };
    const now = new Date();
    const nights: number[] = [];
    let last = performance.now();
    const onNight = () => {
      nights.push((performance.now() - last) / 1000);
      last = performance.now();
    };
    const whole = await replay(db, { shop, from: FROM, to: TO, now, afresh: true, onNight });
    const told = JSON.parse(JSON.stringify(await tellReplay(db, whole, { shop, now })));
    await db.close();
    console.log(
      `${nights.length} nights, ${told.alerts} things told; a night takes ${quantile(nights, 0.5).toFixed(2)} s`,
    );
    const slowest = Math.max(...nights);
    const isSame = JSON.stringify(told) === JSON.stringify(interrupted) ? 1 : 0;
    const lines = [
      { metric: 'slowest night, s', ours: slowest, baselines: {}, target: '<= 3', pass: slowest <= 3 },
      { metric: 'killed = never killed', ours: isSame, baselines: {}, target: '1', pass: isSame === 1 },
    ];
    printTable(`Replay of Online Retail, ${FROM} to ${TO}`, lines);
    expect(lost(lines)).toEqual([]);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
