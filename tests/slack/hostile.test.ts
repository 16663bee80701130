import { afterEach, expect, test } from 'vitest';
import { wantAlerts, wantBriefing } from '../../src/slack/index.ts';
import { SHOP } from '../act/world.ts';
import { MAYA, OPS } from './edge.ts';
import { readBySlack } from './marked.ts';
import { actionOf, nextSku, runAll } from './propose.ts';
import { cardOf, complaints, openStory, press, type Story, told } from './story.ts';

/** What a product may be called by mistake, or by malice. */
const WORDS = [
  '<!channel> & <@U0MAYA00001> <https://evil.example|free money>',
  'x'.repeat(3000),
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(300),
  'قميص أزرق \u202e نهاية',
  '*bold* _it_ ~s~ `code` ```block``` > quote\n\n• list',
  '\u0007 a bell, \r\t a tab',
  '&amp;lt;!here&gt;',
  ' ',
];

/** What would ping people, or link to where we never link. */
const PINGS = /<!(channel|here|everyone)|<https?:\/\/evil|<@U0MAYA00001> <http/;

let story: Story;
afterEach(async () => {
  // The workspace refuses what Slack would refuse.
  expect(complaints(story)).toEqual([]);
  expect(readBySlack(story, PINGS)).toEqual([]);
  await story.stop();
});

async function everySurface(findingIds: readonly string[]): Promise<void> {
  await wantBriefing(story.db, { channel: OPS, day: '2026-03-03', shop: SHOP, now: story.now });
  await expect
    .poll(
      async () => (await story.db.query('select from card where shown_version <> wanted_version')).rowCount,
      {
        timeout: 50_000,
      },
    )
    .toBe(0);
  await story.workspace.openApp(MAYA, 'home');
  await story.workspace.until(() => story.workspace.home(MAYA));
  await story.workspace.command(MAYA, '/ops brief', OPS);
  await told(story, MAYA, /decision|nothing/i);
  for (const findingId of findingIds) {
    const { id } = await actionOf(story, findingId);
    for (const button of ['why_finding', 'reject_finding', `edit_action:${id}`]) {
      const name = JSON.stringify(cardOf(story, findingId)).includes(button) ? button : 'edit_action';
      await press(story, MAYA, findingId, name);
      const view = await story.workspace.until(() => story.workspace.views(MAYA)[0]);
      await story.workspace.close(MAYA, view.id);
    }
  }
}

test('nothing to say is said within Slack’s rules', async () => {
  story = await openStory({ transport: 'socket', worker: null });
  await everySurface([]);
  expect(story.workspace.messages(OPS)).toHaveLength(1);
});

test('whatever the shop’s own words are, every surface holds them and pings nobody', async () => {
  story = await openStory({ transport: 'socket', worker: null });
  const ids = await runAll(
    story,
    WORDS.map((words) => ({ sku: nextSku(), words })),
  );
  await everySurface(ids);
});

test('five hundred findings at once', async () => {
  story = await openStory({ transport: 'socket', worker: null });
  const ids = await runAll(
    story,
    Array.from({ length: 500 }, (_, n) => ({ sku: nextSku(), words: WORDS[n % WORDS.length] ?? '' })),
  );
  expect(await wantAlerts(story.db, { channel: OPS, now: story.now })).toBe(500);
  await everySurface(ids.slice(0, 1));
  const [digest, ...others] = story.workspace.messages(OPS);
  expect(others.filter(({ thread_ts }) => thread_ts === digest?.ts)).toHaveLength(500);
});
