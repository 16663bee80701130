import { z } from 'zod';
import { SNOOZES, type SnoozeLength } from '../../decide/index.ts';
import { DaybreakError } from '../../domain/errors.ts';

const ACTION_VALUE = /^(act_[0-9a-z]+)\.(\d+)$/;
const FINDING_ID = /^[A-Za-z0-9_]{1,64}$/;

/** The action and the revision that a button was drawn for. Throws `invalid_input` for a value that is not ours. */
export function parseActionValue(value: unknown): { actionId: string; revision: number } {
  const [, actionId, revision] = ACTION_VALUE.exec(String(value)) ?? [];
  if (!actionId || !revision) throw notOurs();
  return { actionId, revision: Number(revision) };
}

/** Whether a button or a menu entry is about an action rather than a finding. */
export function isActionValue(value: unknown): boolean {
  return ACTION_VALUE.test(String(value));
}

/** The finding that a button was drawn for. Throws `invalid_input` for a value that is not ours. */
export function parseFindingId(value: unknown): string {
  const parsed = z.string().regex(FINDING_ID).safeParse(value);
  if (!parsed.success) throw notOurs();
  return parsed.data;
}

/** What was chosen in a snooze menu: "3d.fnd_…". Throws `invalid_input` for a value that is not ours. */
export function parseSnooze(value: unknown): { findingId: string; length: SnoozeLength } {
  const [chosen, findingId] = String(value).split('.');
  const length = SNOOZES.find((one) => one === chosen);
  if (!length) throw notOurs();
  return { findingId: parseFindingId(findingId), length };
}

/** The question that a button below its answer is about. Throws `invalid_input` for a value that is not ours. */
export function parseQuestionId(value: unknown): string {
  return parseFindingId(value);
}

/** The question and which of its documents a button opens: "q_….1". Throws `invalid_input` for a value that is not ours. */
export function parsePassage(value: unknown): { questionId: string; at: number } {
  const [, questionId, at = '0'] = /^(q_[0-9a-z]+)(?:\.(\d))?$/.exec(String(value)) ?? [];
  if (!questionId) throw notOurs();
  return { questionId, at: Number(at) };
}

/** What was saved and its version: "1.capture/fridge.md". Throws `invalid_input` for a value that is not ours. */
export function parseSaved(value: unknown): { id: string; version: number } {
  const [, version, id] = /^(\d{1,6})\.(capture\/[^\s/]{1,120}\.md)$/.exec(String(value)) ?? [];
  if (!id) throw notOurs();
  return { id, version: Number(version) };
}

/** What someone thinks of an answer: "up.q_…". Throws `invalid_input` for a value that is not ours. */
export function parseRating(value: unknown): { questionId: string; rating: 1 | -1 } {
  const [, word, questionId] = /^(up|down)\.(q_[0-9a-z]+)$/.exec(String(value)) ?? [];
  if (!questionId) throw notOurs();
  return { questionId, rating: word === 'up' ? 1 : -1 };
}

/** The interview and the question that a button was drawn for. Throws `invalid_input` for a value that is not ours. */
export function parseHandover(value: unknown): { id: string; ordinal: number } {
  const [, id, ordinal] = /^(hand_[0-9a-z]+)\.(\d{1,4})$/.exec(String(value)) ?? [];
  if (!id) throw notOurs();
  return { id, ordinal: Number(ordinal) };
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
