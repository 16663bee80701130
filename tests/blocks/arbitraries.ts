import fc from 'fast-check';
import type {
  ActionView,
  BriefingView,
  CardView,
  DecisionLine,
  FactLine,
  HomeView,
  WhyView,
} from '../../src/brief/views.ts';
import { ACTION_KINDS, ACTION_STATES, EFFECT_CLASSES } from '../../src/domain/action.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { FINDING_KINDS, FINDING_STATES, SEVERITIES } from '../../src/domain/finding.ts';

/** What a shop's data may really hold, and what someone may put into it. */
const NASTY = [
  '<!channel>',
  '<@U1>',
  '@here',
  '<https://evil.example|your bank>',
  '&lt;!everyone&gt;',
  '*bold* _italic_ ~struck~ `code`',
  '\n\n> quoted\n\n',
  '\ud800',
  '\u202egnorw',
  '\u0000\u0007\u001b[31m',
  'שרשרת פנינים',
  'قميص أزرق',
  '👩‍👩‍👧‍👦',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'é́́́́',
  ' ',
];

/** Text of every kind and length: empty, ordinary, hostile, 3,000 characters. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', ...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...NASTY, 'Trail Runner ', 'SKU_2847_XL '), { maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.constantFrom(...NASTY, 'x', '&').map((part) => part.repeat(Math.ceil(3000 / part.length))),
);

const instant = fc.date({ min: new Date('2011-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const money = fc.option(fc.record({ minor: fc.integer(), currency: fc.constantFrom('USD', 'JPY', 'KWD') }));
const day = fc.option(fc.constantFrom('2026-11-26', '2020-02-29'));
const timeZone = fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'UTC');
const count = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(0, 1, 2, 5) }, fc.constantFrom(11, 500));

export const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({
    type: fc.constant('user' as const),
    teamId: fc.constantFrom('cli', 'T1'),
    userId: fc.oneof(fc.constant('U0MAYA00001'), text),
    name: text,
  }),
  fc.record({ type: fc.constant('system' as const), name: text }),
);

/** `count` different things; few are made and repeated under ids of their own, so that 500 of them are quick. */
function many<T>(one: fc.Arbitrary<T>, name: (item: T, index: number) => T): fc.Arbitrary<T[]> {
  const few = fc.array(one, { minLength: 1, maxLength: 4 });
  return fc
    .tuple(few, count)
    .map(([items, length]) =>
      Array.from({ length }, (_, index) => name(items[index % items.length] as T, index)),
    );
}

const texts = many(text, (item) => item);

export const action: fc.Arbitrary<ActionView> = fc.record({
  id: fc.constant('act_1'),
  revision: fc.nat(),
  kind: fc.constantFrom(...ACTION_KINDS),
  effectClass: fc.constantFrom(...EFFECT_CLASSES),
  state: fc.constantFrom(...ACTION_STATES),
  label: text,
  summary: text,
  cost: money,
  expectedEffect: fc.constant(null),
  money: fc.option(text),
  deadline: day,
  decidedBy: fc.option(actor),
  decidedAt: fc.option(instant),
  outcome: fc.option(text),
  editable: fc.boolean(),
  canUndo: fc.boolean(),
});
const actions = many(action, (item, index) => ({ ...item, id: `act_${index}` }));

const fact: fc.Arbitrary<FactLine> = fc.record({ label: text, value: text });

export const card: fc.Arbitrary<CardView> = fc.record({
  findingId: fc.constant('fnd_1'),
  kind: fc.constantFrom(...FINDING_KINDS),
  severity: fc.constantFrom(...SEVERITIES),
  state: fc.constantFrom(...FINDING_STATES),
  headline: text,
  title: fc.option(text),
  isAnswered: fc.boolean(),
  stake: money,
  deadline: day,
  daysLeft: fc.option(fc.integer()),
  urgency: text,
  facts: many(fact, (item) => item),
  ifNothing: fc.option(text),
  actions,
  snoozedUntil: fc.option(instant),
  snoozedUntilChange: fc.boolean(),
  rejection: fc.option(fc.record({ by: actor, at: instant, reason: text })),
  resolvedAt: fc.option(instant),
  timeZone,
});
const cards = (prefix: string) =>
  many(card, (item, index) => ({ ...item, findingId: `fnd_${prefix}${index}` }));

const decision: fc.Arbitrary<DecisionLine> = fc.record({
  findingId: fc.constant('fnd_1'),
  severity: fc.constantFrom(...SEVERITIES),
  headline: text,
  proposal: text,
  stake: money,
  deadline: day,
  daysLeft: fc.option(fc.integer()),
  urgency: text,
  alongside: fc.array(
    fc.record({ findingId: fc.constant('fnd_2'), headline: text, proposal: fc.option(text) }),
    { maxLength: 5 },
  ),
});
const watched = many(fc.record({ findingId: fc.constant('fnd_1'), headline: text }), (item) => item);

export const briefing: fc.Arbitrary<BriefingView> = fc.record({
  shopName: text,
  day: fc.constant('2026-11-23'),
  dayName: text,
  summary: text,
  at: instant,
  timeZone,
  ranAt: fc.option(instant),
  warnings: texts,
  overnight: texts,
  decisions: many(decision, (item) => item),
  atStake: money,
  done: many(
    fc.record({ label: text, by: fc.option(actor), at: instant, outcome: fc.option(text) }),
    (item) => item,
  ),
  stale: texts,
  watching: watched,
  snoozed: fc.nat(),
  unknown: texts,
});

export const why: fc.Arbitrary<WhyView> = fc.record({
  findingId: fc.constant('fnd_1'),
  headline: text,
  stake: money,
  ifNothing: fc.option(text),
  evidence: many(fact, (item) => item),
  because: texts,
  options: actions,
  notes: texts,
  history: many(fc.record({ at: instant, by: actor, summary: text }), (item) => item),
  timeZone,
});

export const home: fc.Arbitrary<HomeView> = fc.record({
  shopName: text,
  at: instant,
  timeZone,
  roles: fc.subarray(['viewer', 'operator', 'approver', 'admin']),
  ranAt: fc.option(instant),
  nextBriefingAt: fc.option(instant),
  decisions: cards('d'),
  moreDecisions: fc.nat({ max: 500 }),
  snoozed: cards('s'),
  watching: watched,
  done: actions,
  stale: texts,
});
