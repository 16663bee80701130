import { z } from 'zod';
import { DaybreakError } from '../../domain/errors.ts';

const ACTION_VALUE = /^(act_[0-9a-z]+)\.(\d+)$/;
const FINDING_ID = /^[A-Za-z0-9_]{1,64}$/;

/** The action and the revision that a button was drawn for. Throws `invalid_input` for a value that is not ours. */
export function parseActionValue(value: unknown): { actionId: string; revision: number } {
  const [, actionId, revision] = ACTION_VALUE.exec(String(value)) ?? [];
  if (!actionId || !revision) throw notOurs();
  return { actionId, revision: Number(revision) };
}

/** The finding that a button was drawn for. Throws `invalid_input` for a value that is not ours. */
export function parseFindingId(value: unknown): string {
  const parsed = z.string().regex(FINDING_ID).safeParse(value);
  if (!parsed.success) throw notOurs();
  return parsed.data;
}

function notOurs(): DaybreakError {
  return new DaybreakError(
    'invalid_input',
    'I do not know this button. Nothing was done; use the newest card.',
  );
}

/** What was pressed or chosen: a button's value, or that of the option of a menu. */
export function buttonValue(action: object): unknown {
  const { value, selected_option: option } = action as {
    value?: unknown;
    selected_option?: { value?: unknown };
  };
  return value ?? option?.value;
}
