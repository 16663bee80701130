import type { KnownBlock } from '@slack/types';
import type { ActionView, CardView } from '../src/brief/views.ts';
import { button, decisionButtons, MOST_OPTIONS, offered, outcomeButtons, undoButton } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, type Message, paragraphs, section } from './message.ts';
import { settledLines } from './settled.ts';
import { escaped, mrkdwn, sentence } from './text.ts';
import { signOfSeverity, urgencyLine } from './urgency.ts';
import { MARKUP, SPOKEN } from './voice.ts';

const MOST_UNDOS = 3;

/** A finding's own message: the decision with its number and deadline, then the figures, then the buttons. */
export function cardMessage(view: CardView): Message {
  return { text: cardText(view), blocks: cardBlocks(view) };
}

/** The blocks of a card, at most 8, for a message of its own or among others on Home. */
export function cardBlocks(view: CardView): KnownBlock[] {
  const settled = settledLines(view, MARKUP);
  const waits = waitsForDecision(view);
  const isOpen = waits || (view.state === 'open' && settled.length === 0);
  return [
    headline(view, isOpen),
    ...(isOpen ? figures(view) : []),
    ...paragraphs(settled),
    {
      type: 'actions',
      block_id: `${waits ? 'decide' : 'settled'}.${view.findingId}`,
      elements: [
        ...(hasOptions(view) ? decisionButtons(view) : settledButtons(view)),
        ...supplierButtons(view),
        ...afterwards(view),
      ],
    },
  ];
}

/** What a notification says: the same, without what only eyes need. */
function cardText(view: CardView): string {
  const waits = waitsForDecision(view);
  const { headline: words, title, ifNothing } = view;
  const options = offered(view).map(({ label, money }) => [label, money].filter(Boolean).join(', '));
  return fallback([
    escaped(words, limits.HEADLINE),
    ...[title ? escaped(title, limits.LINE) : '', waits ? urgencyLine(view) : '']
      .filter(Boolean)
      .map(sentence),
    ...settledLines(view, SPOKEN).map(sentence),
    ...(waits && ifNothing ? [`If nothing is done: ${escaped(ifNothing, limits.SENTENCE)}`] : []),
    ...(waits ? [`Your decision: ${escaped(options.join(' or '), limits.SENTENCE)}?`] : []),
  ]);
}

function hasOptions(view: CardView): boolean {
  return view.state === 'open' && offered(view).length > 0;
}

/** Once somebody has answered, the options that are left are offered, but nobody is asked any more. */
function waitsForDecision(view: CardView): boolean {
  return hasOptions(view) && !view.isAnswered;
}

/** What is wrong, with what, and how urgent it is; once it is settled, nothing is urgent about it any more. */
function headline(view: CardView, isOpen: boolean): KnownBlock {
  const lines = [
    `${isOpen ? signOfSeverity(view.severity) : ''}*${escaped(view.headline, limits.HEADLINE)}*`,
    view.title ? escaped(view.title, limits.LINE) : '',
    isOpen ? urgencyLine(view) : '',
  ];
  return section(lines.filter(Boolean).join('\n'));
}

/** The figures in two columns, then what happens without a decision, and what each option costs and saves. */
function figures(view: CardView): KnownBlock[] {
  const { facts, ifNothing, actions } = view;
  const fields = facts
    .slice(0, limits.FIELDS)
    .map(({ label, value }) => mrkdwn(`${escaped(label, limits.NAME)}: *${escaped(value, limits.LINE)}*`));
  const proposed = actions.filter(({ state }) => state === 'proposed').length;
  const lines = [
    ...(ifNothing ? [`If nothing is done: ${escaped(ifNothing, limits.SENTENCE)}`] : []),
    ...offered(view).flatMap(({ label, money }) =>
      money ? [`*${escaped(label, limits.NAME)}*: ${escaped(money, limits.NAME * 2)}`] : [],
    ),
    ...(proposed > MOST_OPTIONS ? [`… and ${proposed - MOST_OPTIONS} more: press Why`] : []),
  ];
  return [
    ...(fields.length > 0 ? [{ type: 'section' as const, fields }] : []),
    ...(lines.length > 0 ? [context(lines.join('\n'))] : []),
    ...offered(view).flatMap(waitingLine).slice(0, 1).map(context),
  ];
}

/** Who has said yes to a proposal that takes more than one person, and whom it waits for. */
function waitingLine({ label, outcome }: ActionView): string[] {
  return outcome
    ? [`:hourglass: *${escaped(label, limits.NAME)}*: ${escaped(outcome, limits.SENTENCE)}`]
    : [];
}

function settledButtons({ findingId, state }: CardView) {
  return [
    ...(state === 'snoozed' ? [button('wake_finding', 'Wake', findingId)] : []),
    button('why_finding', 'Why', findingId),
  ];
}

/** What is about a supplier as such leads to the next talk with it. */
function supplierButtons({ kind, findingId }: CardView) {
  const isAboutSupplier = kind === 'lead_time_drift' || kind === 'supplier_reliability';
  return isAboutSupplier ? [button('brief_supplier', 'Negotiation brief', findingId)] : [];
}

/** What can be said of actions that were carried out: that one is to be taken back, or what became of it. */
function afterwards({ actions }: CardView) {
  const undos = actions.filter(({ canUndo }) => canUndo).slice(0, MOST_UNDOS);
  const lost = actions.filter(({ state }) => state === 'unknown').slice(0, MOST_UNDOS);
  return [...lost.flatMap(outcomeButtons), ...undos.map(undoButton)];
}
