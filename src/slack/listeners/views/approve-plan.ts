import { approve, approvePlan } from '../../../decide/index.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { parseActionValue } from '../values.ts';
import { submitting } from './form.ts';

/** The form for a plan: the steps that are still chosen, exactly as they were shown. */
export const approvePlanForm: Listener<ViewArgs> = async (args, deps) => {
  const { body, view } = args;
  const actor = personOf(body);
  const chosen = view.state.values.steps?.steps?.selected_options ?? [];
  const steps = chosen.map(({ value }) => parseActionValue(value));
  const [only, ...others] = steps;
  const now = deps.clock();
  await submitting(args, async () => {
    if (only && others.length === 0) await approve(deps, { ...only, actor, now });
    else await approvePlan(deps, { actor, steps, now });
  });
};
