import { ruleOfferMessage } from '../../../../blocks/index.ts';
import { reject } from '../../../decide/index.ts';
import { takeBackTrust } from '../../../learn/index.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { parseFindingId } from '../values.ts';
import { formValues, submitting } from './form.ts';

/** The form for a rejection: its reason is kept for learning. */
export const rejectFinding: Listener<ViewArgs> = async (args, deps) => {
  const { body, view } = args;
  const findingId = parseFindingId(view.private_metadata);
  const actor = personOf(body);
  const reason = Object.values(formValues(view))
    .filter((value) => value !== null)
    .join(': ');
  await submitting(args, async () => {
    await reject(deps, { actor, findingId, reason, now: deps.clock() });
    await offerRule(args, reason);
  });
  await takeBackTrust(deps.db, deps.clock());
};

/** What was a reason once may be a rule: whoever said it is asked, and nothing is kept unless they say so. */
async function offerRule({ client, body }: ViewArgs, reason: string): Promise<void> {
  await client.chat.postMessage({ channel: body.user.id, ...ruleOfferMessage(reason) });
}
