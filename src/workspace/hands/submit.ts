import { ApiError } from '../api/call.ts';
import { replace, show, withState } from '../api/views.ts';
import type { Core } from '../core.ts';
import type { OpenView } from '../state.ts';
import { common, NO_ANSWER } from './payload.ts';
import { chosen, elementsOf, flatBlocks } from './values.ts';

/** What came of a submission: closed, changed, or errors by block id to show at the fields. */
export type SubmitResult =
  | { ok: true; action: 'closed' | 'updated' | 'pushed' | 'cleared'; viewId?: string }
  | { ok: false; errors: Record<string, string>; error?: string };

const MISSING = 'Please complete this required field.';

/** What is typed, by block id or action id. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

function opened(core: Core, user: string, viewId: string): OpenView {
  const open = core.state.modals.get(viewId);
  if (open?.user !== user) throw new Error('That view is not open.');
  return open;
}

/** Puts what was typed into the view's state. */
export function type(open: OpenView, typed: Typed): void {
  for (const block of flatBlocks(open.view.blocks)) {
    for (const element of elementsOf(block)) {
      const actionId = String(element.action_id ?? element.type);
      const input = typed[block.block_id] ?? typed[actionId];
      if (input === undefined) continue;
      open.values[block.block_id] = { ...open.values[block.block_id], [actionId]: chosen(element, input) };
    }
  }
}

/** Slack itself insists on required inputs and on numbers within their bounds, before the app hears of it. */
function complaints(open: OpenView): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of flatBlocks(open.view.blocks)) {
    if (block.type !== 'input') continue;
    const element = block.element as Record<string, unknown>;
    const kept = open.values[block.block_id]?.[String(element.action_id ?? element.type)] as
      | object
      | undefined;
    const value = Object.entries(kept ?? {}).find(([key]) => key !== 'type')?.[1] as unknown;
    const missing = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
    if (missing && !block.optional) errors[block.block_id] = MISSING;
    else if (!missing && element.type === 'number_input') {
      const problem = numberProblem(element, String(value));
      if (problem) errors[block.block_id] = problem;
    }
  }
  return errors;
}

function numberProblem(element: Record<string, unknown>, value: string): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter ${element.min_value} or more.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter ${element.max_value} or less.`;
  }
  return undefined;
}

function close(core: Core, open: OpenView): void {
  core.state.modals.delete(open.view.id);
  core.state.tellViews(open.user);
}

/** Does what the app answered to a view_submission. */
function follow(core: Core, open: OpenView, answer: Record<string, unknown> | undefined): SubmitResult {
  const { user } = open;
  switch (answer?.response_action) {
    case 'errors':
      return { ok: false, errors: answer.errors as Record<string, string> };
    case 'update':
      return { ok: true, action: 'updated', viewId: replace(core, open, answer.view).view.id };
    case 'push':
      return { ok: true, action: 'pushed', viewId: show(core, user, answer.view).view.id };
    case 'clear':
      for (const view of core.state.viewsOf(user)) core.state.modals.delete(view.id);
      core.state.tellViews(user);
      return { ok: true, action: 'cleared' };
    default:
      close(core, open);
      return { ok: true, action: 'closed' };
  }
}

/** A person fills a modal in and presses its submit button. */
export async function submit(core: Core, user: string, viewId: string, typed: Typed): Promise<SubmitResult> {
  const open = opened(core, user, viewId);
  type(open, typed);
  const errors = complaints(open);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const payload = {
    type: 'view_submission',
    ...common(core, user, viewId),
    view: withState(open),
    response_urls: [],
  };
  const ack = await core.dispatcher.once({ kind: 'interactive', payload, attempt: 0 });
  if (!ack.ok) return { ok: false, errors: {}, error: NO_ANSWER };
  try {
    return follow(core, open, ack.payload as Record<string, unknown> | undefined);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {
      ok: false,
      errors: {},
      error: `Daybreak answered with a view that is not valid: ${JSON.stringify(error.extra)}`,
    };
  }
}

/** A person closes a modal; the app hears of it where it asked to. */
export async function closeView(core: Core, user: string, viewId: string, all = false): Promise<void> {
  const open = opened(core, user, viewId);
  if (all) {
    for (const view of core.state.viewsOf(user)) core.state.modals.delete(view.id);
    core.state.tellViews(user);
  } else {
    close(core, open);
  }
  if (!open.view.notify_on_close) return;
  const payload = { type: 'view_closed', ...common(core, user), view: withState(open), is_cleared: all };
  await core.dispatcher.once({ kind: 'interactive', payload, attempt: 0 });
}
