import type { Queryable } from '../../domain/database.ts';
import type { Statement } from '../../platform/bulk-load.ts';
import type { Entity } from '../entity.ts';
import { ROLL_UPS, type RollUp, type RollUpTable } from './definitions/store.ts';

/** The (sku, day) pairs whose roll-ups rows came to, went from or changed in; parallel arrays. */
export interface TouchedDays {
  readonly skus: readonly string[];
  readonly days: readonly string[];
}

/**
 * Runs an insert of new rows and adds them to their roll-ups in the same statement. Returns how many rows were new,
 * and, where they cannot be added, the days to count again.
 */
export async function insertAndRollUp(
  tx: Queryable,
  entity: Entity,
  insert: Statement,
  timeZone: string,
): Promise<{ inserted: number; touched: TouchedDays | null }> {
  const rollUp = ROLL_UPS[entity.name];
  if (!rollUp) return { inserted: (await tx.query(insert.text, insert.values)).rowCount, touched: null };
  const adding = rollUp.tables.filter(({ add }) => add !== null);
  // In the order of the key: two imports at once then wait for each other and never in a circle.
  const added = adding.map(
    ({ name, sums, add }) =>
      `${name}_added as (insert into ${name} as t ${sums} order by sku, day on conflict ${add})`,
  );
  const again = adding.length < rollUp.tables.length;
  const { rows } = await tx.query<{ inserted: number } & TouchedDays>(
    zoned(
      `with r as (${insert.text} returning ${rollUp.needs}) ${added.map((one) => `, ${one}`).join('')}
       select (select count(*) from r) as inserted, ${again ? daysOf(rollUp, 'r') : 'null as skus, null as days'}`,
      insert.values.length + 1,
    ),
    [...insert.values, timeZone],
  );
  const row = rows[0];
  return { inserted: row?.inserted ?? 0, touched: again && row?.skus ? row : null };
}

/** Runs an update of changed rows. Returns how many changed and the days to count again. */
export async function updateAndTouch(
  tx: Queryable,
  entity: Entity,
  update: Statement,
  timeZone: string,
): Promise<{ updated: number; touched: TouchedDays | null }> {
  if (update.text === '') return { updated: 0, touched: null };
  const rollUp = ROLL_UPS[entity.name];
  const count = '(select count(*) from changed) as updated';
  if (!rollUp) {
    const { rows } = await tx.query<{ updated: number }>(
      `with ${update.text} select ${count}`,
      update.values,
    );
    return { updated: rows[0]?.updated ?? 0, touched: null };
  }
  const { rows } = await tx.query<{ updated: number } & TouchedDays>(
    zoned(
      `with ${update.text}, r as (select * from previous union all select * from changed)
       select ${count}, ${daysOf(rollUp, 'r')}`,
      update.values.length + 1,
    ),
    [...update.values, timeZone],
  );
  const row = rows[0];
  return { updated: row?.updated ?? 0, touched: row?.skus ? row : null };
}

/** Counts the roll-ups of these days again from the rows themselves; a day without rows has none. */
export async function recountDays(
  tx: Queryable,
  entity: Entity,
  { skus, days }: TouchedDays,
  timeZone: string,
): Promise<void> {
  const rollUp = ROLL_UPS[entity.name];
  if (!rollUp || skus.length === 0) return;
  const relation = `touched as (select distinct * from unnest($1::text[], $2::date[]) as t(sku, day)),
    r as (select e.* from touched t join ${entity.table} e on e.sku = t.sku
           and e.${rollUp.at} >= (t.day::timestamp at time zone $zone)
           and e.${rollUp.at} < ((t.day + 1)::timestamp at time zone $zone))`;
  for (const { name, sums } of rollUp.tables) {
    await tx.query(
      `delete from ${name} t using unnest($1::text[], $2::date[]) as g(sku, day) where t.sku = g.sku and t.day = g.day`,
      [skus, days],
    );
    await tx.query(zoned(`with ${relation} ${insertInto(name, sums)}`, 3), [skus, days, timeZone]);
  }
}

/** Counts every roll-up again, as the days of another time zone. */
export async function recountAll(
  tx: Queryable,
  entities: readonly Entity[],
  timeZone: string,
): Promise<void> {
  for (const { name: entity, table } of entities) {
    for (const { name, sums } of ROLL_UPS[entity]?.tables ?? []) {
      await tx.query(`delete from ${name}`);
      await tx.query(zoned(`with r as (select * from ${table}) ${insertInto(name, sums)}`, 1), [timeZone]);
    }
  }
}

function insertInto(name: RollUpTable['name'], sums: string): string {
  return `insert into ${name} ${sums}`;
}

function daysOf({ day }: RollUp, relation: string): string {
  const pairs = `(select distinct r.sku, ${day}::text as day from ${relation} r) pairs`;
  return `(select array_agg(pairs.sku order by pairs.sku, pairs.day) from ${pairs}) as skus,
          (select array_agg(pairs.day order by pairs.sku, pairs.day) from ${pairs}) as days`;
}

function zoned(text: string, parameter: number): string {
  return text.replaceAll('$zone', `$${parameter}::text`);
}
