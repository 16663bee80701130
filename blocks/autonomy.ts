import type { InputBlock, ModalView } from '@slack/types';
import type { AutonomyView } from '../src/learn/index.ts';
import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, listed, type Message, section } from './message.ts';
import { instant } from './people.ts';
import { escaped, plain } from './text.ts';

const MOST = 30;
const LONGEST_REASON = 200;
const LONGEST_NUMBER = 20;

/** What may be done alone, how far trust has come, and what bounds it all. */
export function autonomyMessage(view: AutonomyView): Message {
  const { stopped, alone, standings, timeZone } = view;
  const title = stopped
    ? `Everything is stopped by ${escaped(stopped.by, limits.NAME)}, ${instant(stopped.at, timeZone)}`
    : alone === 0
      ? 'Daybreak asks before everything it does'
      : `Daybreak does ${alone} ${alone === 1 ? 'kind' : 'kinds'} of things without asking`;
  const bullet = (line: string) => `• ${escaped(line, limits.LINE)}`;
  return {
    text: fallback([`${title}.`]),
    blocks: [
      section(`*${title}*`),
      ...listed('How far it may go', standings, standingLine, { most: MOST }),
      ...listed('Limits on what is done alone', view.limits, bullet, { most: MOST }),
      ...listed('Takes a yes', view.approvals, bullet, { most: MOST }),
      ...listed('Protected', view.protections, bullet, { most: MOST }),
      ...listed('Quiet: nothing is done alone', view.quiet, bullet, { most: MOST }),
      ...listed('Agreed', view.never, bullet, { most: MOST }),
      context('What people say here holds before documents, and those before the defaults.'),
      {
        type: 'actions',
        block_id: 'autonomy',
        elements: [
          button('open_autonomy', 'Change', 'autonomy'),
          stopped ? button('go_on', 'Let it go on', 'go_on') : stopButton(),
        ],
      },
    ],
  };
}

function standingLine({ words, evidence, missing }: AutonomyView['standings'][number]): string {
  const { n, agreed } = evidence;
  const share = n > 0 ? ` · people agreed with ${agreed.toFixed(1)} of ${n}` : '';
  const next = missing.length > 0 ? ` · missing for more: ${missing.join(', ')}` : ' · has earned more';
  return `• ${escaped(words, limits.LINE)}${share}${next}`;
}

/** The one button that stops everything. */
export function stopButton() {
  return {
    ...button('stop_everything', 'Stop everything', 'stop'),
    style: 'danger' as const,
    confirm: {
      title: plain('Stop everything?', limits.CONFIRM_TITLE),
      text: plain(
        'Nothing new is carried out until an admin lets it go on. Undo still works.',
        limits.CONFIRM_TEXT,
      ),
      confirm: plain('Stop', limits.CONFIRM_BUTTON),
      deny: plain('Go on', limits.CONFIRM_BUTTON),
    },
  };
}

/** The words that an admin chooses from, each with its value. */
export interface AutonomyChoices {
  readonly kinds: readonly Choice[];
  readonly bands: readonly Choice[];
  readonly levels: readonly Choice[];
  readonly measures: readonly Choice[];
}

type Choice = readonly [value: string, label: string];

/** The form in which an admin sets how far a kind may go, or how much of it, or of all kinds together, is done alone. */
export function autonomyModal({ kinds, bands, levels, measures }: AutonomyChoices): ModalView {
  return {
    type: 'modal',
    callback_id: 'set_autonomy',
    title: plain('What it may do alone', limits.MODAL_TITLE),
    submit: plain('Set', limits.MODAL_TITLE),
    close: plain('Cancel', limits.MODAL_TITLE),
    blocks: [
      select('kind', 'Kind of action', [...kinds, ['all', 'all kinds together (limits only)']]),
      section('*How far it may go*'),
      select('band', 'Cash, or daily ad budget moved', bands, { optional: true }),
      select('level', 'From now on it', levels, { optional: true }),
      text('reason', 'Why', LONGEST_REASON),
      section('*How much of it is done alone*'),
      select('measure', 'At most this', measures, { optional: true }),
      text('at_most', 'Number, or "reset" for what documents or defaults say', LONGEST_NUMBER),
    ],
  };
}

function text(id: string, label: string, longest: number): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label, limits.INPUT_LABEL),
    element: { type: 'plain_text_input', action_id: id, max_length: longest },
  };
}

function select(
  id: string,
  label: string,
  choices: readonly Choice[],
  { optional = false } = {},
): InputBlock {
  const options = choices.map(([value, words]) => ({ text: plain(words, limits.OPTION_TEXT), value }));
  return {
    type: 'input',
    block_id: id,
    optional,
    label: plain(label, limits.INPUT_LABEL),
    element: { type: 'static_select', action_id: id, options },
  };
}
