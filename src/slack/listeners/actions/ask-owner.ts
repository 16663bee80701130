import { readQuestion } from '../../../ask/index.ts';
import { authorise, listMembers } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { escapeText, tell } from '../../reply.ts';
import { type ActionArgs, type Listener, personOf } from '../context.ts';
import { directMessage } from '../direct-message.ts';
import { membersCalled } from '../members-called.ts';
import { buttonValue, parseQuestionId } from '../values.ts';

/** Puts a question that nothing answers to the person likeliest to know, in a direct message, and says so to who asks. */
export const askOwner: Listener<ActionArgs> = async ({ ack, body, action, client }, deps) => {
  await ack();
  const actor = personOf(body);
  await authorise(deps.db, { actor, verb: 'see', now: deps.clock() });
  const question = await readQuestion(deps.db, parseQuestionId(buttonValue(action)));
  if (!question) throw new DaybreakError('not_found', 'I do not know this question any more.');
  const label = (action as { text?: { text?: string } }).text?.text ?? '';
  const name = label.replace(/^Ask /, '');
  const members = (await listMembers(deps.db)).filter(({ teamId }) => teamId === deps.teamId);
  const [member, ...others] = membersCalled(name, members);
  const told = (words: string) =>
    tell(
      client,
      {
        userId: actor.userId,
        channel: body.channel?.id ?? null,
        threadTs: body.message?.thread_ts ?? null,
      },
      words,
    );
  if (!member || others.length > 0) {
    const why = member
      ? `More than one member is called ${name}`
      : `I do not know ${name || 'them'} here in Slack`;
    await told(`${why}: nobody was asked. Please ask in person, and tell me with "Remember: …".`);
    return;
  }
  if (member.userId === actor.userId) {
    await told('That is you: nobody else was asked. Tell me with "Remember: …" and I keep it.');
    return;
  }
  await client.chat.postMessage({
    channel: await directMessage(client, member.userId),
    text: `<@${actor.userId}> asks: “${escapeText(question.text)}” Nothing that is written down answers it. Tell me with “Remember: …”, and nobody has to ask again; <@${actor.userId}> does not read along here.`,
    unfurl_links: false,
    unfurl_media: false,
  });
  await told(`I have asked ${name} in a direct message.`);
};
