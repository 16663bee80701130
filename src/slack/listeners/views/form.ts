import type { ViewOutput } from '@slack/bolt';
import { DaybreakError } from '../../../domain/errors.ts';
import type { ViewArgs } from '../context.ts';

/** What a person typed or chose, by block id; null for a field left empty. */
export type FormValues = Readonly<Record<string, string | number | null>>;

/** Reads a submitted form; each of its blocks holds one field and is named after it. */
export function formValues(view: ViewOutput): FormValues {
  const entries = Object.entries(view.state.values).map(([block, elements]) => {
    const [element] = Object.values(elements);
    const [ticked] = element?.selected_options ?? [];
    const given =
      element?.value ?? element?.selected_date ?? element?.selected_option?.value ?? ticked?.value ?? null;
    if (given === null || given === '') return [block, null];
    return [block, element?.type === 'number_input' ? Number(given) : given];
  });
  return Object.fromEntries(entries);
}

/**
 * Runs a form's verb and accepts the form; what is wrong with its fields is said at the fields, anything else is
 * thrown on.
 */
export async function submitting({ ack, view }: ViewArgs, verb: () => Promise<unknown>): Promise<void> {
  try {
    await verb();
  } catch (error) {
    const errors = fieldErrors(error, view);
    if (!errors) throw error;
    await ack({ response_action: 'errors', errors });
    return;
  }
  await ack({ response_action: 'clear' });
}

function fieldErrors(error: unknown, view: ViewOutput): Record<string, string> | null {
  if (!(error instanceof DaybreakError) || error.code !== 'invalid_input') return null;
  const inputs = Object.keys(view.state.values);
  const [first] = inputs;
  if (!first) return null;
  const { fields } = error.detail as { fields?: Record<string, string> };
  const named = Object.entries(fields ?? {}).filter(([field]) => inputs.includes(field));
  // A complaint about something that the form does not show still has to be seen.
  return named.length > 0 ? Object.fromEntries(named) : { [first]: error.message };
}
