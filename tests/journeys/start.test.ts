import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const MINUTES = 60_000;
let folder: string;
let bot: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-start-'));
});
afterAll(async () => {
  bot?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
});

/** Starts Daybreak as `npm start` does, with nothing configured, and answers the page's address. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, [CLI, 'start', '--no-open', '--data', folder], {
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  bot = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /Your workspace: (\S+)/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error(`Daybreak ended with ${child.exitCode}`);
}

interface Saved {
  messages: Record<string, { ts: string; text: string; thread_ts?: string }[]>;
}

/** The messages that stand in #ops, as the workspace keeps them. */
async function messages() {
  const saved = JSON.parse(
    await readFile(join(folder, 'workspace.json'), 'utf8').catch(() => '{}'),
  ) as Partial<Saved>;
  return saved.messages?.C0OPS000001 ?? [];
}

const briefings = async () =>
  (await messages()).filter(({ text }) => /^Harbor &amp; Pine, .*decisions/.test(text));

test(
  'with nothing configured: the sample shop, a briefing with its cards, and no second one after a kill -9',
  async () => {
    const url = await start();
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    await expect.poll(briefings, { timeout: 30_000 }).toHaveLength(1);
    await expect
      .poll(async () => (await messages()).filter(({ text }) => /SKU-2847 stocks out in/.test(text)).length, {
        timeout: 30_000,
      })
      .toBeGreaterThan(1);

    bot?.kill('SIGKILL');
    if (bot) await once(bot, 'exit');
    await start();
    await expect.poll(briefings, { timeout: 30_000 }).toHaveLength(1);
    bot?.kill('SIGTERM');
    const [code] = bot ? await once(bot, 'exit') : [];
    expect(code).toBe(0);
  },
  4 * MINUTES,
);
