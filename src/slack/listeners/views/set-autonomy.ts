import { levelFrom, setLevel } from '../../../decide/index.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { formValues, submitting } from './form.ts';

/** The form for how far a kind of action may go. */
export const setAutonomy: Listener<ViewArgs> = async (args, { db, clock }) => {
  const { kind, band, level, reason } = formValues(args.view);
  const actor = personOf(args.body);
  await submitting(args, async () => {
    const chosen = levelFrom({ kind: String(kind), band: String(band), level: String(level) });
    await setLevel(db, {
      ...chosen,
      actor,
      reason: reason === null || reason === undefined ? null : String(reason),
      now: clock(),
    });
  });
};
