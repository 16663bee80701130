import { z } from 'zod';
import { eachOnce } from '../each-once.ts';
import { type ActionDefinition, register } from '../registration.ts';
import { excludedIn, excludeField, excludeSchema, included, ticketCount } from '../support/exclusions.ts';

/** Tickets that one approval may tag. */
export const MOST_TAGGED = 500;

const schema = z.object({
  tickets: z
    .array(z.object({ ticketId: z.string().min(1), tag: z.string().min(1).max(60) }))
    .min(1)
    .max(MOST_TAGGED)
    .refine(...eachOnce('ticketId')),
  exclude: excludeSchema,
});

export type TagTicketParams = z.output<typeof schema>;

const definition: ActionDefinition<TagTicketParams> = {
  kind: 'tag_ticket',
  effectClass: 'internal',
  undoable: true,
  schema,
  editFields: ({ exclude }) => [excludeField(exclude)],
  applyEdit: (params, { exclude }) =>
    exclude === undefined ? params : { ...params, exclude: excludedIn(exclude) },
  describe: ({ tickets, exclude }) => {
    const taken = included(tickets, exclude);
    const tags = [...new Set(taken.map(({ tag }) => tag))];
    const shown = tags.slice(0, 4).join(', ');
    return {
      label: `Tag ${ticketCount(taken.length)}`,
      summary: `Tag ${ticketCount(taken.length)} by what they ask: ${shown}${tags.length > 4 ? ' and others' : ''}.`,
      cost: null,
    };
  },
  preview: ({ tickets, exclude }) => {
    const byTag = Map.groupBy(included(tickets, exclude), ({ tag }) => tag);
    return [...byTag].map(([tag, tagged]) => {
      const ids = tagged.slice(0, 20).map(({ ticketId }) => ticketId);
      const more = tagged.length > ids.length ? ` and ${tagged.length - ids.length} more` : '';
      return `${tag}: ${ids.join(', ')}${more}`;
    });
  },
  guard: async ({ tickets, exclude }) =>
    included(tickets, exclude).length > 0 ? null : 'Every ticket was taken out: there is nothing to tag.',
  changes: ({ tickets, exclude }) =>
    included(tickets, exclude).map(({ ticketId, tag }) => ({
      target: { type: 'ticket', id: ticketId },
      set: { tag },
    })),
  outcome: ({ tickets, exclude }, { unsent, reference }) => {
    const count = ticketCount(included(tickets, exclude).length);
    return unsent
      ? `The list that tags ${count} is ready to be uploaded (${reference}).`
      : `${count} tagged (${reference}).`;
  },
};

export const tagTicket = register(definition);
