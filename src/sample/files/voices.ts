import { formatDay } from '../../domain/day.ts';
import type { SampleProduct } from '../catalogue.ts';
import { INBOX, ROUSED, USUAL_INBOX } from '../incidents/full-inbox.ts';
import type { SamplePast } from '../past.ts';
import type { Random } from '../random.ts';
import { FIRST_NAMES } from '../shop/places.ts';
import { CLOSINGS, GREETINGS, TOPICS, type Topic, WHERE_IS_MY_ORDER } from '../shop/ticket-words.ts';
import type { Cell, FeedFile } from './feed-file.ts';
import { type Parcel, parcelsOf } from './fulfilment.ts';

/** Days of tickets that were answered meanwhile, and how many came each day. */
const ANSWERED_DAYS = 30;
const ANSWERED_A_DAY = 22;
const CHANNELS: readonly (readonly [string, number])[] = [
  ['email', 62],
  ['chat', 24],
  ['contact form', 14],
];

/** A question that somebody asked about a parcel. */
interface Question {
  readonly topic: Topic;
  readonly parcel: Parcel;
  /** Index of the day and minute on which it was asked. */
  readonly day: number;
  readonly minute: number;
  readonly isOpen: boolean;
  /** True where it is about the product that changed, not the first that fits. */
  readonly isRoused?: boolean;
}

export function ticketsFile(past: SamplePast): FeedFile {
  return {
    name: 'tickets',
    columns: [
      'ticket_id',
      'created_at',
      'channel',
      'customer_id',
      'order_id',
      'sku',
      'subject',
      'body',
      'status',
      'first_reply_at',
      'solved_at',
    ],
    rows: ticketRows(past),
  };
}

function* ticketRows(past: SamplePast): Iterable<Cell[]> {
  const random = past.world.random('tickets');
  const asked = [...answered(past, random), ...waiting(past, random), ...roused(past)];
  const inOrder = asked.toSorted((a, b) => a.day - b.day || a.minute - b.minute);
  for (const [index, { topic, parcel, day, minute, isOpen, isRoused }] of inOrder.entries()) {
    const { order } = parcel;
    const product = isRoused ? rousedBy(order) : subjectOf(topic, parcel);
    const words = fill({
      order: order.id,
      product: product?.style.name ?? 'order',
      name: random.pick(FIRST_NAMES),
      day: formatDay(past.day(parcel.promisedOn)),
    });
    const lines = [
      random.pick(GREETINGS),
      `${random.pick(topic.openings)} ${random.pick(topic.asks)}`,
      random.pick(CLOSINGS),
    ];
    yield [
      `T-${20_400 + index}`,
      past.instant(day, minute),
      random.weighted(CHANNELS),
      order.customer,
      order.id,
      product?.sku ?? null,
      words(random.pick(topic.subjects)),
      words(lines.filter(Boolean).join('\n')),
      isOpen ? 'open' : 'solved',
      isOpen ? null : past.instant(day, minute + random.int(20, 300)),
      isOpen ? null : past.instant(day + 1, random.int(9 * 60, 17 * 60)),
    ];
  }
}

/** Asked in the last weeks, and dealt with. */
function answered(past: SamplePast, random: Random): Question[] {
  const today = past.world.days.length;
  const parcels = parcelsOf(past);
  const topics = [WHERE_IS_MY_ORDER, ...TOPICS].map((topic) => [topic, topic.weight] as const);
  return Array.from({ length: ANSWERED_DAYS * ANSWERED_A_DAY }, () => {
    const day = today - 2 - random.int(0, ANSWERED_DAYS);
    return {
      topic: random.weighted(topics),
      parcel: random.pick(parcels),
      day,
      minute: minuteOf(random),
      isOpen: false,
    };
  });
}

/** What the change of one product made people ask these days; all of it was answered. */
function roused(past: SamplePast): Question[] {
  const { world } = past;
  const topic = TOPICS.find(({ name }) => name === ROUSED.topic);
  if (world.isQuiet || !topic) return [];
  const random = world.random('roused');
  const parcels = parcelsOf(past).filter(({ order }) => rousedBy(order));
  return Array.from({ length: ROUSED.tickets }, () => ({
    topic,
    parcel: random.pick(parcels),
    isRoused: true,
    day: world.days.length - 2 - random.int(0, ROUSED.days),
    minute: minuteOf(random),
    isOpen: false,
  }));
}

function rousedBy({ lines }: Parcel['order']): SampleProduct | undefined {
  return lines.map(({ product }) => product).find(({ style }) => style.name === ROUSED.style);
}

/** What waits this morning: late parcels that people ask after, and everything else. */
function waiting(past: SamplePast, random: Random): Question[] {
  const { open, whereIsMyOrder } = past.world.isQuiet ? USUAL_INBOX : INBOX;
  const today = past.world.days.length;
  const parcels = parcelsOf(past);
  const late = parcels.filter(
    ({ promisedOn, deliveredOn }) => promisedOn < today && deliveredOn >= promisedOn,
  );
  const stillOut = late.filter(({ deliveredOn }) => deliveredOn >= today);
  const topics = TOPICS.map((topic) => [topic, topic.weight] as const);
  const when = () => ({ day: today - 1 - random.weighted(AGES), minute: minuteOf(random), isOpen: true });
  const where = Array.from({ length: whereIsMyOrder }, (_, index) => ({
    topic: WHERE_IS_MY_ORDER,
    parcel: stillOut[index] ?? random.pick(late),
    ...when(),
  }));
  const others = Array.from({ length: open - whereIsMyOrder }, () => {
    const topic = random.weighted(topics);
    const asked = when();
    return { topic, parcel: random.pick(askable(topic, parcels, asked.day)), ...asked };
  });
  return [...where, ...others];
}

/** Parcels that somebody may ask about on a day: bought before it, and with something in it that the topic is about. */
function askable(topic: Topic, parcels: readonly Parcel[], day: number): Parcel[] {
  const { within = Number.POSITIVE_INFINITY } = topic;
  return parcels.filter(
    (parcel) =>
      parcel.order.day <= day &&
      day - parcel.order.day <= within &&
      subjectOf(topic, parcel) !== undefined &&
      (!topic.returned || cameBack(parcel, day)),
  );
}

function cameBack({ order }: Parcel, day: number): boolean {
  return order.lines.some(({ returnedOn }) => returnedOn !== null && returnedOn < day);
}

function subjectOf({ categories }: Topic, { order }: Parcel): SampleProduct | undefined {
  const products = order.lines.map(({ product }) => product);
  return products.find(({ style }) => categories?.includes(style.category) ?? true);
}

/** Days that a ticket has been waiting. */
const AGES: readonly (readonly [number, number])[] = [
  [0, 70],
  [1, 22],
  [2, 8],
];

function minuteOf(random: Random): number {
  return random.int(7 * 60, 23 * 60);
}

function fill(values: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
