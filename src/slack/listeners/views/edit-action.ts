import { edit } from '../../../decide/index.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { parseActionValue } from '../values.ts';
import { formValues, submitting } from './form.ts';

/** The edit form: changes the revision that it was filled from, and says at the field what is wrong. */
export const editAction: Listener<ViewArgs> = async (args, deps) => {
  const { body, view } = args;
  const { actionId, revision } = parseActionValue(view.private_metadata);
  const actor = personOf(body);
  await submitting(args, () =>
    edit(deps, { actor, actionId, revision, values: formValues(view), now: deps.clock() }),
  );
};
