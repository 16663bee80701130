import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { Queryable } from '../../src/domain/database.ts';
import { serveHealth } from '../../src/platform/health.ts';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

test('health is 200 while the database answers, 503 when it does not, and nothing else is served', async () => {
  let isUp = true;
  const db: Queryable = {
    query: async () => {
      if (!isUp) throw new Error('connection refused');
      return { rows: [], rowCount: 0 };
    },
  };
  const port = await freePort();
  const health = await serveHealth(db, port);
  const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect(await status('/health')).toBe(200);
  expect(await status('/')).toBe(404);
  isUp = false;
  expect(await status('/health')).toBe(503);
  await health.stop();
});
