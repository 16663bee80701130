import { ApiError } from '../api/call.ts';
import { replace, show, withState } from '../api/views.ts';
import type { Core } from '../core.ts';
import type { OpenView } from '../state.ts';
import { complaints } from './complaints.ts';
import { common, NO_ANSWER } from './payload.ts';
import { chosen, elementsOf, flatBlocks } from './values.ts';

/** What came of a submission: closed, changed, or errors by block id to show at the fields. */
export type SubmitResult =
  | { ok: true; action: 'closed' | 'updated' | 'pushed' | 'cleared'; viewId?: string }
  | { ok: false; errors: Record<string, string>; error?: string };

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
