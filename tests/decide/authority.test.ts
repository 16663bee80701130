import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executeAction, tellOutcome, undo } from '../../src/act/index.ts';
import {
  approve,
  authorise,
  changeThreshold,
  edit,
  goOn,
  grant,
  reject,
  rolesFor,
  setLevel,
  snooze,
  stopEverything,
  type Verb,
  wake,
} from '../../src/decide/index.ts';
import { type Actor, ROLES, type Role } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import type { DaybreakError } from '../../src/domain/errors.ts';
import { sayOfLearned } from '../../src/learn/index.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import {
  depsOf,
  NOW,
  proposed,
  queue,
  SHOP,
  STRANGER,
  SWAP,
  seedPeople,
  standOf,
  traceOf,
  who,
} from './world.ts';

let db: Database;

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
});
afterAll(() => db.close());

type Subject = Awaited<ReturnType<typeof proposed>>;

interface Case {
  /** Brings the finding to where the verb makes sense, by someone who may. */
  readonly prepare?: (subject: Subject) => Promise<unknown>;
  readonly ask: (actor: Actor, subject: Subject) => Promise<unknown>;
}

const admin = who('admin');

const CASES: Readonly<Record<Exclude<Verb, 'see'>, Case>> = {
  why: { ask: (actor, { findingId }) => authorise(db, { actor, verb: 'why', now: NOW, findingId }) },
  snooze: {
    ask: (actor, { findingId }) => snooze({ db }, { actor, findingId, length: '1d', shop: SHOP, now: NOW }),
  },
  wake: {
    prepare: ({ findingId }) =>
      snooze({ db }, { actor: admin, findingId, length: 'change', shop: SHOP, now: NOW }),
    ask: (actor, { findingId }) => wake({ db }, { actor, findingId, now: NOW }),
  },
  edit: {
    ask: (actor, { actionId }) =>
      edit(depsOf(db), { actor, actionId, revision: 1, values: { quantity: 120 }, now: NOW }),
  },
  approve: { ask: (actor, { actionId }) => approve(depsOf(db), { actor, actionId, revision: 1, now: NOW }) },
  reject: {
    ask: (actor, { findingId }) => reject({ db }, { actor, findingId, reason: 'too dear', now: NOW }),
  },
  undo: {
    prepare: async ({ actionId }) => {
      await approve(depsOf(db), { actor: admin, actionId, revision: 1, now: NOW });
      await executeAction(actDepsOf(db), { actionId, revision: 1, purpose: 'do' });
    },
    ask: (actor, { actionId }) => undo({ db, jobs: queue }, { actor, actionId, now: NOW }),
  },
  tell: {
    prepare: async ({ actionId }) => {
      await db.query("update action set state = 'unknown' where id = $1", [actionId]);
      await db.query(
        `insert into execution (id, action_id, purpose, idempotency_key, adapter, state, created_at, finished_at)
         values ($1, $1, 'do', $1, 'sample', 'unknown', $2, $2)`,
        [actionId, NOW],
      );
    },
    ask: (actor, { actionId }) =>
      tellOutcome({ db, shop: SHOP }, { actor, actionId, happened: true, now: NOW }),
  },
  threshold: {
    ask: (actor) =>
      changeThreshold({ db }, { actor, name: 'stockout_risk.probability', value: 0.4, now: NOW }),
  },
  members: {
    ask: (actor) => {
      const member = { teamId: 'T1', userId: 'U7', name: 'New person', roles: ['viewer' as const] };
      return grant(db, { actor, member, now: NOW });
    },
  },
  handover: {
    ask: (actor, { findingId }) => authorise(db, { actor, verb: 'handover', now: NOW, findingId }),
  },
  stop: {
    ask: async (actor) => {
      await stopEverything(db, { actor, now: NOW });
      await goOn(db, { actor: admin, now: NOW });
    },
  },
  resume: {
    ask: async (actor) => {
      await goOn(db, { actor, now: NOW });
    },
  },
  learned: {
    ask: async (actor) => {
      const said = sayOfLearned(db, { actor, id: 'none', word: { verb: 'forget' }, shop: SHOP, now: NOW });
      await said.catch((error: DaybreakError) => {
        if (error.code !== 'not_found') throw error;
      });
    },
  },
  autonomy: {
    ask: (actor) =>
      setLevel(db, { actor, kind: 'tag_ticket', band: 'none', level: 'act', reason: null, now: NOW }),
  },
};

/** Asked of the shop, not of a finding. */
const OF_THE_SHOP: readonly string[] = ['threshold', 'members', 'stop', 'resume', 'autonomy', 'learned'];

const VERBS = Object.keys(CASES) as (keyof typeof CASES)[];
const ACTORS: readonly (readonly [name: string, Actor, Role | null])[] = [
  ...ROLES.map((role) => [`a ${role}`, who(role), role] as const),
  ['a stranger', STRANGER, null],
  ['the same user id in another team', { ...who('admin'), teamId: 'T2' } as Actor, null],
  ['a system', { type: 'system', name: 'nightly' }, null],
];
const TABLE = VERBS.flatMap((verb) => ACTORS.map(([name, actor, role]) => ({ verb, name, actor, role })));
const mayDo = ({ verb, role }: (typeof TABLE)[number]) => role !== null && rolesFor(verb).includes(role);

async function settings() {
  return (await db.query('select * from threshold_setting order by id')).rows;
}
async function members() {
  return (await db.query('select * from member order by team_id, user_id')).rows;
}

async function prepared(verb: keyof typeof CASES): Promise<Subject> {
  const subject = await proposed(db, ...(verb === 'undo' ? [SWAP] : []));
  await CASES[verb].prepare?.(subject);
  return subject;
}

/** Granting by a system is how the first admin and the sample shop's people come to be. */
const isBootstrap = ({ verb, actor }: (typeof TABLE)[number]) =>
  verb === 'members' && actor.type === 'system';

describe('refused with a sentence and a trace entry, and nothing changed', () => {
  test.each(TABLE.filter((one) => !mayDo(one) && !isBootstrap(one)))(
    '$verb by $name',
    async ({ verb, actor }) => {
      const subject = await prepared(verb);
      const before = [await standOf(db, subject.findingId), await settings(), await members()];
      const denied = async () =>
        (await db.query<{ n: number }>(`select count(*) as n from trace where kind = 'denied'`)).rows[0]?.n ??
        0;
      const deniedBefore = await denied();
      await expect(CASES[verb].ask(actor, subject)).rejects.toMatchObject({
        code: 'not_allowed',
        message: expect.stringMatching(/^Only an? \w+ can .*\. .* can\. Nothing was done\.$/),
      });
      expect([await standOf(db, subject.findingId), await settings(), await members()]).toEqual(before);
      expect(await denied()).toBe(deniedBefore + 1);
      if (!OF_THE_SHOP.includes(verb)) {
        expect((await traceOf(db, subject.findingId)).at(-1)).toBe('denied');
      }
    },
  );
});

describe('allowed', () => {
  test.each(TABLE.filter(mayDo))('$verb by $name', async ({ verb, actor }) => {
    const subject = await prepared(verb);
    await expect(CASES[verb].ask(actor, subject)).resolves.not.toThrow();
    expect(await traceOf(db, subject.findingId)).not.toContain('denied');
  });
});
