import { dayOf } from '../../domain/day.ts';
import { triage } from '../../watch/index.ts';
import { masked } from '../answer/masked.ts';
import { type Asking, findingSource, tableSource } from '../asking.ts';
import { list, type Told, told, unknown } from '../told.ts';
import { type ListedTicket, readTicketCounts, readTickets, type TicketCounts } from './operations/facts.ts';
import { readScope, type Scope } from './scope/read.ts';
import { count, type Tool } from './tool.ts';

/** How people ask for tickets. */
const OWN = `ticket tickets tix open inbox queue support backlog kind kinds type oldest old older newest latest full customer
 customers people ask asks asking asked wait waits waiting waited unanswered unsolved pending solved closed resolved opened
 created received new arrive arrived email emails message messages request requests write writes writing wrote concern
 concerning regarding mention mentions contact case cases big size empty mail topic theme subject us help desk sku product
 number handled left remain remaining status`;
/** What tickets are about, as people call it: the kinds that triage sorts by, and the words that say so. */
const TOPICS: readonly {
  readonly words: RegExp;
  readonly says: RegExp;
  readonly intents: readonly string[];
}[] = [
  {
    words:
      /\b(wismo|where( is|'s|’s) my order|order status|shipping|shipments?|parcels?|tracking|deliver(y|ies))\b/i,
    says: /\b(shipp\w*|parcel|package|tracking|deliver\w*|where is)\b/i,
    intents: ['order_status', 'delivery_period'],
  },
  {
    words: /\b(refund(s|ed)?|money back)\b/i,
    says: /\b(refund\w*|money back)\b/i,
    intents: ['refund_status'],
  },
  {
    words: /\b(returns?|returning|send(ing)? back|exchanges?)\b/i,
    says: /\b(return\w*|send (it )?back|exchange|swap)\b/i,
    intents: ['return_how_to'],
  },
  {
    words: /\b(damaged?|broken|wrong items?|defects?|defective|faulty)\b/i,
    says: /\b(damag\w*|broken|cracked|wrong item|something else|defect\w*|faulty)\b/i,
    intents: ['damaged_or_wrong_item'],
  },
  { words: /\b(siz(e|es|ing)|fit)\b/i, says: /\b(siz(e|es|ing)|fit|fits)\b/i, intents: ['sizing_question'] },
  { words: /\b(cancel\w*)\b/i, says: /\bcancel\w*\b/i, intents: ['cancel_order'] },
  { words: /\b(address(es)?)\b/i, says: /\baddress\b/i, intents: ['change_address'] },
  {
    words: /\b(payments?|charges?|invoices?)\b/i,
    says: /\b(payment|charged?|invoice)\b/i,
    intents: ['payment'],
  },
  { words: /\b(complain\w*|complaints?)\b/i, says: /\bcomplain\w*\b/i, intents: ['complaint'] },
  {
    words: /\b(legal|lawyers?|safety|injur\w*)\b/i,
    says: /\b(lawyer|legal|injur\w*)\b/i,
    intents: ['legal_or_safety'],
  },
];

/** How full the inbox is, of what is asked for. */
export const tickets: Tool = {
  name: 'tickets',
  does: 'counts and lists tickets: open ones, those opened or solved in a period, about a topic or a product',
  examples: [
    'Number of open tickets',
    'How full is the inbox?',
    'Support queue by kind',
    'How many tickets are open, what kinds, oldest?',
    'How big is the support backlog?',
    'What is in the support queue?',
    'How many WISMO tickets do we have?',
    'How old is the oldest ticket?',
    'What are customers asking about?',
    'Which tickets about refunds are open?',
    'How many tickets were opened yesterday?',
    'Tickets about damaged items last week',
  ],
  run: async (asking) => {
    const counts = await readTicketCounts(asking.db, asking.now);
    if (!counts) return unknown('No tickets are loaded.');
    const topics = TOPICS.filter(({ words }) => words.test(asking.question));
    const said = topics.map(({ words }) => words.exec(asking.question)?.[0] ?? '');
    const scope = await readScope(asking, 'tickets', `${OWN} ${said.join(' ')}`);
    const { unread, channel, country, skus, periods } = scope;
    const cannot = [...unread, ...(channel ? [channel] : []), ...(country ? [scope.words.trim()] : [])];
    if (cannot.length > 0)
      return unknown(
        `I cannot narrow tickets to “${cannot.join(' ')}”: I know them by day, by whether they are open, by product and by topics such as refunds, returns, shipping, sizes, damage, address, payment.`,
      );
    const which = /\b(solved|closed|resolved)\b/i.test(asking.question)
      ? 'solved'
      : periods.length > 0
        ? 'opened'
        : 'open';
    if (topics.length === 0 && skus === null && which === 'open') return whole(asking, counts);
    return some(asking, { scope, which, topics, said });
  },
};

async function whole(asking: Asking, counts: TicketCounts): Promise<Told> {
  const hours = counts.oldest ? Math.floor((asking.now.getTime() - counts.oldest.getTime()) / 3_600_000) : 0;
  const [backlog] = await asking.findings('ticket_backlog');
  const themes = await asking.findings('ticket_theme');
  const open = `${count(counts.open, 'open ticket')}${counts.open > 0 ? `; the oldest waits ${hours} h` : ''}. ${counts.solved} solved in the last 24 hours.`;
  const kinds = backlog
    ? ` ${backlog.evidence.informational} ask for information (${backlog.evidence.wismo} “where is my order?”), ${backlog.evidence.judgment} need judgment, ${backlog.evidence.resolvable} have a complete drafted answer.`
    : '';
  return told([`${open}${kinds}`, ...themes.map(({ headline }) => `• ${headline}`)].join('\n'), [
    tableSource('ticket', open),
    ...(backlog ? [findingSource(backlog)] : []),
    ...themes.map(findingSource),
  ]);
}

interface Asked {
  readonly scope: Scope;
  readonly which: 'open' | 'opened' | 'solved';
  readonly topics: typeof TOPICS;
  readonly said: readonly string[];
}

async function some(asking: Asking, { scope, which, topics, said }: Asked): Promise<Told> {
  const { now, shop } = asking;
  const today = dayOf(now, shop.timeZone);
  const period = scope.periods[0] ?? { from: '1970-01-01', to: today, words: '' };
  const window = { from: period.from, to: period.to, timeZone: shop.timeZone, now };
  const all = await readTickets(asking.db, window, { which, skus: scope.skus });
  const isOpenOnly =
    which === 'opened' && /\b(are|still|is) (still )?open\b|\bopen tickets\b/i.test(asking.question);
  const own = all.filter(
    (ticket) =>
      (!isOpenOnly || ticket.open) && (topics.length === 0 || topics.some((topic) => isAbout(ticket, topic))),
  );
  const about = said.length > 0 ? ` about ${said.join(' and ')}` : '';
  const state = which === 'open' || isOpenOnly ? 'open ' : '';
  const when = period.words === '' ? '' : ` ${which === 'solved' ? 'solved' : 'opened'} ${period.words}`;
  const head = `${count(own.length, `${state}${which === 'solved' && when === '' ? 'solved ' : ''}ticket`)}${about}${scope.words}${when}${which === 'opened' && !isOpenOnly ? `, ${own.filter(({ open }) => open).length} of them still open` : ''}.`;
  const lines = own.map(({ ticket_id, subject }) => `${ticket_id}: ${masked(subject ?? 'no subject')}`);
  const sorted = said.length > 0 ? ' Sorted by what their words say, so one or another may be missing.' : '';
  return told(
    `${head}${sorted}${lines.length > 0 ? `\n${list(lines, 5)}` : ''}`,
    [tableSource('ticket', [head, ...lines.slice(0, 5)].join('; '))],
    {
      confidence: said.length > 0 ? 0.8 : 0.95,
      subjects: own.slice(0, 3).map(({ ticket_id }) => ({ type: 'ticket', id: ticket_id })),
    },
  );
}

function isAbout(
  { subject, body, order_id }: ListedTicket,
  { says, intents }: (typeof TOPICS)[number],
): boolean {
  if (says.test(`${subject ?? ''} ${body ?? ''}`)) return true;
  const { intent } = triage({ subject, body, linked: order_id !== null });
  return intent !== null && intents.includes(intent);
}
