import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import type { Answer } from '../src/ask/index.ts';
import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, type Message, paragraphs } from './message.ts';
import { escaped, plain } from './text.ts';

/** Lines of one answer; what is left out is in the sources. */
const MOST_LINES = 40;
const MOST_SOURCES = 5;
const SOURCE_LINE = 150;
/** Documents that one answer can open. */
const MOST_PASSAGES = 4;

/** An answer in its thread: the words, where they come from and when they were true, and what can be done with it. */
export function answerMessage(answer: Answer): Message {
  const lines = answer.answer.split('\n').filter(Boolean);
  const shown = lines.slice(0, MOST_LINES).map((line) => escaped(line, limits.LINE));
  const more = lines.length > shown.length ? [`… and ${lines.length - shown.length} more lines.`] : [];
  return {
    text: fallback([...shown, ...more]),
    blocks: [...paragraphs([...shown, ...more]), ...answerDetails(answer)],
  };
}

/** What stands below the words of an answer. */
export function answerDetails(answer: Answer): KnownBlock[] {
  return [context(footer(answer)), ...buttons(answer), rating(answer)];
}

/** Sources, instant and certainty in one line of small print. */
function footer({ sources, status, asOf, confidence }: Answer): string {
  const nameOf = ({ type, id, title }: Answer['sources'][number]) =>
    type === 'table' ? `rows of ${title || id}` : `${type} ${title || id}`;
  // What was computed comes from the rows that are named beside it.
  const rows = sources.filter(({ type }) => type !== 'computed');
  const titles = [...new Set((rows.length > 0 ? rows : sources).map(nameOf))];
  const named = titles.slice(0, MOST_SOURCES).map((title) => escaped(title, SOURCE_LINE));
  const left = titles.length > named.length ? ` and ${titles.length - named.length} more` : '';
  const from = named.length > 0 ? `From ${named.join(' · ')}${left}. ` : '';
  const instant = Math.floor(new Date(asOf).getTime() / 1000);
  // How sure it is says something of an answer only, not of a question back.
  const sure = status === 'answered' ? `, ${Math.round(confidence * 100)} % sure` : '';
  return `${from}As of <!date^${instant}^{date_short_pretty} {time}|${asOf}>${sure}.`;
}

function buttons({ id, cards, sources, owner, status, intent }: Answer): KnownBlock[] {
  const [card] = cards;
  const elements: ActionsBlockElement[] = [
    ...(card ? [button('why_finding', 'Show the card’s details', card)] : []),
    ...passageButtons(id, sources),
    ...(owner && status === 'unknown' ? [button('ask_owner', `Ask ${owner}`, id)] : []),
    ...(intent === 'remember' ? [button('save_knowledge', 'Save to knowledge', id)] : []),
  ];
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

/** A button for each document that the answer cites, by its place among them. */
function passageButtons(id: string, sources: Answer['sources']): ActionsBlockElement[] {
  const documents = sources.filter(({ type }) => type === 'knowledge');
  const titles = [...new Map(documents.map((one) => [one.id, one.title])).values()].slice(0, MOST_PASSAGES);
  const [only, ...others] = titles;
  if (only === undefined) return [];
  if (others.length === 0) return [button('open_passage', 'Open the passage', id)];
  return titles.map((title, at) =>
    // An action id may stand only once in a block.
    button(at === 0 ? 'open_passage' : `open_passage:${at}`, `Open “${nameIn(title)}”`, `${id}.${at}`),
  );
}

/** "Returns" of "Returns › Sale items". */
function nameIn(heading: string): string {
  return heading.split(' › ')[0] ?? heading;
}

function rating({ id }: Answer): KnownBlock {
  const option = (label: string, value: string, said: string) => ({
    text: plain(label, limits.BUTTON_TEXT),
    value,
    accessibility_label: said,
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'rate_answer',
        positive_button: option('Right', `up.${id}`, 'This answer is right'),
        negative_button: option('Wrong', `down.${id}`, 'This answer is wrong'),
      },
    ],
  };
}
