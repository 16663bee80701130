import { dayOf, formatDay } from '../../domain/day.ts';
import { findingSource, tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { aloneSentence } from './alone.ts';
import { byWhom } from './by-whom.ts';
import { type OrderRow, readOrder, readTicketCounts } from './operations/facts.ts';
import { periodIn } from './period.ts';
import { readDone } from './record/facts.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

/** Where one order is. */
export const orderStatus: Tool = {
  name: 'order_status',
  does: 'tells where an order is: ordered, shipped, carrier, tracking, promised and delivered days',
  needs: 'order',
  examples: [
    'Track order',
    'Did order leave the warehouse?',
    'What is happening with order?',
    'Where is order?',
    'Status of order?',
    'Has order shipped yet?',
    'When will order arrive?',
    'Tracking number for order?',
    'Was order delivered?',
  ],
  run: async (asking) => {
    const named = oneOf(asking, 'order');
    if (isTold(named)) return named;
    const order = await readOrder(asking.db, named.id, asking.now);
    if (!order) return unknown(`I have no order ${named.id}.`);
    const day = (text: string | null) =>
      text ? formatDay(dayOf(new Date(text), asking.shop.timeZone)) : null;
    const parcels = order.shipments.map((one) => {
      const by = [one.carrier, one.service].filter(Boolean).join(' ');
      const tracking = one.tracking ? `, tracking ${one.tracking}` : '';
      if (one.delivered)
        return `Delivered on ${day(one.delivered)} by ${by}${tracking} (${one.shipment_id}).`;
      if (one.shipped)
        return `Shipped on ${day(one.shipped)} by ${by}${tracking}${one.promised ? `, promised for ${day(one.promised)}` : ''} (${one.shipment_id}); not delivered yet.`;
      return `Label made with ${by}, not shipped yet${one.promised ? `, promised for ${day(one.promised)}` : ''} (${one.shipment_id}).`;
    });
    const head = `${order.order_id}: ordered on ${formatDay(dayOf(order.ordered_at, asking.shop.timeZone))}, ${count(order.units, 'unit')} of ${order.skus.join(', ')}${order.cancelled ? '; cancelled' : ''}.`;
    const text = [head, ...(parcels.length > 0 ? parcels : ['No shipment is loaded for it.'])].join('\n');
    return told(
      text,
      [
        tableSource('order_line', head),
        ...order.shipments.map(({ shipment_id }, i) => ({
          type: 'table',
          id: shipment_id,
          title: 'shipment',
          passage: parcels[i] ?? '',
        })),
      ],
      {
        subjects: [{ type: 'order', id: order.order_id }],
      },
    );
  },
};

/** Whether an order's address may still change. */
export const addressChange: Tool = {
  name: 'address_change',
  does: 'tells whether an order’s address can still be changed, by its status and the policy',
  withKnowledge: true,
  examples: [
    'Is it too late to change the delivery address of order?',
    'Customer of order moved, can we correct the address?',
    'Can this customer still change the address?',
    'Can the address of order be changed?',
    'Customer of order wants another delivery address, is it too late?',
    'May we still redirect order?',
    'Can order still be cancelled?',
  ],
  run: async (asking) => {
    const named = asking.named('order');
    if (!named) return oneOrder(asking.names.unclear[0]?.phrase);
    const order = await readOrder(asking.db, named.id, asking.now);
    if (!order) return unknown(`I have no order ${named.id}.`);
    const said = statusOf(order);
    const text = said.isOpen
      ? `${order.order_id} ${said.words}, so its address can still be changed before the label is made.`
      : `${order.order_id} ${said.words}: its address can no longer be changed here.`;
    return told(text, [tableSource('shipment', `${order.order_id} ${said.words}`)], {
      subjects: [{ type: 'order', id: order.order_id }],
      confidence: 0.85,
    });
  },
};

function oneOrder(phrase: string | undefined) {
  return {
    ...unknown(phrase ? `I have no order “${phrase}”.` : ''),
    status: 'clarify' as const,
    text: phrase
      ? `I have no order “${phrase}”. Which order is it?`
      : 'Which order is it? Name it by its number, and I look whether it has left.',
  };
}

function statusOf({ cancelled, shipments }: OrderRow): { words: string; isOpen: boolean } {
  if (cancelled) return { words: 'is cancelled', isOpen: false };
  if (shipments.some(({ delivered }) => delivered)) return { words: 'is delivered', isOpen: false };
  if (shipments.some(({ shipped }) => shipped)) return { words: 'has left', isOpen: false };
  if (shipments.length > 0) return { words: 'has a label but has not left', isOpen: false };
  return { words: 'has no label yet', isOpen: true };
}

/** What was answered, and by whose leave. */
export const answered: Tool = {
  name: 'answered',
  does: 'tells which tickets were answered through approved actions in a period',
  examples: [
    'What did you reply to customers by yourself?',
    'Auto-replies of yesterday?',
    'Show what you auto-answered yesterday and what was reopened',
    'Which tickets did you answer?',
    'How many customers did you reply to yesterday?',
    'What replies went out?',
    'Were any of your answers reopened?',
  ],
  run: async (asking) => {
    const { db, now, shop } = asking;
    const period = periodIn(asking.question, now, shop.timeZone) ?? periodIn('yesterday', now, shop.timeZone);
    if (!period) return unknown('Say of which day.');
    const done = await readDone(db, { ...period, timeZone: shop.timeZone, now });
    const replies = done.filter(({ label }) => /answer|reply/i.test(label));
    const alone = await aloneSentence(asking, ['reply_ticket', 'escalate_ticket', 'tag_ticket']);
    if (replies.length === 0)
      return told(`No answers went out ${period.words}. ${alone}`, [
        tableSource('execution', `${period.from} to ${period.to}: no replies`),
      ]);
    return told(
      `${list(replies.map(({ label, state, decided_by }) => `${label}: ${state}, ${byWhom(decided_by)}`))}\n${alone} Whether a ticket was reopened is not in the feed.`,
      replies.map(({ finding_id, label, state }) => ({
        type: 'trace',
        id: finding_id,
        title: label,
        passage: state,
      })),
    );
  },
};

/** What people are unsure of before they buy. */
export const sizing: Tool = {
  name: 'sizing_questions',
  fromFindings: true,
  does: 'lists the products that draw sizing questions or another theme of tickets',
  examples: [
    'Which products do customers ask size questions about?',
    'What are the most asked about products?',
    'Which products create sizing questions?',
    'What products get the most questions about fit?',
    'Which items confuse customers about size?',
    'Any topic that customers suddenly write about?',
    'Which products generate tickets?',
  ],
  run: async (asking) => {
    const found = await asking.findings('ticket_theme');
    if (!(await readTicketCounts(asking.db, asking.now))) return unknown('No tickets are loaded.');
    if (found.length === 0)
      return told('No product draws more questions of one kind than usual.', [
        tableSource('ticket', 'no theme beyond its usual'),
      ]);
    return told(
      list(
        found.map(
          ({ headline, evidence }) =>
            `${headline} (${evidence.count} tickets, ${evidence.expected.toFixed(1)} expected)`,
        ),
      ),
      found.map(findingSource),
      { subjects: found.slice(0, 3).map(({ subject }) => subject) },
    );
  },
};
