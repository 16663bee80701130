import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant, listMembers, policy, revoke, rolesFor, type Verb } from '../../src/decide/index.ts';
import { type Actor, ROLES } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import { verifyTrace } from '../../src/trace/index.ts';
import { testDatabase } from '../support/database.ts';
import { NOW } from './world.ts';

const VERBS: readonly Verb[] = [
  'see',
  'why',
  'snooze',
  'wake',
  'edit',
  'approve',
  'reject',
  'undo',
  'threshold',
  'members',
];
const verbs = fc.constantFrom(...VERBS);
const roles = fc.subarray([...ROLES]);

test('someone may exactly when one of their roles may', () => {
  fc.assert(
    fc.property(verbs, roles, (verb, some) => {
      const { allowed } = policy({ verb, roles: some, whoMay: [] });
      expect(allowed).toBe(some.some((role) => policy({ verb, roles: [role], whoMay: [] }).allowed));
    }),
  );
});

test('each role may at least what the one before it may', () => {
  for (const [index, role] of ROLES.entries()) {
    const weaker = ROLES.slice(0, index);
    for (const verb of VERBS) {
      if (rolesFor(verb).some((one) => weaker.includes(one))) expect(rolesFor(verb)).toContain(role);
    }
  }
});

test('no role means no authority, and an empty member list means nobody', () => {
  for (const verb of VERBS) {
    const verdict = policy({ verb, roles: [], whoMay: [] });
    expect(verdict).toMatchObject({ allowed: false });
    if (!verdict.allowed) expect(verdict.sentence).toContain('Nobody can yet: someone at the server runs');
  }
});

test.each([
  [
    [],
    'Nobody can yet: someone at the server runs "daybreak members grant USER admin approver --team TEAM".',
  ],
  [['Ana'], 'Ana can.'],
  [['Ana', 'Ben', 'Cem'], 'Ana or Ben or Cem can.'],
  [['Ana', 'Ben', 'Cem', 'Dee', 'Eli'], 'Ana, Ben, Cem and 2 more can.'],
])('a refusal says who can: %j', (whoMay, ask) => {
  expect(policy({ verb: 'approve', roles: ['viewer'], effect: 'money', whoMay })).toEqual({
    allowed: false,
    sentence: `Only an approver can approve this. It spends money. ${ask} Nothing was done.`,
  });
});

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const local: Actor = { type: 'user', teamId: 'cli', userId: 'local' };
const inSlack: Actor = { type: 'user', teamId: 'T1', userId: 'U1' };
const asAdmin = (userId: string, teamId = 'T1') => ({
  teamId,
  userId,
  name: null,
  roles: ['admin' as const],
});

test('the first admin is made at the command line, never from Slack; from then on only an admin makes others', async () => {
  const ask = (actor: Actor, userId: string) => grant(db, { actor, member: asAdmin(userId), now: NOW });
  await expect(ask(inSlack, 'U1')).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await listMembers(db)).toEqual([]);
  await ask(local, 'U1');
  await expect(ask(local, 'U2')).rejects.toMatchObject({ code: 'not_allowed' });
  await ask(inSlack, 'U2');
  expect((await listMembers(db)).map(({ userId }) => userId)).toEqual(['U1', 'U2']);
});

test('whoever loses all roles may nothing from that instant, and stays known', async () => {
  const second: Actor = { type: 'user', teamId: 'T1', userId: 'U2' };
  await revoke(db, { actor: inSlack, teamId: 'T1', userId: 'U2', now: NOW });
  await expect(revoke(db, { actor: second, teamId: 'T1', userId: 'U1', now: NOW })).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect((await listMembers(db)).map(({ userId }) => userId)).toEqual(['U1']);
  const { rows } = await db.query(
    `select summary from trace where kind = 'setting' order by seq desc limit 1`,
  );
  expect(rows).toEqual([{ summary: 'U2 has no role any more' }]);
  expect(await verifyTrace(db)).toMatchObject({ ok: true });
});
