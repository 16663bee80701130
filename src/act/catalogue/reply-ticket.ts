import { z } from 'zod';
import { ungrounded } from '../../domain/grounding.ts';
import { eachOnce } from '../each-once.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { excludedIn, excludeField, excludeSchema, included, ticketCount } from '../support/exclusions.ts';
import { readDeliveredSince, readOpen } from '../support/facts.ts';

/** Answers that one approval may send; the rest wait for the next card. */
export const MOST_REPLIES = 100;
const SAMPLES = 3;

const replySchema = z
  .object({
    ticketId: z.string().min(1),
    subject: z.string().min(1).max(300),
    body: z.string().min(1).max(5000),
    citations: z
      .array(z.object({ table: z.string(), id: z.string(), field: z.string(), value: z.string() }))
      .max(50),
  })
  .refine(({ subject, body, citations }) => ungrounded(`${subject}\n${body}`, citations).length === 0, {
    path: ['body'],
    error: 'has a number or a date that no row accounts for',
  });

const schema = z.object({
  replies: z
    .array(replySchema)
    .min(1)
    .max(MOST_REPLIES)
    .refine(...eachOnce('ticketId')),
  exclude: excludeSchema,
  /** Tickets with an answer ready that this card does not hold. */
  leftOut: z.number().int().min(0),
});

export type ReplyTicketParams = z.output<typeof schema>;

const definition: ActionDefinition<ReplyTicketParams> = {
  kind: 'reply_ticket',
  effectClass: 'customer-facing',
  // An answer that has left cannot be called back.
  undoable: false,
  schema,
  editFields: ({ exclude }) => [excludeField(exclude)],
  applyEdit: (params, { exclude }) =>
    exclude === undefined ? params : { ...params, exclude: excludedIn(exclude) },
  describe: (params) => {
    const sent = sending(params).length;
    const excluded = params.replies.length - sent;
    return {
      label: `Answer ${ticketCount(sent)}`,
      summary: [
        `Send ${sent === 1 ? 'the drafted answer' : `${sent} drafted answers`}, each written from its own order.`,
        ...(excluded > 0 ? [`${ticketCount(excluded)} taken out.`] : []),
        ...(params.leftOut > 0 ? [`${params.leftOut} more wait for the next card.`] : []),
        'Answers that have left cannot be called back.',
      ].join(' '),
      cost: null,
    };
  },
  preview: (params) => {
    const sent = sending(params);
    return [
      `Answers: ${sent.length}`,
      ...sampleOf(sent).flatMap(({ ticketId, subject, body, citations }) => [
        `${ticketId} · ${subject}`,
        ...body.split('\n').filter((line) => line.trim() !== ''),
        `Rests on: ${restsOn(citations)}`,
      ]),
      `Tickets: ${sent.map(({ ticketId }) => ticketId).join(', ')}`,
      ...(params.leftOut > 0 ? [`Not on this card: ${params.leftOut}`] : []),
      'Answers that have left cannot be called back.',
    ];
  },
  guard: async (params, { db, now, draftedAt }) => {
    const sent = sending(params);
    if (sent.length === 0) return 'Every ticket was taken out: there is nothing to send.';
    const ids = sent.map(({ ticketId }) => ticketId);
    const open = await readOpen(db, ids, { now, unanswered: true });
    const waiting = sent.filter(({ ticketId }) => open.has(ticketId));
    if (waiting.length === 0) return 'Each of these tickets has been answered or closed since.';
    const delivered = await readDeliveredSince(db, waiting.flatMap(parcelsOf), draftedAt);
    const untrue = waiting.filter((reply) => parcelsOf(reply).some((id) => delivered.has(id)));
    return untrue.length === 0
      ? null
      : `The parcel of ${untrue.map(({ ticketId }) => ticketId).join(', ')} was delivered since. Leave ${
          untrue.length === 1 ? 'it' : 'them'
        } out, or wait for the next run.`;
  },
  changes: (params, { now }) =>
    sending(params).map(({ ticketId, subject, body }) => ({
      target: { type: 'ticket', id: ticketId },
      // Whoever was quicker has answered it: then ours is left out.
      onlyIf: { status: 'open', answered: false },
      set: { answered: true, reply: { subject, body }, repliedAt: now.toISOString() },
    })),
  outcome: (params, receipt) => {
    const skipped = receipt.skipped ?? 0;
    const sent = sending(params).length - skipped;
    const left = skipped > 0 ? ` ${ticketCount(skipped)} left out: answered or closed meanwhile.` : '';
    return receipt.unsent
      ? `${sent === 1 ? '1 answer is' : `${sent} answers are`} ready to be sent (${receipt.reference}).${left}`
      : `${ticketCount(sent)} answered (${receipt.reference}).${left}`;
  },
};

function sending({ replies, exclude }: ReplyTicketParams): ReplyTicketParams['replies'] {
  return included(replies, exclude);
}

/** The first, the middle and the last: a sample from the whole length of the list. */
function sampleOf<T>(all: readonly T[]): T[] {
  const at = [0, Math.floor((all.length - 1) / 2), all.length - 1].slice(0, SAMPLES);
  return [...new Set(at)].flatMap((index) => all[index] ?? []);
}

function parcelsOf({ citations }: ReplyTicketParams['replies'][number]): string[] {
  return citations.flatMap(({ table, id, field }) =>
    table === 'shipment' && (field === 'shipped_at' || field === 'promised_at') ? [id] : [],
  );
}

function restsOn(citations: ReplyTicketParams['replies'][number]['citations']): string {
  const rows = citations.filter(({ table }) => table !== 'shop').map(({ table, id }) => `${table} ${id}`);
  return [...new Set(rows)].join(', ') || 'nothing but words';
}

export const replyTicket = register(definition);
