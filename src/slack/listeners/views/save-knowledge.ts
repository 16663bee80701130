import { confirmKnowledgeMessage, savedKnowledgeMessage } from '../../../../blocks/index.ts';
import { saveKnowledge } from '../../../ask/index.ts';
import { authorise, listMembers } from '../../../decide/index.ts';
import { type Listener, type ListenerDeps, personOf, type ViewArgs } from '../context.ts';
import { directMessage } from '../direct-message.ts';
import { membersCalled } from '../members-called.ts';
import { formValues, submitting } from './form.ts';

/** The form to save knowledge: what is wrong with it is said at its fields. Whoever it is kept for is asked to confirm it. */
export const saveKnowledgeForm: Listener<ViewArgs> = async (args, deps) => {
  const actor = personOf(args.body);
  const now = deps.clock();
  const values = formValues(args.view);
  await submitting(args, async () => {
    const rule = args.view.private_metadata;
    // What machines obey takes more than what people read.
    await authorise(deps.db, { actor, verb: rule ? 'learned' : 'snooze', now });
    const draft = rule ? { ...values, never: JSON.parse(rule) } : values;
    const owner = await anotherOwner(deps, String(values.owner ?? ''), actor.userId);
    const saving = { actor, now, awaitsOwner: owner !== null };
    const { id, version } = await saveKnowledge(deps, draft, saving);
    if (owner)
      await args.client.chat.postMessage({
        channel: await directMessage(args.client, owner),
        ...confirmKnowledgeMessage({ id, version, by: actor.userId, text: String(values.text) }),
        unfurl_links: false,
        unfurl_media: false,
      });
    await args.client.chat.postMessage({
      channel: actor.userId,
      ...savedKnowledgeMessage({ id, version, title: String(values.title) }),
      unfurl_links: false,
      unfurl_media: false,
    });
  });
};

/** The one member here whom an owner's name means, where that is not whoever saves; null where there is none such. */
async function anotherOwner(
  { db, teamId }: Pick<ListenerDeps, 'db' | 'teamId'>,
  name: string,
  userId: string,
): Promise<string | null> {
  const members = (await listMembers(db)).filter((one) => one.teamId === teamId);
  const [member, ...others] = membersCalled(name, members);
  return member && others.length === 0 && member.userId !== userId ? member.userId : null;
}
