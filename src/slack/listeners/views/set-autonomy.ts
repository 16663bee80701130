import { levelFrom, limitFrom, setLevel, setLimit } from '../../../decide/index.ts';
import { DaybreakError } from '../../../domain/errors.ts';
import { type Listener, personOf, type ViewArgs } from '../context.ts';
import { type FormValues, formValues, submitting } from './form.ts';

/** The form for how far a kind of action may go and how much of it is done alone: either, or both. */
export const setAutonomy: Listener<ViewArgs> = async (args, { db, clock }) => {
  const by = { actor: personOf(args.body), now: clock() };
  await submitting(args, async () => {
    const { level, limit } = chosenIn(formValues(args.view));
    if (level) await setLevel(db, { ...level, ...by });
    if (limit) await setLimit(db, { ...limit, ...by });
  });
};

/** What was filled in, all of it right, or `invalid_input` with what is wrong at each field. */
function chosenIn(values: FormValues) {
  const typed = (id: string) => String(values[id] ?? '').trim();
  const [kind, band, level] = [typed('kind'), typed('band'), typed('level')];
  const [measure, atMost] = [typed('measure'), typed('at_most')];
  const missing = {
    ...(band && !level ? { level: 'Say how far it may go.' } : {}),
    ...(level && !band ? { band: 'Say up to which amount.' } : {}),
    ...(measure && !atMost ? { at_most: 'Say how much.' } : {}),
    ...(atMost && !measure ? { measure: 'Say of what.' } : {}),
    ...(kind === 'all' && level ? { kind: 'How far it may go is said of one kind at a time.' } : {}),
    ...(level || measure || band || atMost ? {} : { level: 'Say how far it may go, or how much.' }),
  };
  if (Object.keys(missing).length > 0) {
    throw new DaybreakError('invalid_input', 'Something is missing.', { fields: missing });
  }
  const reason = typed('reason') || null;
  return {
    level: level ? { ...levelFrom({ kind, band, level }), reason } : null,
    limit: measure ? limitAt({ kind, measure, atMost }) : null,
  };
}

/** A number that is none is said at its field. */
function limitAt(typed: Parameters<typeof limitFrom>[0]) {
  try {
    return limitFrom(typed);
  } catch (error) {
    if (!(error instanceof DaybreakError)) throw error;
    throw new DaybreakError('invalid_input', error.message, { fields: { at_most: error.message } });
  }
}
