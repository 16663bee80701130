import type { KnownBlock, ModalView } from '@slack/types';
import type { Handover, HandoverEntry } from '../src/ask/index.ts';
import { button } from './buttons.ts';
import * as limits from './limits.ts';
import { context, fallback, listed, type Message, section } from './message.ts';
import { person as personOf } from './people.ts';
import { saveKnowledgeModal } from './save-knowledge.ts';
import { escaped, plain } from './text.ts';

const MOST_LINES = 20;

/** What a button of an interview carries: the interview and the question that it stood below. */
export function handoverValue(id: string, ordinal: number): string {
  return `${id}.${ordinal}`;
}

/** The question that is asked now, to the one who is asked; at the end, what was kept. */
export function handoverMessage(handover: Handover): Message {
  const { id, entries, startedBy, state } = handover;
  const open = entries.find((entry) => entry.state === 'open');
  if (state !== 'open' || !open) return ended(handover);
  const title = `Question ${open.ordinal} of ${entries.length}`;
  const value = handoverValue(id, open.ordinal);
  const question = escaped(open.question, limits.SENTENCE * 2);
  const why = `${personOf(startedBy)} had me ask, so that what you know stays when you go.`;
  const small = [escaped(open.because, limits.SENTENCE), why, progress(entries)].filter(Boolean).join(' ');
  return {
    text: fallback([`${title}: ${question}`]),
    blocks: [
      section(`*${title}*\n${question}`),
      context(small),
      {
        type: 'actions',
        elements: [
          { ...button('handover_answer', 'Answer', value), style: 'primary' },
          button('handover_skip', 'Skip', value),
          button('handover_stop', 'Stop', value),
        ],
      },
    ],
  };
}

/** An interview's message when it goes on in a newer one. */
export function earlierHandoverMessage(): Message {
  const words = 'This goes on in a newer message below.';
  return { text: words, blocks: [context(words)] };
}

/** What the one who is asked sees at the end. */
function ended({ entries, state }: Handover): Message {
  const saved = entries.filter((entry) => entry.state === 'answered');
  const words =
    state === 'done'
      ? `That was the last question. ${keptOf(saved.length)} Thank you.`
      : `Stopped. ${keptOf(saved.length)} An admin can go on with it later.`;
  return {
    text: fallback([words]),
    blocks: [section(words), ...list('Kept with your name', saved, savedLine)],
  };
}

/** The whole interview, to whoever had it held: what is kept now, what was skipped, what is still open. */
export function handoverSummaryMessage({ person, userId, entries, state }: Handover): Message {
  const of = (wanted: HandoverEntry['state']) => entries.filter((entry) => entry.state === wanted);
  const [saved, skipped, open] = [of('answered'), of('skipped'), of('open')];
  const how = state === 'done' ? 'is through' : 'was stopped';
  const title = `The hand-over of ${escaped(person, limits.NAME)} ${how}: ${saved.length} of ${entries.length} answered`;
  const rest = `${skipped.length} skipped, ${open.length} still open.`;
  return {
    text: fallback([`${title}, ${rest}`]),
    blocks: [
      section(`*${title}*\n${rest}`),
      ...list('Saved', saved, savedLine),
      ...list('Skipped', skipped, questionLine),
      ...list('Still open', open, questionLine),
      context(
        `Go on with \`/ops handover\` <@${userId}>. Take something back with \`daybreak knowledge undo ID\`.`,
      ),
    ],
  };
}

/** What the admin who had it held is told at once, with a way to stop it. */
export function handoverStartedMessage({ id, person, entries, round }: Handover): Message {
  const open = entries.filter((entry) => entry.state === 'open').length;
  const what = round > 1 ? 'I go on asking' : 'I ask';
  const words = `${what} ${escaped(person, limits.NAME)}, one question at a time, in a direct message: ${open} of ${entries.length} ${open === 1 ? 'is' : 'are'} open. You get a summary at the end.`;
  return {
    text: fallback([words]),
    blocks: [
      section(words),
      { type: 'actions', elements: [button('handover_stop', 'Stop the interview', handoverValue(id, 0))] },
    ],
  };
}

/** The form for one answer; it is kept like anything that people save. */
export function handoverModal(
  { id }: Handover,
  { ordinal, question, title, topics }: HandoverEntry,
  { owner, reviewBy }: { owner: string; reviewBy: string },
): ModalView {
  const form = saveKnowledgeModal({ title, text: '', owner, topics, reviewBy, warnings: [] });
  return {
    ...form,
    callback_id: 'handover_answer',
    private_metadata: handoverValue(id, ordinal),
    title: plain('Answer', limits.MODAL_TITLE),
    blocks: [section(escaped(question, limits.SENTENCE * 2)), ...form.blocks],
  };
}

function progress(entries: readonly HandoverEntry[]): string {
  const saved = entries.filter((entry) => entry.state === 'answered').length;
  const skipped = entries.filter((entry) => entry.state === 'skipped').length;
  return saved + skipped === 0 ? '' : `So far ${saved} saved, ${skipped} skipped.`;
}

function keptOf(count: number): string {
  if (count === 0) return 'Nothing was saved.';
  return count === 1 ? 'One answer is saved.' : `${count} answers are saved.`;
}

function list(
  title: string,
  entries: readonly HandoverEntry[],
  line: (entry: HandoverEntry) => string,
): KnownBlock[] {
  return listed(title, entries, line, { most: MOST_LINES });
}

function savedLine({ title, documentId }: HandoverEntry): string {
  return `• ${escaped(title, limits.LINE)} (\`${escaped(documentId ?? '', limits.LINE)}\`)`;
}

function questionLine({ question }: HandoverEntry): string {
  return `• ${escaped(question, limits.LINE)}`;
}
