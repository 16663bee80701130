import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outboxAdapter } from '../../src/act/index.ts';
import { listFindings } from '../../src/findings/index.ts';
import { runNight } from '../../src/night.ts';
import { wantBriefing } from '../../src/slack/index.ts';
import { importPaths, readShop } from '../../src/sources/index.ts';
import { explain, verifyTrace } from '../../src/trace/index.ts';
import { MAYA, OPS, TRANSPORTS } from '../slack/edge.ts';
import { cardSays, complaints, MORNING, openStory, press, type Story } from '../slack/story.ts';
import { writeFeed } from '../support/feed.ts';

const TODAY = '2026-03-03';

describe.each(TRANSPORTS)('one night, end to end, over %s', (transport) => {
  let folder: string;
  let story: Story;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybreak-night-'));
    await writeFeed(join(folder, 'feed'), TODAY);
    const worker = (db: Parameters<typeof outboxAdapter>[0]) => ({ adapter: outboxAdapter(db, folder) });
    story = await openStory({ transport, worker });
  });
  afterAll(async () => {
    await story.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('exports go in, the briefing stands in Slack, a click orders once, and the trace says why', async () => {
    const { db, workspace } = story;
    const now = MORNING;
    const { files } = await importPaths(db, { paths: [join(folder, 'feed')], now });
    expect(files.flatMap(({ rejects }) => rejects)).toEqual([]);
    const shop = await readShop(db, { name: '', timeZone: 'UTC', currency: 'USD', returnWindowDays: 30 });
    await runNight(db, { now, shop });
    await wantBriefing(db, { channel: OPS, day: TODAY, shop, now });
    const [finding] = await listFindings(db, { kinds: ['stockout_risk'] });
    const id = String(finding?.id);
    const card = await cardSays(
      story,
      id,
      /LOW-1 stocks out in \d days; Ningbo Apex really takes 12 \(quotes 7\)/,
    );
    const [briefing] = workspace.messages(OPS);
    expect(briefing?.text).toMatch(/LOW-1 stocks out/);

    await press(story, MAYA, id, 'approve_action');
    const done = await cardSays(story, id, /undo_action:/);
    expect(done.ts).toBe(card.ts);
    const [order, ...more] = await readdir(join(folder, 'outbox'));
    expect(more).toEqual([]);
    const documents = await readdir(join(folder, 'outbox', String(order)));
    expect(documents.some((name) => name.endsWith('.pdf'))).toBe(true);

    const trace = await explain(db, id);
    expect(JSON.stringify(trace)).toMatch(/seen.*recommended.*approved.*executing.*executed/s);
    expect(await verifyTrace(db)).toMatchObject({ ok: true });

    await runNight(db, { now: new Date(now.getTime() + 3_600_000), shop });
    expect(await readdir(join(folder, 'outbox'))).toEqual([order]);
    expect(complaints(story)).toEqual([]);
  });
});
