import type { KnownBlock, HomeView as SlackHome } from '@slack/types';
import type { ActionView, CardView, HomeView } from '../src/brief/views.ts';
import type { Progress } from '../src/learn/index.ts';
import { actionLine } from './action-line.ts';
import { stopButton } from './autonomy.ts';
import { button } from './buttons.ts';
import { cardBlocks } from './card.ts';
import * as limits from './limits.ts';
import { context, listed, section } from './message.ts';
import { instant } from './people.ts';
import { progressBlocks } from './progress.ts';
import { settledLines } from './settled.ts';
import { escaped, mrkdwn, plain } from './text.ts';
import { MARKUP } from './voice.ts';

const DIVIDER: KnownBlock = { type: 'divider' };
// A card takes 9 blocks at most with its divider, so that these stay below the 100 of a view.
const MOST = { cards: 8, snoozed: 8, done: 5, watching: 8, stale: 4 };

/** Who stopped everything, and when; null while it goes on. */
type Stopped = { readonly by: string; readonly at: Date } | null;

/** Home: the decisions with their buttons, then what sleeps, what was done, what is watched. */
export function homeView(
  view: HomeView,
  { stopped = null, progress = null }: { stopped?: Stopped; progress?: Progress | null } = {},
): SlackHome {
  const { stale, watching } = view;
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(view.shopName, limits.HEADER_TEXT) },
    context(standing(view)),
    ...stopRow(stopped, view),
    ...listed('Data that is behind', stale, (line) => `:warning: ${escaped(line, limits.LINE)}`, {
      most: MOST.stale,
    }),
    ...decisions(view),
    ...snoozed(view),
    ...doneLines(view),
    ...listed(
      'Watching, no decision needed',
      watching,
      ({ headline }) => `• ${escaped(headline, limits.LINE)}`,
      { most: MOST.watching },
    ),
    ...(progress ? progressBlocks(progress) : []),
  ];
  return { type: 'home', blocks };
}

/** How fresh this is, and what the reader may do here. */
function standing({ ranAt, nextBriefingAt, roles, timeZone }: HomeView): string {
  const may =
    roles.length > 0
      ? `your role: ${roles.map((role) => escaped(role, limits.NAME)).join(', ')}`
      : 'you have no role yet: an admin can give you one';
  const parts = [
    ranAt ? `Figures as of ${instant(ranAt, timeZone)}` : 'No night has run yet',
    ...(nextBriefingAt ? [`next briefing ${instant(nextBriefingAt, timeZone)}`] : []),
    may,
  ];
  return parts.join(' · ');
}

/** The one button that must always be at hand; what is stopped says so above everything else. */
function stopRow(stopped: Stopped, { timeZone }: HomeView): KnownBlock[] {
  if (!stopped) return [{ type: 'actions', block_id: 'stop', elements: [stopButton()] }];
  const words = `:octagonal_sign: *Everything is stopped* by ${escaped(stopped.by, limits.NAME)}, ${instant(stopped.at, timeZone)}. Nothing new is carried out.`;
  return [
    section(words),
    { type: 'actions', block_id: 'stop', elements: [button('go_on', 'Let it go on', 'go_on')] },
  ];
}

function decisions({ decisions: cards, moreDecisions, ranAt }: HomeView): KnownBlock[] {
  const left = moreDecisions + Math.max(0, cards.length - MOST.cards);
  const count = cards.length + moreDecisions;
  const title = count === 1 ? '1 decision waits for you' : `${count} decisions wait for you`;
  const empty = ranAt ? 'Nothing needs your decision.' : 'Nothing is known yet: no night has run.';
  return [
    section(`*${count === 0 ? empty : title}*`),
    ...cards.slice(0, MOST.cards).flatMap((card) => [DIVIDER, ...cardBlocks(card)]),
    ...(left > 0 ? [context(`… and ${left} more, each with its card in the channel`)] : []),
  ];
}

function snoozed({ snoozed: cards }: HomeView): KnownBlock[] {
  if (cards.length === 0) return [];
  const left = cards.length - MOST.snoozed;
  return [
    DIVIDER,
    section('*Snoozed*'),
    ...cards.slice(0, MOST.snoozed).map(snoozedLine),
    ...(left > 0 ? [context(`… and ${left} more`)] : []),
  ];
}

function snoozedLine(card: CardView): KnownBlock {
  const lines = [escaped(card.headline, limits.LINE), ...settledLines(card, MARKUP).slice(-1)];
  return {
    type: 'section',
    block_id: `snoozed.${card.findingId}`,
    text: mrkdwn(lines.join('\n')),
    accessory: button('wake_finding', 'Wake', card.findingId),
  };
}

function doneLines({ done, timeZone }: HomeView): KnownBlock[] {
  const line = (action: ActionView) => actionLine(action, timeZone, MARKUP);
  return done.length === 0 ? [] : [DIVIDER, ...listed('Done last', done, line, { most: MOST.done })];
}
