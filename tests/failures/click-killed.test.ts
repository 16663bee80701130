import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/platform/database.ts';
import { startWorkspace, type Workspace } from '../../src/workspace/index.ts';
import { daybreak } from '../cli/run-cli.ts';
import { MAYA, OPS } from '../slack/edge.ts';
import { writeFeed } from '../support/feed.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

let folder: string;
let data: string;
let workspace: Workspace;
let bot: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybreak-killed-'));
  data = join(folder, 'data');
  await writeFeed(join(folder, 'feed'), new Date().toISOString().slice(0, 10));
  expect((await daybreak(['import', join(folder, 'feed'), '--data', data])).code).toBe(0);
  workspace = await startWorkspace({ port: 0, clock: () => new Date() });
});

afterAll(async () => {
  await kill();
  await workspace.stop();
  const database = Number(await readFile(join(data, 'database.lock'), 'utf8').catch(() => '0'));
  if (database > 0) process.kill(database, 'SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The real bot in a process of its own, connected to our workspace as to Slack. */
async function startBot(): Promise<void> {
  bot = spawn(process.execPath, [CLI, 'start', '--data', data], {
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      PORT: '0',
      SLACK_API_URL: workspace.apiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      DAYBREAK_CHANNEL: OPS,
      DAYBREAK_ADMINS: MAYA,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = bot;
  const exit = once(bot, 'exit').then(() => Promise.reject(new Error('The bot ended instead of starting.')));
  const ready = new Promise<void>((resolve) => {
    stdout?.on('data', (said) => /Connected to Slack/.test(String(said)) && resolve());
  });
  await Promise.race([ready, exit]);
  exit.catch(() => undefined);
}

async function kill(): Promise<void> {
  if (bot?.exitCode !== null || bot.signalCode !== null) return;
  const gone = once(bot, 'exit');
  bot.kill('SIGKILL');
  await gone;
}

/** A killed process holds what it was carrying out for half a minute; then another takes it up. */
const LONG_MS = 90_000;

const cardWith = (words: RegExp) =>
  workspace.until(
    () => workspace.messages(OPS).find(({ blocks }) => words.test(JSON.stringify(blocks ?? []))),
    LONG_MS,
  );

async function press(button: RegExp): Promise<boolean> {
  const { ts, blocks } = await cardWith(button);
  const [actionId = ''] = button.exec(JSON.stringify(blocks)) ?? [];
  return (await workspace.click(MAYA, { channel: OPS, ts }, actionId)).ok;
}

/** Presses a button; the bot is killed soon after, and once more soon after it is back. */
async function pressAndKill(button: RegExp, milliseconds: number): Promise<void> {
  await cardWith(button);
  const pressed = press(button);
  for (const _ of [1, 2]) {
    await delay(milliseconds);
    await kill();
    await startBot();
  }
  // Where no answer came, a person presses again, if the button is still there.
  if (!(await pressed)) await press(button).catch(() => false);
}

async function count(query: string): Promise<unknown[]> {
  const db = await openDatabase({ dataDir: data });
  try {
    return (await db.query(query)).rows;
  } finally {
    await db.close();
  }
}

test('kill -9 of the whole bot after each click: ordered once, taken back once, one message', async () => {
  await startBot();
  await pressAndKill(/approve_action/, 40);
  await cardWith(/undo_action:act_\w+/);
  expect(await readdir(join(data, 'outbox'))).toHaveLength(1);
  await pressAndKill(/undo_action:act_\w+/, 5);
  await cardWith(/(?<!being )undone/);
  expect(
    await count('select purpose, state, count(*)::int as times from execution group by 1, 2 order by 1'),
  ).toEqual([
    { purpose: 'do', state: 'done', times: 1 },
    { purpose: 'undo', state: 'done', times: 1 },
  ]);
  const told = "('approved', 'executed', 'undone')";
  expect(
    await count(`select kind, count(*)::int as times from trace where kind in ${told} group by 1 order by 1`),
  ).toEqual([
    { kind: 'approved', times: 2 },
    { kind: 'executed', times: 1 },
    { kind: 'undone', times: 1 },
  ]);
  const cards = workspace
    .messages(OPS)
    .filter(({ blocks }) => /settled\.fnd_|undone/.test(JSON.stringify(blocks)));
  expect(cards).toHaveLength(1);
}, 240_000);
