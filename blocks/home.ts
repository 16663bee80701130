import type { KnownBlock, HomeView as SlackHome } from '@slack/types';
import type { HomeView } from '../src/brief/views.ts';
import { actionLine } from './action-line.ts';
import { cardBlocks } from './card.ts';
import * as limits from './limits.ts';
import { context, fitted, listed, section } from './message.ts';
import { instant } from './people.ts';
import { escaped, plain } from './text.ts';

const DIVIDER: KnownBlock = { type: 'divider' };

/** Home: the decisions with their buttons, then what sleeps, what is watched, what was done, what is behind. */
export function homeView(view: HomeView): SlackHome {
  const { decisions, moreDecisions, snoozed, watching, done, stale, timeZone } = view;
  const blocks: KnownBlock[] = [
    { type: 'header', text: plain(view.shopName, limits.HEADER_TEXT) },
    context(standing(view)),
    ...listed(
      'Data that is behind',
      stale.map((line) => `:warning: ${escaped(line, limits.SENTENCE)}`),
      { most: 3 },
    ),
    ...(decisions.length === 0 ? [section('Nothing needs your decision.')] : []),
    ...decisions.flatMap((card) => [DIVIDER, ...cardBlocks(card)]),
    ...(moreDecisions > 0
      ? [section(`… and ${moreDecisions} more, each with its card in the channel.`)]
      : []),
    ...(snoozed.length > 0 ? [DIVIDER, section('*Snoozed*'), ...snoozed.flatMap(cardBlocks)] : []),
    ...listed(
      'Done last',
      done.map((action) => actionLine(action, timeZone)),
      { most: 5, inEach: 5 },
    ),
    ...listed(
      'Watching, no decision needed',
      watching.map(({ headline }) => `• ${escaped(headline, limits.HEADLINE)}`),
      { most: 8 },
    ),
  ];
  return { type: 'home', blocks: fitted(blocks, limits.VIEW_BLOCKS) };
}

function standing({ ranAt, nextBriefingAt, roles, timeZone }: HomeView): string {
  const may =
    roles.length > 0
      ? `You are ${roles.map((role) => escaped(role, limits.NAME)).join(' and ')} here`
      : 'You have no role here yet: an admin can give you one';
  const parts = [
    ranAt ? `Figures as of ${instant(ranAt, timeZone, 'day and time')}` : 'No night has run yet',
    ...(nextBriefingAt ? [`next briefing ${instant(nextBriefingAt, timeZone, 'day and time')}`] : []),
    may,
  ];
  return parts.join(' · ');
}
