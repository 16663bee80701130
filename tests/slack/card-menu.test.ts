import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPS, PRIYA, postButton, TOMAS } from './edge.ts';
import { actionOf, propose } from './propose.ts';
import { openStory, type Story, told } from './story.ts';

let story: Story;
let value: string;
beforeAll(async () => {
  story = await openStory({ transport: 'socket', worker: null });
  const { id, revision } = await actionOf(story, await propose(story));
  value = `${id}.${revision}`;
});
afterAll(() => story.stop());

/** Chooses the entry that a card with several options would hold. */
async function choose(user: string): Promise<void> {
  const ts = await postButton(story.edge, 'snooze_finding', value);
  await story.workspace.click(user, { channel: OPS, ts }, 'snooze_finding');
}

test('an entry of the menu that is about an option opens its form', async () => {
  await choose(TOMAS);
  await story.workspace.until(() => story.workspace.views(TOMAS).length > 0);
  expect(story.workspace.views(TOMAS).at(-1)).toMatchObject({
    callback_id: 'edit_action',
    private_metadata: value,
  });
});

test('and is refused to those who may not edit', async () => {
  await choose(PRIYA);
  await told(story, PRIYA, /operator/);
  expect(story.workspace.views(PRIYA)).toEqual([]);
});
