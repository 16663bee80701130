import { saveRecommendations } from '../../src/advise/index.ts';
import { type ActionRow, actionsOf, requestDecisions } from '../../src/decide/index.ts';
import type { ActionDraft } from '../../src/domain/action.ts';
import type { AnyFindingDraft, Severity } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import { wantAlerts } from '../../src/slack/index.ts';
import { orderParams } from '../act/params.ts';
import { OPS } from './edge.ts';
import { cardOf, type Story } from './story.ts';

/** What a run sees of one SKU and what it drafts. */
export interface Sighting {
  readonly sku: string;
  readonly severity?: Severity;
  readonly units?: number;
  readonly days?: number;
  readonly deadline?: string;
  /** False: the run no longer sees it. */
  readonly seen?: boolean;
  /** What the shop's own data says: a title, a supplier's name, a note. */
  readonly words?: string;
}

let count = 2846;

/** A SKU that no test has used. */
export function nextSku(): string {
  count += 1;
  return `SKU-${count}`;
}

/** A run that sees one SKU run out and drafts an order, as the night does; answers the finding's id. */
export async function run(story: Story, sighting: Sighting): Promise<string> {
  const [findingId = ''] = await runAll(story, [sighting]);
  return findingId;
}

/** The same for many; answers the ids of those that are seen, in their order. */
export async function runAll({ db, now }: Story, sightings: readonly Sighting[]): Promise<string[]> {
  const seen = sightings.filter((one) => one.seen !== false);
  return db.transaction(async (tx) => {
    const drafts = seen.map(draftOf);
    const isMissed = seen.length < sightings.length;
    const { events, firing } = await mergeFindings(tx, {
      drafts,
      evaluated: isMissed ? ['stockout_risk'] : [],
      now,
    });
    const advice = firing.map((finding, index) => ({ finding, recommendation: adviceOn(seen[index]) }));
    const passed = events.filter(({ event }) => event === 'resolved').map(({ finding }) => finding);
    const byId = new Map(advice.map(({ finding, recommendation }) => [finding.id, recommendation]));
    await saveRecommendations(tx, byId, now);
    const requests = [...advice, ...passed.map((finding) => ({ finding, recommendation: null }))];
    await requestDecisions(tx, { requests, now });
    return firing.map(({ id }) => id);
  });
}

function adviceOn({ sku, units = 240, words = '' }: Sighting = { sku: '' }) {
  return {
    ifNothing: `It runs out. ${words}`,
    because: ['240 = 12 days × 20 a day', words],
    actions: [order(sku, units, words)],
  };
}

/** The same, and an alert of it in #ops; answers once its card stands there. */
export async function propose(story: Story, sighting: Partial<Sighting> = {}): Promise<string> {
  const findingId = await run(story, { sku: nextSku(), ...sighting });
  await wantAlerts(story.db, { channel: OPS, now: story.now });
  await story.workspace.until(() => cardOf(story, findingId));
  return findingId;
}

/** The proposal of a finding as rows have it. */
export async function actionOf({ db }: Story, findingId: string): Promise<ActionRow> {
  const [action] = await actionsOf(db, [findingId]);
  if (!action) throw new Error(`${findingId} has no action.`);
  return action;
}

/** What an auditor counts of a finding: its trace, and the effects on the platform. */
export async function auditOf(
  { db }: Story,
  findingId: string,
): Promise<{ trace: string[]; effects: number }> {
  const trace = await db.query<{ kind: string }>(
    'select kind from trace where finding_id = $1 order by seq',
    [findingId],
  );
  const effects = await db.query(
    `select 1 from sample_platform_state s join action a
        on s.id = 'DB-' || upper(substr(a.id, 5, 10)) where a.finding_id = $1`,
    [findingId],
  );
  return { trace: trace.rows.map(({ kind }) => kind), effects: effects.rows.length };
}

function draftOf({
  sku,
  severity = 'critical',
  days = 4,
  deadline = '2026-03-04',
  words = 'Ningbo Apex',
}: Sighting): AnyFindingDraft {
  return {
    kind: 'stockout_risk',
    subject: { type: 'sku', id: sku },
    severity,
    headline: `At current velocity ${sku} stocks out in ${days} days; ${words} really takes 12 (quotes 7).`,
    stake: { minor: 480_000, currency: 'USD' },
    deadline,
    evidence: {
      window: { from: '2025-03-03', to: '2026-03-02' },
      sources: [{ table: 'order_line', rows: 812 }],
      confidence: 0.9,
      title: `Trail Runner ${words}`,
      onHand: 80,
      incoming: 0,
      velocityPerDay: 20,
      daysOfCover: days,
      stockoutOn: '2026-03-07',
      stockoutWindow: ['2026-03-06', '2026-03-08'],
      leadTimeDays: { quoted: 7, actualP50: 12, actualP90: 15 },
      supplierId: 'S1',
      supplierName: words,
      probability: 0.97,
      orderBy: '2026-03-04',
      lostUnits: 190,
      lostWithinDays: 42,
    },
  };
}

function order(sku: string, units: number, words: string): ActionDraft {
  const params = orderParams({ sku, quantity: units, title: words, note: [...words].slice(0, 200).join('') });
  return {
    kind: 'create_purchase_order',
    slot: 'reorder',
    params,
    label: `Reorder ${units} units`,
    summary: `Order ${units} units of ${sku} Trail Runner from Ningbo Apex. ${words}`.trim(),
    cost: { minor: units * 1500, currency: 'USD' },
    expectedEffect: null,
    deadline: null,
  };
}
