import type { ActionsBlockElement, Button, ConfirmationDialog, Overflow } from '@slack/types';
import type { ActionView, CardView } from '../src/brief/views.ts';
import * as limits from './limits.ts';
import { lengthOf, plain } from './text.ts';

/** Options of one finding that get a button each; the others are in Why. Slack's menus of this kind hold five entries. */
export const MOST_OPTIONS = 3;

const SNOOZES = [
  ['1d', 'Snooze 1 day'],
  ['3d', 'Snooze 3 days'],
  ['change', 'Snooze until it changes'],
] as const;

/** What a button about an action carries: exactly the revision that was shown. */
export function actionValue({ id, revision }: Pick<ActionView, 'id' | 'revision'>): string {
  return `${id}.${revision}`;
}

/** The actions of a card that wait for a decision and have a button. */
export function offered({ actions }: CardView): ActionView[] {
  return actions.filter(({ state }) => state === 'proposed').slice(0, MOST_OPTIONS);
}

/** The buttons of a card that waits for a decision: the acts by name, then what else one can say. */
export function decisionButtons(view: CardView): ActionsBlockElement[] {
  const { findingId } = view;
  const options = offered(view);
  const [first, ...others] = options.filter(({ editable }) => editable);
  return [
    ...options.map((option, index) => approveButton(option, index, view.isAnswered)),
    ...(first ? [editButton(first, options.length > 1)] : []),
    ...(options.length > 1 ? [button('plan_finding', 'Do several', findingId)] : []),
    button('reject_finding', 'Reject', findingId),
    button('why_finding', 'Why', findingId),
    menu(findingId, others),
  ];
}

/** Takes back what was done, after asking. */
export function undoButton(action: ActionView): Button {
  return {
    ...button(`undo_action:${action.id}`, `Undo: ${action.label}`, actionValue(action)),
    confirm: {
      title: plain('Undo it?', limits.CONFIRM_TITLE),
      text: plain(`This takes back: ${action.summary}`, limits.CONFIRM_TEXT),
      confirm: plain('Undo', limits.CONFIRM_BUTTON),
      deny: plain('Keep it', limits.CONFIRM_BUTTON),
    },
  };
}

/** Asks whoever has looked whether an action with a lost answer happened. */
export function outcomeButtons(action: ActionView): Button[] {
  const value = actionValue(action);
  return [
    button(`outcome_happened:${action.id}`, 'It happened', value),
    button(`outcome_missing:${action.id}`, 'It did not happen', value),
  ].map((one) => ({
    ...one,
    accessibility_label: plain(`${one.text.text}: ${action.label}`, limits.BUTTON_TEXT).text,
  }));
}

export function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.BUTTON_TEXT), value };
}

function approveButton(option: ActionView, index: number, isAnswered: boolean): Button {
  return {
    // An action id may stand only once in a block: the others add whose they are.
    ...button(
      index === 0 ? 'approve_action' : `approve_action:${option.id}`,
      option.label,
      actionValue(option),
    ),
    ...(index === 0 && !isAnswered ? { style: 'primary' as const } : {}),
    ...(option.effectClass === 'internal' ? {} : { confirm: confirmation(option) }),
  };
}

/** What it costs, then exactly what will happen; the button names the act again where that fits. */
function confirmation({ label, summary, money }: ActionView): ConfirmationDialog {
  const text = [money ? `${money}.` : null, summary].filter(Boolean).join(' ');
  return {
    title: plain(`${label}?`, limits.CONFIRM_TITLE),
    text: plain(text, limits.CONFIRM_TEXT),
    confirm: plain(lengthOf(label) < limits.CONFIRM_BUTTON - 2 ? label : 'Do it', limits.CONFIRM_BUTTON),
    deny: plain('Not now', limits.CONFIRM_BUTTON),
  };
}

/** One of several says to those who do not see the card which it is about. */
function editButton(option: ActionView, isOneOfSeveral: boolean): Button {
  const label = plain(`Edit: ${option.label}`, limits.BUTTON_TEXT).text;
  return {
    ...button('edit_action', 'Edit', actionValue(option)),
    ...(isOneOfSeveral ? { accessibility_label: label } : {}),
  };
}

/** What is rarely needed: snoozes, and the form of each further option. A menu keeps no choice, so any can be made again. */
function menu(findingId: string, editable: readonly ActionView[]): Overflow {
  const entry = (label: string, value: string) => ({ text: plain(label, limits.OPTION_TEXT), value });
  return {
    type: 'overflow',
    action_id: 'snooze_finding',
    options: [
      ...SNOOZES.map(([length, label]) => entry(label, `${length}.${findingId}`)),
      ...editable.map((option) => entry(`Edit: ${option.label}`, actionValue(option))),
    ],
  };
}
