import type { ActionDraft } from '../../../domain/action.ts';
import type { DraftedReply, Handover, SupportSituation } from '../../../watch/support/situation.ts';
import type { Playbook } from '../../playbook.ts';
import { handoverNote, handoverReason } from '../../words/handover.ts';

/** One card holds so many; a person can look through them, and the rest comes on the next. */
const MOST = 100;
const MOST_TAGGED = 500;

/** A full inbox: send what the rows answer, hand over what needs a person, and tag all by what they ask. */
export const ticketBacklog: Playbook<'ticket_backlog'> = ({ evidence, deadline }, { situations }) => {
  const { replies, handovers } = situations.support;
  const urgent = handovers.filter(({ tier }) => tier === 'must_escalate');
  const actions = [
    ...(urgent.length > 0 ? [escalation(urgent)] : []),
    ...(replies.length > 0 ? [answers(replies)] : []),
    ...(replies.length + handovers.length > 0 ? [tags(situations.support)] : []),
  ];
  const { open, oldestHours, informational } = evidence;
  const unanswerable = informational - replies.length;
  return {
    actions: actions.map((action) => ({ ...action, deadline })),
    ifNothing: `${open} ${open === 1 ? 'person goes' : 'people go'} on waiting; the first has waited ${oldestHours} hours.`,
    because: [
      ...(replies.length > 0
        ? [
            `${replies.length} ask for what our rows hold: each answer gives only figures of its own customer’s order, and every one was checked against its row.`,
          ]
        : []),
      ...(unanswerable > 0
        ? [
            `${unanswerable} more ask for information that is not on file, or about an order that is not shown to be theirs: a person answers these.`,
          ]
        : []),
      ...(urgent.length > 0
        ? [`${urgent.length} must be answered by a person whatever is set: ${reasonsOf(urgent)}.`]
        : []),
      `${handovers.length - urgent.length} need judgement; each has its order, its history and a suggested reply.`,
    ],
  };
};

function answers(replies: readonly DraftedReply[]): ActionDraft {
  const sent = replies.slice(0, MOST);
  const leftOut = replies.length - sent.length;
  const more = leftOut > 0 ? ` ${leftOut} more wait for the next card.` : '';
  return {
    kind: 'reply_ticket',
    slot: 'answers',
    params: {
      replies: sent.map(({ ticketId, subject, body, citations }) => ({ ticketId, subject, body, citations })),
      exclude: [],
      leftOut,
    },
    label: `Answer ${counted(sent.length)}`,
    summary: `Send ${sent.length === 1 ? 'the drafted answer' : `${sent.length} drafted answers`}, each written from its own order.${more} Answers that have left cannot be called back.`,
    cost: null,
    expectedEffect: null,
    deadline: null,
  };
}

function escalation(urgent: readonly Handover[]): ActionDraft {
  const handed = urgent.slice(0, MOST);
  return {
    kind: 'escalate_ticket',
    slot: 'must-escalate',
    params: {
      tickets: handed.map((one) => ({
        ticketId: one.ticketId,
        reason: handoverReason(one),
        note: handoverNote(one),
      })),
      exclude: [],
      leftOut: urgent.length - handed.length,
    },
    label: `Escalate ${counted(handed.length)}`,
    summary: `Mark ${counted(handed.length)} as urgent for a person, each with its history, order, policy and a suggested reply.`,
    cost: null,
    expectedEffect: null,
    deadline: null,
  };
}

function tags({ replies, handovers }: SupportSituation): ActionDraft {
  const tickets = [...replies, ...handovers]
    .map(({ ticketId, intent }) => ({ ticketId, tag: intent ?? 'unsure' }))
    .slice(0, MOST_TAGGED);
  return {
    kind: 'tag_ticket',
    slot: 'intents',
    params: { tickets, exclude: [] },
    label: `Tag ${counted(tickets.length)}`,
    summary: `Tag ${counted(tickets.length)} by what they ask.`,
    cost: null,
    expectedEffect: null,
    deadline: null,
  };
}

function reasonsOf(urgent: readonly Handover[]): string {
  const counts = new Map<string, number>();
  for (const one of urgent) {
    const reason = handoverReason(one);
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ');
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'ticket' : 'tickets'}`;
}
