import { savedKnowledgeMessage } from '../../../../blocks/index.ts';
import { saveKnowledge } from '../../../ask/index.ts';
import { authorise } from '../../../decide/index.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { formValues, submitting } from './form.ts';

/** The form to save knowledge: what is wrong with it is said at its fields. */
export const saveKnowledgeForm: Listener<ViewArgs> = async (args, deps) => {
  const actor = personOf(args.body);
  const now = deps.clock();
  const values = formValues(args.view);
  await submitting(args, async () => {
    await authorise(deps.db, { actor, verb: 'snooze', now });
    const { id, version } = await saveKnowledge(deps, values, { actor, now });
    await args.client.chat.postMessage({
      channel: actor.userId,
      ...savedKnowledgeMessage({ id, version, title: String(values.title) }),
      unfurl_links: false,
      unfurl_media: false,
    });
  });
};
