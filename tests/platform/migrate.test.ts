import { expect, test } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { testDatabase } from '../support/database.ts';

test('two processes may migrate at once, and a second run changes nothing', async () => {
  const db = await testDatabase();
  const before = await db.query('select name from schema_migration order by name');
  await Promise.all([migrate(db), migrate(db)]);
  const after = await db.query('select name from schema_migration order by name');
  expect(after.rows).toEqual(before.rows);
  expect(after.rows.length).toBeGreaterThan(0);
  await db.close();
});
