import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/domain/database.ts';
import { withinLimit } from '../../src/slack/listeners/within-limit.ts';
import { testDatabase } from '../support/database.ts';

const ACTOR = { type: 'user', teamId: 'T1', userId: 'U1' } as const;
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test('in a burst, what is still being answered counts, and is forgotten once it is', async () => {
  const deps = { db, clock: () => new Date('2026-03-03T12:30:00Z') };
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const burst = Array.from({ length: 30 }, () => withinLimit(deps, ACTOR, () => ended));
  await expect(withinLimit(deps, ACTOR, async () => 'answered')).rejects.toThrow(
    'Ask this again in 5 minutes',
  );
  end();
  await Promise.all(burst);
  expect(await withinLimit(deps, ACTOR, async () => 'answered')).toBe('answered');
});
