import { reject } from '../../../decide/index.ts';
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
  await submitting(args, () => reject(deps, { actor, findingId, reason, now: deps.clock() }));
};
