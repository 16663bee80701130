import { expectedDemand, type FactDraft, type KnownFacts, without } from '../../../context/index.ts';
import { addDays, type Day, dayOf, daysBetween, formatDay } from '../../../domain/day.ts';
import type { FactUse } from '../../../domain/fact.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import { negativeBinomialCdf } from '../../../stats/negative-binomial.ts';
import type { Thresholds } from '../../thresholds.ts';
import type { ProductRow } from '../facts.ts';
import type { Inbox, TriagedTicket } from '../read.ts';
import type { TicketIntent } from '../triage/intent.ts';

/** Days over which a burst may have grown; the days before them are what is usual. */
const RECENT_DAYS = 14;
const USUAL_DAYS = 42;
/** Share of the themes told that may be chance (Benjamini and Hochberg 1995). */
const FALSE_DISCOVERY = 0.01;
/** Tickets beyond the usual from which a better listing is worth somebody's morning; fewer are only mentioned. */
const WORTH_A_FIX = 10;
/** The same where the whole class is known to make people ask for their size: its chart is the likelier cause. */
const WORTH_A_CHART = 5;
/** Facts that are told of those that raised what is expected. */
const MOST_RAISED = 2;
/** Topics in which a burst says something about a product: parcels and payments are not the product's. */
const TOPICS: ReadonlySet<TicketIntent> = new Set<TicketIntent>([
  'sizing_question',
  'product_question',
  'damaged_or_wrong_item',
  'return_how_to',
  'complaint',
  'legal_or_safety',
]);
const TOPIC_WORDS: Partial<Record<TicketIntent, string>> = {
  sizing_question: 'Sizing questions',
  product_question: 'Product questions',
  damaged_or_wrong_item: 'Damaged or wrong items',
  return_how_to: 'Return questions',
  complaint: 'Complaints',
  legal_or_safety: 'Safety or legal messages',
};

interface Burst {
  readonly topic: TicketIntent;
  /** The first SKU of the product's variants: it stands for all of them, from night to night. */
  readonly sku: string;
  /** The variants that the tickets name, the most asked about first. */
  readonly skus: readonly string[];
  readonly mostAsked: string;
  readonly count: number;
  readonly expected: number;
  readonly since: Day;
  readonly p: number;
  readonly quotes: readonly string[];
  /** What is known that raised what is expected, each with what was expected without it. */
  readonly raised: readonly { readonly fact: FactDraft; readonly otherwise: number }[];
}

type AskingClass = FactDraft<'sizing_question_category'>;

/** Topics that came up about one product far more often than they used to. Pure. */
export function ticketThemes(
  { tickets, rows }: Inbox,
  products: ReadonlyMap<string, ProductRow>,
  {
    now,
    timeZone,
    thresholds,
    known,
    askingClassOf = () => null,
  }: {
    now: Date;
    timeZone: string;
    thresholds: Thresholds;
    known: KnownFacts;
    /** What is known of a SKU's class, where people ask for its sizes more often than for others'. */
    askingClassOf?: (sku: string) => AskingClass | null;
  },
): FindingDraft<'ticket_theme'>[] {
  const today = dayOf(now, timeZone);
  const bursts = groups(tickets, products).map((group) => burstOf(group, { today, timeZone, known }));
  const counted = bursts.filter(
    ({ count, expected }) =>
      count >= thresholds['ticket_theme.count'] &&
      count >= expected * thresholds['ticket_theme.ratio'] &&
      count - expected >= 3,
  );
  const discovered = discoveries(counted, bursts.length);
  const defects = known.ofKind('sizing_defect');
  return discovered.map((burst) => {
    const { family = null, title = null } = products.get(burst.mostAsked) ?? {};
    const defect = burst.skus.flatMap((sku) => defects.get(sku) ?? [])[0] ?? null;
    const about = { title: family ?? title, defect, asking: askingClassOf(burst.mostAsked) };
    return draftOf(burst, about, today, rows.ticket ?? 0);
  });
}

interface Group {
  readonly topic: TicketIntent;
  readonly sku: string;
  readonly tickets: readonly TriagedTicket[];
}

/** By topic and product; sizes and colours of one product are one, for people write of the product. */
function groups(tickets: readonly TriagedTicket[], products: ReadonlyMap<string, ProductRow>): Group[] {
  const found = new Map<string, { topic: TicketIntent; sku: string; tickets: TriagedTicket[] }>();
  for (const one of tickets) {
    const named = one.ticket.sku;
    const topic = one.triage.intent;
    if (named === null || topic === null || !TOPICS.has(topic)) continue;
    const sku = products.get(named)?.first ?? named;
    const key = `${topic}|${sku}`;
    const group = found.get(key) ?? { topic, sku, tickets: [] };
    group.tickets.push(one);
    found.set(key, group);
  }
  return [...found.values()];
}

/**
 * The most telling start among the recent days: the count since then against the gamma-Poisson prediction from the
 * days before `RECENT_DAYS` (Jeffreys prior), with Bonferroni's charge for the starts that were tried. More sold, more
 * written: what is expected rises with the demand of the SKUs that are named.
 */
function burstOf(
  { topic, sku, tickets }: Group,
  { today, timeZone, known }: { today: Day; timeZone: string; known: KnownFacts },
): Burst {
  const ages = tickets.map(({ ticket }) => daysBetween(dayOf(ticket.created_at, timeZone), today));
  const usual = ages.filter((age) => age > RECENT_DAYS && age <= RECENT_DAYS + USUAL_DAYS).length;
  const starts = Array.from({ length: RECENT_DAYS }, (_, index) => index + 1).map((days) => {
    const count = ages.filter((age) => age <= days).length;
    const exposure = (days / USUAL_DAYS) * raisedBy(tickets, known, today, days).ratio;
    const expected = (usual + 0.5) * exposure;
    const p = 1 - negativeBinomialCdf(count - 1, expected, expected * (1 + exposure));
    return { days, count, expected, p };
  });
  const best = starts.reduce((least, start) => (start.p < least.p ? start : least));
  const recent = tickets.filter((_, index) => (ages[index] ?? 0) <= best.days);
  const raised = raisedBy(tickets, known, today, best.days);
  const skus = mostFrequent(recent.map(({ ticket }) => ticket.sku ?? sku));
  return {
    topic,
    sku,
    skus,
    mostAsked: skus[0] ?? sku,
    count: best.count,
    expected: best.expected,
    since: addDays(today, -best.days),
    p: Math.min(1, best.p * RECENT_DAYS),
    quotes: recent.map(({ ticket }) => ticket.ticket_id),
    raised: raised.groups.flatMap((same) => {
      const { ratio } = raisedBy(tickets, without(known, ...same), today, best.days);
      return same.slice(0, 1).map((fact) => ({ fact, otherwise: (best.expected / raised.ratio) * ratio }));
    }),
  };
}

/** How many times as much as in the usual days is expected to be written over the last `days`, and what says so. */
function raisedBy(
  tickets: readonly TriagedTicket[],
  known: KnownFacts,
  today: Day,
  days: number,
): { readonly ratio: number; readonly groups: readonly (readonly FactDraft[])[] } {
  const demand = expectedDemand(known);
  const recent = { from: addDays(today, -days), to: today };
  const usual = { from: addDays(today, -RECENT_DAYS - USUAL_DAYS), to: addDays(today, -RECENT_DAYS - 1) };
  const named = Map.groupBy(tickets, ({ ticket }) => ticket.sku ?? '');
  const expected = [...named].map(([sku, own]) => ({ own, demand: demand(sku, recent, usual) }));
  return {
    ratio: expected.reduce((sum, one) => sum + one.own.length * (one.demand?.ratio ?? 1), 0) / tickets.length,
    groups: expected.flatMap(({ demand: one }) => (one ? [one.facts] : [])),
  };
}

function raisedUse({ fact, otherwise }: Burst['raised'][number], expected: number): FactUse {
  const { kind, subject, value } = fact;
  return { kind, subject, value, moved: `tickets expected ${otherwise.toFixed(1)} → ${expected.toFixed(1)}` };
}

function sizeUse({ kind, subject, value }: FactDraft<'sizing_defect'>): FactUse {
  return { kind, subject, value, moved: `the listing is said to run ${value.direction}` };
}

function classUse({ kind, subject, value }: AskingClass): FactUse {
  const moved = `a better listing is worth it from ${WORTH_A_CHART} tickets beyond the usual, not ${WORTH_A_FIX}`;
  return { kind, subject, value, moved };
}

function mostFrequent(values: readonly string[]): string[] {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([value]) => value);
}

/** Benjamini–Hochberg over every pair that was looked at, also those too small to tell. */
function discoveries(bursts: readonly Burst[], tried: number): Burst[] {
  const ranked = bursts.toSorted((a, b) => a.p - b.p);
  const last = ranked.findLastIndex(({ p }, index) => p <= (FALSE_DISCOVERY * (index + 1)) / tried);
  return ranked.slice(0, last + 1);
}

function draftOf(
  { topic, sku, skus, mostAsked, count, expected, since, p, quotes, raised }: Burst,
  {
    title,
    defect,
    asking,
  }: { title: string | null; defect: FactDraft<'sizing_defect'> | null; asking: AskingClass | null },
  today: Day,
  rows: number,
): FindingDraft<'ticket_theme'> {
  const isOfSize = topic === 'sizing_question' || topic === 'return_how_to';
  const facts = [
    ...(isOfSize && defect ? [sizeUse(defect)] : []),
    ...(isOfSize && asking ? [classUse(asking)] : []),
    ...raised.slice(0, MOST_RAISED).map((one) => raisedUse(one, expected)),
  ];
  const worthAFix = isOfSize && asking ? WORTH_A_CHART : WORTH_A_FIX;
  const ratio = count / expected;
  const name = title ? `${title.slice(0, 40)} (${mostAsked})` : mostAsked;
  const times = ratio >= 10 ? Math.round(ratio) : Math.round(ratio * 10) / 10;
  return {
    kind: 'ticket_theme',
    subject: { type: 'topic', id: `${topic}|${sku}` },
    severity: topic === 'legal_or_safety' || count - expected >= worthAFix ? 'warning' : 'info',
    headline: `${TOPIC_WORDS[topic] ?? topic} on ${name}: ${count} since ${formatDay(since)}, ${times}× the usual`,
    evidence: {
      topic,
      sku: mostAsked,
      skus: skus.slice(0, 8),
      title,
      runs: isOfSize ? (defect?.value.direction ?? null) : null,
      count,
      expected: Math.round(expected * 100) / 100,
      ratio: Math.round(ratio * 100) / 100,
      since,
      quotes: quotes.slice(-10),
      window: { from: addDays(today, -RECENT_DAYS - USUAL_DAYS), to: today },
      sources: [{ table: 'ticket', rows }],
      confidence: Math.max(0.5, Math.min(0.99, 1 - p)),
      ...(facts.length > 0 ? { facts } : {}),
    },
    stake: null,
    deadline: null,
  };
}
