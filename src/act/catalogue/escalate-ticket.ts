import { z } from 'zod';
import { eachOnce } from '../each-once.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { excludedIn, excludeField, excludeSchema, included, ticketCount } from '../support/exclusions.ts';
import { readOpen } from '../support/facts.ts';

/** Tickets that one approval may hand over. */
export const MOST_ESCALATIONS = 100;

const schema = z.object({
  tickets: z
    .array(
      z.object({
        ticketId: z.string().min(1),
        /** Why a person must answer, in a few words. */
        reason: z.string().min(1).max(120),
        /** What the person needs to know: history, order, policy, a suggested reply. */
        note: z.string().min(1).max(3000),
      }),
    )
    .min(1)
    .max(MOST_ESCALATIONS)
    .refine(...eachOnce('ticketId')),
  exclude: excludeSchema,
  leftOut: z.number().int().min(0),
});

export type EscalateTicketParams = z.output<typeof schema>;

const definition: ActionDefinition<EscalateTicketParams> = {
  kind: 'escalate_ticket',
  effectClass: 'internal',
  undoable: true,
  schema,
  editFields: ({ exclude }) => [excludeField(exclude)],
  applyEdit: (params, { exclude }) =>
    exclude === undefined ? params : { ...params, exclude: excludedIn(exclude) },
  describe: (params) => {
    const { length } = included(params.tickets, params.exclude);
    const more = params.leftOut > 0 ? ` ${params.leftOut} more wait for the next card.` : '';
    return {
      label: `Escalate ${ticketCount(length)}`,
      summary: `Mark ${ticketCount(length)} as urgent for a person, each with its history, order, policy and a suggested reply.${more}`,
      cost: null,
    };
  },
  preview: ({ tickets, exclude, leftOut }) => {
    const taken = included(tickets, exclude);
    const [first] = taken;
    return [
      ...taken.slice(0, 20).map(({ ticketId, reason }) => `${ticketId}: ${reason}`),
      ...(taken.length > 20 ? [`and ${taken.length - 20} more`] : []),
      ...(first ? [`Note on ${first.ticketId}:`, ...first.note.split('\n').filter(Boolean)] : []),
      ...(leftOut > 0 ? [`Not on this card: ${leftOut}`] : []),
    ];
  },
  guard: async ({ tickets, exclude }, { db, now }) => {
    const ids = included(tickets, exclude).map(({ ticketId }) => ticketId);
    if (ids.length === 0) return 'Every ticket was taken out: there is nothing to hand over.';
    const open = await readOpen(db, ids, { now, unanswered: false });
    return open.size > 0 ? null : 'Each of these tickets has been closed since.';
  },
  changes: ({ tickets, exclude }) =>
    included(tickets, exclude).map(({ ticketId, reason, note }) => ({
      target: { type: 'ticket', id: ticketId },
      onlyIf: { status: 'open' },
      set: { priority: 'urgent', escalated: reason, internalNote: note },
    })),
  outcome: ({ tickets, exclude }, { skipped = 0, unsent, reference }) => {
    const count = ticketCount(included(tickets, exclude).length - skipped);
    const left = skipped > 0 ? ` ${ticketCount(skipped)} left out: closed meanwhile.` : '';
    return unsent
      ? `The list that hands ${count} over is ready to be uploaded (${reference}).${left}`
      : `${count} handed to a person (${reference}).${left}`;
  },
};

export const escalateTicket = register(definition);
