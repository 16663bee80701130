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
    const rule = args.view.private_metadata;
    // What machines obey takes more than what people read.
    await authorise(deps.db, { actor, verb: rule ? 'learned' : 'snooze', now });
    const draft = rule ? { ...values, never: JSON.parse(rule) } : values;
    const { id, version } = await saveKnowledge(deps, draft, { actor, now });
    await args.client.chat.postMessage({
      channel: actor.userId,
      ...savedKnowledgeMessage({ id, version, title: String(values.title) }),
      unfurl_links: false,
      unfurl_media: false,
    });
  });
};
