import type { Extent } from '../../../src/decide/boundaries/extent.ts';
import { DEFAULT_LIMITS, type Limit, type Usage } from '../../../src/decide/boundaries/limits.ts';
import type { Rules } from '../../../src/decide/boundaries/rules.ts';
import { obstacleAlone } from '../../../src/decide/boundaries/verdict.ts';
import type { ActionKind } from '../../../src/domain/action.ts';
import { randomOf } from '../../../src/sample/random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHOP = { name: 'S', timeZone: 'America/New_York', currency: 'USD', returnWindowDays: 30 };
const KINDS: readonly ActionKind[] = ['create_purchase_order', 'pause_keyword', 'set_campaign_budget'];
const WHOLE = { skus: 200, dailyBudgetsMinor: 1_000_000 };
const OWN: readonly Limit[] = [
  { action: 'pause_keyword', measure: 'count_per_hour', atMost: 4, source: 'test' },
  { action: 'create_purchase_order', measure: 'money_per_day', atMost: 900, source: 'test' },
];
const RULES: Rules = {
  stopped: null,
  levels: KINDS.flatMap((kind) =>
    (['none', 'small'] as const).map((band) => ({ kind, band, level: 'act' as const })),
  ),
  limits: [...OWN, ...DEFAULT_LIMITS],
  approvals: [{ action: 'create_purchase_order', above: 450, needs: 'Priya', source: 'test' }],
  protections: [{ ids: ['CMP-BRAND'], owner: 'Rosa', source: 'test' }],
  quiet: [
    { weekday: 'Friday', from: '12:00', until: '24:00', actions: ['set_campaign_budget'], source: 'test' },
  ],
  never: [],
};

interface Done {
  readonly key: number;
  readonly kind: ActionKind;
  readonly at: number;
  readonly extent: Extent;
}

/**
 * Asks the gate's rules for a random action again and again, with repeated keys and a clock that jumps both ways, and
 * checks every limit anew, by counting, whenever one is let through. The ledger is the one of the database: repeated
 * keys count once, and what a fast clock wrote is not forgotten.
 */
export function fuzzGate(steps: number, seed: number) {
  const random = randomOf(seed, 'gate').next;
  const refusals = new Set<string>();
  let ledger: Done[] = [];
  let now = Date.parse('2026-03-02T12:00:00Z');
  let [letThrough, over] = [0, 0];
  for (let step = 0; step < steps; step += 1) {
    now += jump(random);
    const again = random() < 0.2 ? ledger.at(-1 - Math.floor(random() * 5)) : undefined;
    if (again) continue;
    const extent = drawn(random, ledger);
    const recent = ledger.filter(({ at }) => at > now - DAY);
    const usage = {
      kind: usageOf(
        recent.filter(({ kind }) => kind === extent.kind),
        now,
      ),
      all: usageOf(recent, now),
    };
    const whole = { ...WHOLE, budgetsBefore: budgetsBefore(recent) };
    const obstacle = obstacleAlone(RULES, { extent, now: new Date(now), shop: SHOP, usage, whole });
    if (obstacle) {
      refusals.add(reasonOf(obstacle));
      continue;
    }
    letThrough += 1;
    ledger.push({ key: step, kind: extent.kind, at: now, extent });
    over += Number(isOver(ledger, now));
    if (ledger.length > 400) ledger = ledger.filter(({ at }) => at > now - 2 * DAY);
  }
  return { steps, letThrough, over, kinds: [...refusals] };
}

/** Mostly minutes, sometimes hours, now and then back, seldom far ahead and back again. */
function jump(random: () => number): number {
  const dice = random();
  if (dice < 0.01) return -random() * 3 * HOUR;
  if (dice < 0.012) return random() * 2 * DAY;
  return random() * 20 * 60_000;
}

/** Budgets follow each other: a change starts from where the last one ended. */
function drawn(random: () => number, ledger: readonly Done[]): Extent {
  const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'pause_keyword';
  const minor = kind === 'create_purchase_order' ? Math.floor(random() * 60_000) : 0;
  const sku = `SKU-${Math.floor(random() * 200)}`;
  const campaign = random() < 0.1 ? 'CMP-BRAND' : `CMP-${1 + Math.floor(random() * 3)}`;
  const skus = kind === 'create_purchase_order' ? [sku] : [];
  const budgets = kind === 'set_campaign_budget' ? [changed(random, campaign, ledger)] : [];
  const budgetMinor = budgets.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0);
  const valueMinor = minor || budgetMinor;
  return {
    kind,
    band: valueMinor === 0 ? 'none' : valueMinor <= 50_000 ? 'small' : 'medium',
    value: { minor: valueMinor, currency: random() < 0.01 ? 'EUR' : 'USD' },
    valueMinor,
    count: kind === 'pause_keyword' ? 1 + Math.floor(random() * 3) : 1,
    budgetMinor,
    budgets,
    skus,
    subjects: [
      ...skus.map((one) => `sku:${one}`),
      ...(kind === 'create_purchase_order' ? [] : [`campaign:${campaign}`]),
    ],
    unit: 100,
  };
}

function changed(random: () => number, id: string, ledger: readonly Done[]) {
  const from = ledger.flatMap(({ extent }) => extent.budgets).findLast((one) => one.id === id)?.to ?? 100_000;
  return { id, from, to: Math.max(1, Math.round(from * (1 + (random() - 0.5) * 0.9))) };
}

/** What the budgets were before the first of these changes. */
function budgetsBefore(done: readonly Done[]): Record<string, number> {
  const changes = done.flatMap(({ extent }) => extent.budgets).toReversed();
  return Object.fromEntries(changes.map(({ id, from }) => [id, from]));
}

function usageOf(done: readonly Done[], now: number): Usage {
  const hour = done.filter(({ at }) => at > now - HOUR);
  const value = (of: readonly Done[]) => of.reduce((sum, { extent }) => sum + extent.valueMinor, 0);
  return {
    hour: { count: things(hour), valueMinor: value(hour) },
    day: {
      count: things(done),
      valueMinor: value(done),
      budgetMinor: done.reduce((sum, { extent }) => sum + extent.budgetMinor, 0),
      skus: done.flatMap(({ extent }) => extent.skus),
    },
  };
}

function things(done: readonly Done[]): number {
  return done.reduce((sum, { extent }) => sum + extent.count, 0);
}

/**
 * Counted anew and apart from the rules: with what was let through last, is anything of the hour and the day up to now
 * more than is allowed? A clock set back shows two hours in one, which is not the fault of another kind's action.
 */
function isOver(ledger: readonly Done[], now: number): boolean {
  const last = ledger.at(-1);
  if (!last) return false;
  const since = (span: number, kind?: ActionKind) =>
    ledger.filter((one) => one.at > now - span && (kind === undefined || one.kind === kind));
  const dollars = (of: readonly Done[]) => of.reduce((sum, { extent }) => sum + extent.valueMinor, 0) / 100;
  const { extent } = last;
  const skus = new Set(since(DAY).flatMap((one) => one.extent.skus)).size;
  const budgets = since(DAY).reduce((sum, one) => sum + one.extent.budgetMinor, 0);
  const firsts = budgetsBefore(since(DAY));
  return (
    things(since(HOUR)) > 10 ||
    things(since(DAY)) > 40 ||
    (last.kind === 'pause_keyword' && things(since(HOUR, 'pause_keyword')) > 4) ||
    extent.valueMinor > 50_000 ||
    dollars(since(HOUR)) > 1000 ||
    dollars(since(DAY)) > 2000 ||
    (last.kind === 'create_purchase_order' && dollars(since(DAY, 'create_purchase_order')) > 900) ||
    extent.budgets.some(({ id, to }) => isMoreThan30(to, firsts[id] ?? to)) ||
    (skus > 1 && skus > 10) ||
    budgets > 200_000 ||
    (extent.kind === 'create_purchase_order' && extent.valueMinor > 45_000) ||
    extent.subjects.includes('campaign:CMP-BRAND') ||
    extent.value.currency !== 'USD'
  );
}

function isMoreThan30(to: number, before: number): boolean {
  return Math.abs(to - before) > 0.3 * before + 1e-6;
}

/** The words of a refusal without its figures. */
function reasonOf(obstacle: string): string {
  return obstacle.replace(/[\d.]+/g, '#').slice(0, 60);
}
