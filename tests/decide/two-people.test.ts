import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { executeAction } from '../../src/act/execute.ts';
import { approve, policiesFrom, readAction } from '../../src/decide/index.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import { depsOf as actDepsOf } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { forgetBoundaries, policies, shopWith } from './boundaries-world.ts';
import { depsOf, NOW, proposed, seedPeople, who } from './world.ts';

let db: Database;

const AT_THE_SHELL: Actor = { type: 'user', teamId: 'cli', userId: 'local', name: 'root' };
const NAMELESS: Actor = { type: 'user', teamId: 'T1', userId: 'U7', name: 'Admin Person' };

beforeAll(async () => {
  db = await testDatabase();
  await seedPeople(db);
  await shopWith(db);
  await db.query(
    `insert into member (team_id, user_id, name, roles, added_by, added_at)
     values ('cli', 'local', null, array['admin', 'approver'], '{}', $1), ('T1', 'U7', null, array['approver'], '{}', $1)`,
    [NOW],
  );
});
afterAll(() => db.close());
beforeEach(() => forgetBoundaries(db));

const needing = (needs: string) =>
  policies(db, 'Limits', { approval_limits: [{ action: '*', above: 10, needs }] });
const yes = (actionId: string, actor: Actor) =>
  approve(depsOf(db), { actor, actionId, revision: 1, now: NOW });

test('who sits at the command line is no second person beside someone in Slack, whoever comes first', async () => {
  await needing('two people');
  const one = await proposed(db);
  expect(await yes(one.actionId, who('admin'))).toMatchObject({ state: 'proposed' });
  expect(await yes(one.actionId, AT_THE_SHELL)).toMatchObject({
    state: 'proposed',
    outcome: 'root said yes; it waits for one more person in Slack.',
  });
  expect(await yes(one.actionId, who('approver'))).toMatchObject({ state: 'approved' });
  const other = await proposed(db);
  await yes(other.actionId, AT_THE_SHELL);
  expect(await yes(other.actionId, who('admin'))).toMatchObject({ state: 'proposed' });
  expect(await yes(other.actionId, NAMELESS)).toMatchObject({ state: 'approved' });
});

test('the gate counts them the same way when the rule came after one yes', async () => {
  const { actionId } = await proposed(db);
  await yes(actionId, AT_THE_SHELL);
  await needing('two people');
  await executeAction(actDepsOf(db), { actionId, revision: 1, purpose: 'do' });
  expect(await readAction(db, actionId)).toMatchObject({
    state: 'refused',
    outcome: 'It takes a yes from 2 people in Slack.',
  });
});

test('nobody is the named person by the name that they gave themselves', async () => {
  await needing('admin person');
  const { actionId } = await proposed(db);
  expect(await yes(actionId, NAMELESS)).toMatchObject({ state: 'proposed' });
  expect(await yes(actionId, who('admin'))).toMatchObject({ state: 'approved' });
});

test.each(['two approvers', '2 people', 'Two people'])('%j is two people', async (needs) => {
  await needing(needs);
  const { actionId } = await proposed(db);
  expect(await yes(actionId, who('admin'))).toMatchObject({ state: 'proposed' });
  expect(await yes(actionId, who('approver'))).toMatchObject({ state: 'approved' });
});

test('a document is taken with a full name or with two people, and refused with anything else', () => {
  const read = (needs: string) => policiesFrom({ approval_limits: [{ action: '*', above: 10, needs }] });
  for (const needs of ['Priya Raman', 'Jean-Luc O’Neill', 'two people', '2 approvers'])
    expect(read(needs)).toHaveProperty('fields');
  for (const needs of ['CFO', 'three people', 'any admin', 'both owners', 'anyone @ finance'])
    expect(read(needs)).toMatchObject({ wrong: expect.stringContaining('first and a last name') });
});
