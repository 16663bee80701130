import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveChannelSetting } from '../../src/brief/index.ts';
import { readStopped } from '../../src/decide/index.ts';
import { isStopCommand } from '../../src/slack/listeners/events/stop.ts';
import { ADAEZE, OPS, PRIYA, prepareToAsk, TOMAS } from './edge.ts';
import { complaints, openStory, type Story } from './story.ts';

let story: Story;

beforeAll(async () => {
  story = await openStory({ transport: 'socket', worker: null });
  await prepareToAsk(story.db);
  await saveChannelSetting(story.db, {
    channel: OPS,
    timeZone: 'America/New_York',
    briefingAt: '07:30',
    quietFrom: null,
    quietTo: null,
    now: story.now,
  });
}, 60_000);
afterAll(() => story.stop());

const mention = (user: string, text: string) =>
  story.workspace.say(user, OPS, `<@${story.workspace.identity.botUserId}> ${text}`);
const posted = (words: RegExp) =>
  story.workspace.until(() =>
    story.workspace
      .messages(OPS)
      .find(({ text, blocks }) => words.test(`${text}\n${JSON.stringify(blocks)}`)),
  );

test('only a message that is nothing but the command stops', () => {
  const bot = 'U0BOT';
  for (const text of [
    'stop everything',
    '<@U0BOT> Stop all',
    'EMERGENCY STOP!',
    '<@U0BOT>  kill switch.',
    'please stop everything now',
  ]) {
    expect(isStopCommand(text, bot), text).toBe(true);
  }
  for (const text of [
    'who may stop everything?',
    'stop everything?',
    '&gt; stop everything',
    '“stop everything”',
    '`stop everything`',
    'does "kill switch" do what I think',
    'stop all ads that lose money',
    '<https://evil.example|stop everything>',
    '<@U0OTHER> stop everything',
    'stop everything\nand tell me why',
  ]) {
    expect(isStopCommand(text, bot), text).toBe(false);
  }
});

test('"stop everything" stops at once for whoever may, says who did, and the channel is told, also when it goes on', async () => {
  mention(PRIYA, 'stop everything');
  await story.workspace.until(() =>
    story.workspace.messages('D0PRIYA0001').find(({ text }) => /Only an operator can stop/.test(text)),
  );
  expect(await readStopped(story.db)).toBeNull();
  mention(TOMAS, 'who may stop everything?');
  await posted(/As of/);
  expect(await readStopped(story.db)).toBeNull();
  mention(TOMAS, 'Stop everything!');
  await posted(/<@U0TOMAS0001> stopped it\. Everything is stopped/);
  expect(await readStopped(story.db)).not.toBeNull();
  await posted(/Everything is stopped by .*nothing new is carried out[\s\S]*go_on/);
  mention(ADAEZE, 'stop all');
  await posted(/stopped already, by/);
  await story.workspace.command(ADAEZE, '/ops resume', OPS);
  await posted(/It goes on since .* by <@U0ADAEZE001>/);
  await story.workspace.openApp(TOMAS, 'messages');
  story.workspace.say(TOMAS, 'D0TOMAS0001', 'kill switch');
  await story.workspace.until(() =>
    story.workspace.messages('D0TOMAS0001').find(({ text }) => /stopped it/.test(text)),
  );
  expect(complaints(story)).toEqual([]);
});
