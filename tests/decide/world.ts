import { catalogue } from '../../src/act/index.ts';
import { actionsOf, type DecideDeps, requestDecisions } from '../../src/decide/index.ts';
import type { ActionDraft, ActionKind, ActionParams } from '../../src/domain/action.ts';
import type { Actor, Role } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import type { AnyFindingDraft, Finding } from '../../src/domain/finding.ts';
import { mergeFindings } from '../../src/findings/index.ts';
import type { JobQueue } from '../../src/platform/jobs.ts';
import { orderParams } from '../act/params.ts';
import { draftOf } from '../findings/arbitraries.ts';

export const NOW = new Date('2026-03-03T12:00:00Z');
export const SHOP = {
  name: 'Fern & Fell',
  timeZone: 'America/New_York',
  currency: 'USD',
  returnWindowDays: 30,
};
export const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

export const USERS = { viewer: 'U1', operator: 'U2', approver: 'U3', admin: 'U4' } as const;
export const who = (role: Role): Actor => ({
  type: 'user',
  teamId: 'T1',
  userId: USERS[role],
  name: `${role} person`,
});
export const STRANGER: Actor = { type: 'user', teamId: 'T1', userId: 'U9' };

/** A queue that keeps its jobs in a table, in the caller's transaction, as the real one does. */
export const queue: JobQueue = {
  enqueue: async (tx, name, data, { key } = {}) => {
    await tx.query('insert into test_job values ($1, $2, $3)', [name, JSON.stringify(data), key ?? null]);
  },
};

export function depsOf(db: Database, jobs: JobQueue = queue): DecideDeps {
  return { db, jobs, catalogue, shop: async () => SHOP };
}

/** One person of each role, and a table for jobs; once for a database. */
export async function seedPeople(db: Database): Promise<void> {
  await db.query('create table test_job (queue text, data jsonb, key text)');
  for (const [role, userId] of Object.entries(USERS)) {
    await db.query(
      `insert into member (team_id, user_id, name, roles, added_by, added_at) values ('T1', $1, $2, array[$3], '{}', $4)`,
      [userId, `${role} person`, role, NOW],
    );
  }
}

/** An action as a playbook would draft it. */
export function actionDraft(
  changes: Partial<ActionDraft> = {},
  kind: ActionKind = 'create_purchase_order',
  params: ActionParams = orderParams(),
): ActionDraft {
  return {
    kind,
    slot: 'SKU-2847',
    params,
    ...catalogue.describe(kind, params),
    expectedEffect: null,
    deadline: '2026-03-05',
    ...changes,
  };
}

export const ORDER = actionDraft();
export const SWAP = actionDraft({ slot: 'swap' }, 'swap_listing', {
  sku: 'SKU-2847',
  title: null,
  substitutes: [{ sku: 'SKU-1', title: null }],
  message: 'You may also like it.',
});

/** What a night does of one finding: it is seen, and this is drafted; null drafts nothing. */
export async function night(
  db: Database,
  sku: string,
  actions: readonly ActionDraft[] | null,
  now = NOW,
): Promise<Finding> {
  const draft = { ...draftOf(), subject: { type: 'sku', id: sku } } as AnyFindingDraft;
  return db.transaction(async (tx) => {
    const { firing } = await mergeFindings(tx, { drafts: [draft], evaluated: [], now });
    const finding = firing[0];
    if (!finding) throw new Error('What was seen is firing');
    const recommendation = actions && { actions, ifNothing: 'It sells out.', because: ['It sells 5 a day.'] };
    await requestDecisions(tx, { requests: [{ finding, recommendation }], now });
    return finding;
  });
}

let count = 0;

/** A new finding with these proposals. */
export async function proposed(db: Database, ...actions: readonly ActionDraft[]) {
  count += 1;
  const sku = `SKU-${count}`;
  const { id: findingId } = await night(db, sku, actions.length > 0 ? actions : [ORDER]);
  const rows = await actionsOf(db, [findingId]);
  const [first] = rows;
  if (!first) throw new Error('What was drafted is proposed');
  return { sku, findingId, actionId: first.id, actions: rows };
}

/** Everything that deciding could have changed about a finding. */
export async function standOf(db: Database, findingId: string) {
  const rowsOf = async (text: string) => (await db.query(text, [findingId])).rows;
  return {
    finding: await rowsOf('select * from finding where id = $1'),
    actions: await rowsOf('select * from action where finding_id = $1 order by id'),
    decisions: await rowsOf('select * from decision where finding_id = $1 order by at, id'),
    jobs: await rowsOf(
      `select data, key from test_job where data->>'actionId' in (select id from action where finding_id = $1)`,
    ),
  };
}

/** The kinds of a finding's trace entries, in their order. */
export async function traceOf(db: Database, findingId: string): Promise<string[]> {
  const { rows } = await db.query<{ kind: string }>(
    'select kind from trace where finding_id = $1 order by seq',
    [findingId],
  );
  return rows.map(({ kind }) => kind);
}
