import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleAdapter } from '../../src/act/index.ts';
import { registry } from '../../src/act/registry.ts';
import { ACTION_KINDS } from '../../src/domain/action.ts';
import type { Database } from '../../src/domain/database.ts';
import { testDatabase } from '../support/database.ts';
import { PARAMS } from './arbitraries.ts';
import { NOW, SHOP } from './world.ts';

let db: Database;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const reversible = ACTION_KINDS.filter((kind) => registry[kind].undoable);

/** How a platform may show a thing before: not at all, or with fields that the action knows nothing of. */
const state = fc.option(
  fc.dictionary(
    fc.constantFrom('status', 'note', 'dailyBudget', 'tags', 'bin', 'own'),
    // The database keeps no zero characters, and JSON no negative zero.
    fc.oneof(fc.integer(), fc.stringMatching(/^[ -~äöü]{0,20}$/), fc.boolean(), fc.constant(null)),
  ),
  { nil: null },
);

describe.each(reversible)('%s', (kind) => {
  test('undone, leaves the platform exactly as it was', async () => {
    const adapter = sampleAdapter(db);
    await fc.assert(
      fc.asyncProperty(PARAMS[kind], state, async (drawn, before) => {
        count += 1;
        const [params, key] = [withoutZeros(drawn), `act_${count}:1`];
        const identity = { actionId: `act_${count}`, now: NOW, today: '2026-03-03', shopName: SHOP.name };
        const changes = registry[kind].changes(params, identity);
        const targets = [
          ...new Map(changes.map(({ target }) => [`${target.type} ${target.id}`, target])).values(),
        ];
        await stand(targets, before);
        const signal = AbortSignal.timeout(10_000);
        const seen = await adapter.read(targets);
        await adapter.apply({ key: `${key}:do`, changes, before: seen, now: NOW, signal });
        const undo = { key: `${key}:undo`, undoes: `${key}:do`, before: seen, now: NOW, signal };
        await adapter.revert(undo);
        expect(await adapter.read(targets)).toEqual(seen);
        await adapter.revert(undo);
        expect(await adapter.read(targets)).toEqual(seen);
      }),
      { numRuns: 15 },
    );
  });
});

/** Makes every target stand as given; with null there is no such thing. */
async function stand(targets: readonly { type: string; id: string }[], before: object | null): Promise<void> {
  for (const { type, id } of targets) {
    await db.query('delete from sample_platform_state where kind = $1 and id = $2', [type, id]);
    if (before === null) continue;
    await db.query(
      'insert into sample_platform_state (kind, id, state, updated_at) values ($1, $2, $3, $4)',
      [type, id, JSON.stringify(before), NOW],
    );
  }
}

function withoutZeros(params: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(params).replaceAll('\\u0000', '0')) as Record<string, unknown>;
}
