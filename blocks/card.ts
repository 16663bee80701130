import type { KnownBlock } from '@slack/types';
import type { ActionView, CardView } from '../src/brief/views.ts';
import { actionLine, actionText } from './action-line.ts';
import { button, decisionButtons, undoButton } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fitted, type Message, section } from './message.ts';
import { instant, person } from './people.ts';
import { escaped, fallback, mrkdwn } from './text.ts';

const SEVERITY_SIGNS = {
  critical: ':red_circle:',
  warning: ':large_yellow_circle:',
  info: ':large_blue_circle:',
};

/** A finding's own message: the decision with its number and deadline, then the figures, then the buttons. */
export function cardMessage(view: CardView): Message {
  return {
    text: fallback(cardText(view), limits.FALLBACK_TEXT),
    blocks: fitted(cardBlocks(view), limits.MESSAGE_BLOCKS),
  };
}

/** The blocks of a card, for a message of its own or among others on Home. */
export function cardBlocks(view: CardView): KnownBlock[] {
  const isOpen = view.state === 'open' && proposals(view).length > 0;
  return [
    section(headline(view, isOpen)),
    ...(isOpen ? figures(view) : []),
    ...settledLines(view),
    ...(isOpen
      ? [{ type: 'actions' as const, block_id: `decide.${view.findingId}`, elements: decisionButtons(view) }]
      : lowerButtons(view)),
  ];
}

function proposals({ actions }: CardView): ActionView[] {
  return actions.filter(({ state }) => state === 'proposed');
}

function headline({ severity, state, headline: words, urgency }: CardView, isOpen: boolean): string {
  const sign = state === 'resolved' ? ':white_check_mark: Passed:' : SEVERITY_SIGNS[severity];
  const title = `${sign} *${escaped(words, limits.HEADLINE)}*`;
  return isOpen && urgency ? `${title}\n${escaped(urgency, limits.NAME * 2)}` : title;
}

/** The figures in two columns, then what happens without a decision and what each option costs and saves. */
function figures(view: CardView): KnownBlock[] {
  const { facts, ifNothing } = view;
  const fields = facts
    .slice(0, limits.FIELDS)
    .map(({ label, value }) =>
      mrkdwn(`*${escaped(label, limits.NAME)}*\n${escaped(value, limits.SENTENCE)}`, limits.FIELD_TEXT),
    );
  const options = proposals(view).flatMap(({ label, money }) =>
    money ? [`${escaped(label, limits.NAME)}: ${escaped(money, limits.NAME)}`] : [],
  );
  const nothing = ifNothing ? [`If nothing is done: ${escaped(ifNothing, limits.SENTENCE)}`] : [];
  const lines = [...nothing, ...options].join('\n');
  return [
    ...(fields.length > 0 ? [{ type: 'section' as const, fields }] : []),
    ...(lines ? [context(lines)] : []),
  ];
}

/** What was decided, by whom and when, what came of it; a snooze and a rejection are decisions too. */
function settledLines(view: CardView): KnownBlock[] {
  const { actions, rejection, timeZone, state, snoozedUntil } = view;
  const decided = actions.filter((action) => action.state !== 'proposed' && action.state !== 'rejected');
  const snoozed = snoozedUntil
    ? `until ${instant(snoozedUntil, timeZone, 'day and time')}`
    : 'until it changes';
  const lines = [
    ...decided.map((action) => actionLine(action, timeZone)),
    ...(rejection
      ? [
          `:no_entry_sign: Rejected by ${person(rejection.by)}, ${instant(rejection.at, timeZone)}: ${escaped(rejection.reason, limits.SENTENCE)}`,
        ]
      : []),
    ...(state === 'snoozed' ? [`:zzz: Snoozed ${snoozed}`] : []),
  ];
  return lines.map(section);
}

function lowerButtons({ findingId, state, actions }: CardView): KnownBlock[] {
  const elements = [
    ...(state === 'snoozed' ? [button('wake_finding', 'Wake', findingId)] : []),
    ...actions
      .filter(({ canUndo }) => canUndo)
      .slice(0, 3)
      .map(undoButton),
    button('why_finding', 'Why', findingId),
  ];
  return [{ type: 'actions', block_id: `after.${findingId}`, elements }];
}

function cardText(view: CardView): string {
  const { headline: words, urgency, actions, rejection, state } = view;
  const decided = actions.filter((action) => action.state !== 'proposed').map(actionText);
  const options = proposals(view).map(({ label }) => label);
  const parts = [
    state === 'resolved' ? `Passed: ${words}` : words,
    urgency,
    state === 'snoozed' ? 'Snoozed.' : '',
    rejection ? `Rejected: ${rejection.reason}` : decided.join('; '),
    state === 'open' && options.length > 0 ? `Your decision: ${options.join(' or ')}?` : '',
  ];
  return parts.filter(Boolean).join(' ');
}
