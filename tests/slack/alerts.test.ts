import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveChannelSetting } from '../../src/brief/index.ts';
import { readBlocked } from '../../src/slack/deliver/store.ts';
import { wantAlerts, wantBriefing } from '../../src/slack/index.ts';
import { SHOP } from '../act/world.ts';
import { ADAEZE, MAYA, OPS, TRANSPORTS } from './edge.ts';
import { propose, run } from './propose.ts';
import { cardOf, cardSays, complaints, openStory, type Story } from './story.ts';

const HOUR_MS = 3_600_000;

describe.each(TRANSPORTS)('over %s', (transport) => {
  let story: Story;
  beforeEach(async () => {
    story = await openStory({ transport, worker: null });
  });
  afterEach(async () => {
    const unexpected = complaints(story).filter((one) => !JSON.stringify(one).includes('is_archived'));
    expect(unexpected).toEqual([]);
    await story.stop();
  });

  const pass = (hours: number) => {
    story.now = new Date(story.now.getTime() + hours * HOUR_MS);
  };
  const alert = () => wantAlerts(story.db, { channel: OPS, now: story.now });
  const posts = () => story.workspace.messages(OPS).length;

  test('an alert moves with the situation in its own place, and says when it has passed', async () => {
    const sku = 'SKU-2847';
    const findingId = await propose(story, { sku });
    const { ts } = cardOf(story, findingId) ?? {};
    pass(1);
    await run(story, { sku, days: 3, units: 288 });
    expect((await cardSays(story, findingId, /in 3 days.*Reorder 288 units/s)).ts).toBe(ts);
    for (const _ of [1, 2]) {
      pass(1);
      await run(story, { sku, seen: false });
    }
    const passed = await cardSays(story, findingId, /Passed/);
    expect(passed.ts).toBe(ts);
    expect(JSON.stringify(passed.blocks)).not.toContain('approve_action');
    await alert();
    await story.slack.deliverer.sweep();
    expect(posts()).toBe(1);
  });

  test('what comes back days later is a new alert, and nothing can be decided on the old one', async () => {
    const sku = 'SKU-2847';
    const findingId = await propose(story, { sku });
    for (const _ of [1, 2]) {
      pass(1);
      await run(story, { sku, seen: false });
    }
    await cardSays(story, findingId, /Passed/);
    pass(72);
    await run(story, { sku, days: 2 });
    await alert();
    const [old, anew] = await story.workspace.until(() => {
      const all = story.workspace.messages(OPS);
      return all.length === 2 && /came back/.test(all[0]?.text ?? '') && all;
    });
    expect(JSON.stringify(old?.blocks)).not.toContain('approve_action');
    expect(JSON.stringify(anew?.blocks)).toContain('approve_action');
  });

  test('many at once are one message, each with its card in the thread', async () => {
    for (let n = 0; n < 7; n += 1) await run(story, { sku: `SKU-${n}` });
    expect(await alert()).toBe(7);
    const all = await story.workspace.until(() => posts() === 8 && story.workspace.messages(OPS));
    const [digest, ...cards] = all;
    expect(cards.map(({ thread_ts }) => thread_ts)).toEqual(cards.map(() => digest?.ts));
    expect(digest?.text).toMatch(/7/);
  });

  test('a channel that takes no message any more is named on the Home of those who can put it right', async () => {
    story.workspace.faults.api('chat.postMessage', { error: 'is_archived' });
    await run(story, { sku: 'SKU-1' });
    await alert();
    await expect.poll(async () => (await readBlocked(story.db)).length).toBe(1);
    for (const user of [ADAEZE, MAYA]) await story.workspace.openApp(user, 'home');
    const home = async (user: string) =>
      JSON.stringify((await story.workspace.until(() => story.workspace.home(user))).blocks);
    expect(await home(ADAEZE)).toContain(`not shown in <#${OPS}>. The channel is archived`);
    expect(await home(MAYA)).not.toContain('archived');
    pass(1);
    await story.workspace.until(() => posts() === 1);
  });

  test('at night nobody is woken: what is new waits for the briefing', async () => {
    const timeZone = 'America/New_York';
    await saveChannelSetting(story.db, {
      channel: OPS,
      timeZone,
      briefingAt: '07:30',
      quietFrom: '20:00',
      quietTo: '07:30',
      now: story.now,
    });
    await wantBriefing(story.db, { channel: OPS, day: '2026-03-03', shop: SHOP, now: story.now });
    await story.workspace.until(() => posts() === 1);
    pass(13); // 20:30 in New York
    const critical = await run(story, { sku: 'SKU-2' });
    expect(await alert()).toBe(0);
    expect(cardOf(story, critical)).toBeUndefined();
    pass(11); // 07:30, and the day is briefed with it
    await wantBriefing(story.db, { channel: OPS, day: '2026-03-04', shop: SHOP, now: story.now });
    await story.workspace.until(() => cardOf(story, critical));
  });
});
