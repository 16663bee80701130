import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { daybreak } from './run-cli.ts';

test('a night that finds nothing has run all the same, and the briefing says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'daybreak-quiet-'));
  const run = (...args: string[]) => daybreak([...args, '--data', join(folder, 'data')]);
  const at = ['--at', '2026-03-02T05:00:00Z'];
  const days = Array.from({ length: 28 }, (_, index) => `2026-02-${String(index + 1).padStart(2, '0')}`);
  const orders = [...days, '2026-03-01'].map((day, index) => `O${index},1,${day},TEE,2,20.00`);
  await writeFile(
    join(folder, 'orders.csv'),
    ['order_id,line,ordered_at,sku,quantity,unit_price', ...orders].join('\n'),
  );
  const stock = [...days, '2026-03-01', '2026-03-02'].map((day) => `${day},TEE,160`);
  await writeFile(join(folder, 'inventory.csv'), ['captured_at,sku,on_hand', ...stock].join('\n'));
  expect((await run('import', join(folder, 'orders.csv'), join(folder, 'inventory.csv'))).code).toBe(0);
  const night = await run('run', ...at, '--json');
  expect(night.json<{ findings: unknown[] }>().findings).toEqual([]);
  const after = await run('brief', ...at);
  expect(after.out).toContain('nothing needs your decision');
  expect(after.out).not.toContain('No night has run');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
});
