import { answerHandover } from '../../../ask/index.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { parseHandover } from '../values.ts';
import { formValues, submitting } from './form.ts';

/** The form for one answer of an interview: what is wrong with it is said at its fields. */
export const handoverAnswer: Listener<ViewArgs> = async (args, deps) => {
  const { body, view } = args;
  const { id, ordinal } = parseHandover(view.private_metadata);
  const actor = personOf(body);
  await submitting(args, () =>
    answerHandover(deps, { actor, id, ordinal, draft: formValues(view), now: deps.clock() }),
  );
};
