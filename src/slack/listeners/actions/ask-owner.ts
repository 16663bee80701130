import { readQuestion } from '../../../ask/index.ts';
import { authorise, listMembers } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { escapeText, tell } from '../../reply.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { buttonValue, parseQuestionId } from '../values.ts';

/** Puts a question that nothing answers to the person likeliest to know, in its thread. */
export const askOwner: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  await authorise(deps.db, { actor, verb: 'see', now: deps.clock() });
  const question = await readQuestion(deps.db, parseQuestionId(buttonValue(action)));
  if (!question) throw new DaybreakError('not_found', 'I do not know this question any more.');
  const label = (action as { text?: { text?: string } }).text?.text ?? '';
  const name = label.replace(/^Ask /, '');
  const member = (await listMembers(deps.db)).find((one) => one.teamId === deps.teamId && one.name === name);
  const channel = body.channel?.id;
  const threadTs = body.message?.thread_ts ?? body.message?.ts ?? null;
  if (!member || !channel || !threadTs) {
    const words = `I do not know ${name || 'them'} here in Slack: please ask in person, and tell me with "Remember: …".`;
    await tell(client, { userId: actor.userId, channel: channel ?? null, threadTs }, words);
    return;
  }
  await client.chat.postMessage({
    channel,
    thread_ts: threadTs,
    text: `<@${member.userId}>, <@${actor.userId}> asks: “${escapeText(question.text)}” Nothing that is written down answers it. Reply here, then use "Save to knowledge" on your reply, and nobody has to ask again.`,
    unfurl_links: false,
    unfurl_media: false,
  });
};
