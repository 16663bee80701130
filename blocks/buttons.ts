import type { ActionsBlockElement, Button, ConfirmationDialog, Overflow } from '@slack/types';
import type { ActionView, CardView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { plain } from './text.ts';

/** What a button about an action carries: exactly the revision that was shown. */
export function actionValue({ id, revision }: Pick<ActionView, 'id' | 'revision'>): string {
  return `${id}.${revision}`;
}

/** Options of one finding that get a button each; the others are in Why. */
const MOST_OPTIONS = 3;

/** The buttons of a card that waits for a decision: the acts by name, then what else one can say. */
export function decisionButtons({ findingId, actions }: CardView): ActionsBlockElement[] {
  const options = actions.filter(({ state }) => state === 'proposed').slice(0, MOST_OPTIONS);
  const [first] = options;
  return [
    ...options.map((option, index) => approveButton(option, index === 0)),
    ...(first?.editable ? [button('edit_action', 'Edit', actionValue(first))] : []),
    ...(first ? [button('reject_finding', 'Reject', findingId)] : []),
    button('why_finding', 'Why', findingId),
    snoozeMenu(findingId),
  ];
}

function approveButton(option: ActionView, isFirst: boolean): Button {
  return {
    ...button('approve_action', option.label, actionValue(option)),
    // An action id may stand only once in a block.
    action_id: isFirst ? 'approve_action' : `approve_action:${option.id}`,
    ...(isFirst ? { style: 'primary' as const } : {}),
    ...(option.effectClass === 'internal' ? {} : { confirm: confirmation(option) }),
  };
}

function confirmation({ label, summary, money }: ActionView): ConfirmationDialog {
  const text = [summary, money ? `${money}.` : null].filter(Boolean).join(' ');
  return {
    title: plain(`${label}?`, limits.CONFIRM_TITLE),
    text: plain(text, limits.CONFIRM_TEXT),
    confirm: plain('Do it', limits.CONFIRM_BUTTON),
    deny: plain('Not now', limits.CONFIRM_BUTTON),
  };
}

export function undoButton(action: ActionView): Button {
  return {
    ...button('undo_action', `Undo: ${action.label}`, actionValue(action)),
    action_id: `undo_action:${action.id}`,
    confirm: {
      title: plain('Undo it?', limits.CONFIRM_TITLE),
      text: plain(`Takes back: ${action.summary}`, limits.CONFIRM_TEXT),
      confirm: plain('Undo', limits.CONFIRM_BUTTON),
      deny: plain('Keep', limits.CONFIRM_BUTTON),
    },
  };
}

export function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.BUTTON_TEXT), value };
}

function snoozeMenu(findingId: string): Overflow {
  const option = (label: string, length: string) => ({
    text: plain(label, limits.BUTTON_TEXT),
    value: `${length}.${findingId}`,
  });
  return {
    type: 'overflow',
    action_id: 'snooze_finding',
    options: [
      option('Snooze 1 day', '1d'),
      option('Snooze 3 days', '3d'),
      option('Snooze until it changes', 'change'),
    ],
  };
}
