import { randomBytes } from 'node:crypto';
import type { Core } from '../core.ts';
import { initialValues, keepTyped } from '../hands/values.ts';
import type { Block, View } from '../model.ts';
import { type OpenView, withBlockIds } from '../state.ts';
import { type Issue, validateView } from '../validate/index.ts';
import { ApiError, type Call, type Method, optionalText, refuse, text } from './call.ts';

const MOST_STACKED = 3;

/** A view as Slack keeps it: checked, with the ids and defaults that payloads carry. Throws ApiError. */
export function buildView(core: Core, given: unknown, previous?: View): View {
  const issues: Issue[] = validateView(given);
  refuse('invalid_arguments', issues);
  const { state } = core;
  const wanted = given as Record<string, unknown> & { type: 'modal' | 'home'; blocks: Block[] };
  const id = previous?.id ?? state.nextId('V');
  return {
    team_id: state.identity.teamId,
    app_id: state.identity.appId,
    bot_id: state.identity.botId,
    title: null,
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    callback_id: '',
    private_metadata: '',
    external_id: '',
    previous_view_id: previous?.previous_view_id ?? null,
    root_view_id: previous?.root_view_id ?? id,
    ...wanted,
    id,
    hash: `${state.now().getTime()}.${randomBytes(4).toString('hex')}`,
    blocks: withBlockIds(wanted.blocks, () => state.nextId('b')),
  };
}

/** A view with what is typed in it, as payloads and answers carry it. */
export const withState = (open: OpenView): View => ({ ...open.view, state: { values: open.values } });

/** Puts a modal on top of a person's stack. */
export function show(core: Core, user: string, given: unknown): OpenView {
  const stack = core.state.viewsOf(user);
  if (stack.length >= MOST_STACKED) throw new ApiError('push_limit_reached');
  const view = buildView(core, given);
  if (view.type !== 'modal') throw new ApiError('invalid_arguments');
  const below = stack.at(-1);
  if (below) Object.assign(view, { previous_view_id: below.id, root_view_id: below.root_view_id });
  const open: OpenView = { user, view, values: initialValues(view.blocks) };
  core.state.modals.set(view.id, open);
  core.state.tellViews(user);
  return open;
}

/** Replaces what a modal shows; what was typed stays where the same input still stands. */
export function replace(core: Core, open: OpenView, given: unknown): OpenView {
  open.view = buildView(core, given, open.view);
  open.values = keepTyped(initialValues(open.view.blocks), open.values);
  core.state.tellViews(open.user);
  return open;
}

function redeem(call: Call) {
  const trigger = call.core.triggers.redeem(
    optionalText(call, 'trigger_id') ?? call.args.interactivity_pointer,
  );
  if (typeof trigger === 'string') throw new ApiError(trigger);
  return trigger;
}

const open: Method = (call) => {
  const trigger = redeem(call);
  for (const view of call.core.state.viewsOf(trigger.user)) call.core.state.modals.delete(view.id);
  return { view: withState(show(call.core, trigger.user, call.args.view)) };
};

const push: Method = (call) => {
  const trigger = redeem(call);
  if (!trigger.viewId) throw new ApiError('invalid_trigger_id');
  return { view: withState(show(call.core, trigger.user, call.args.view)) };
};

const update: Method = (call) => {
  const externalId = optionalText(call, 'external_id');
  const viewId = optionalText(call, 'view_id');
  const found = [...call.core.state.modals.values()].find(({ view }) =>
    viewId ? view.id === viewId : externalId !== undefined && view.external_id === externalId,
  );
  if (!found) throw new ApiError('not_found');
  const hash = optionalText(call, 'hash');
  if (hash && hash !== found.view.hash) throw new ApiError('hash_conflict');
  return { view: withState(replace(call.core, found, call.args.view)) };
};

const publish: Method = (call) => {
  const { state } = call.core;
  const user = text(call, 'user_id');
  if (!state.people.has(user)) throw new ApiError('user_not_found');
  const before = state.homes.get(user);
  const hash = optionalText(call, 'hash');
  if (hash && before && hash !== before.hash) throw new ApiError('hash_conflict');
  const view = buildView(call.core, call.args.view, before);
  if (view.type !== 'home') throw new ApiError('invalid_arguments');
  state.homes.set(user, view);
  state.tell({ kind: 'home', user, view });
  return { view: { ...view, state: { values: initialValues(view.blocks) } } };
};

export const views: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
