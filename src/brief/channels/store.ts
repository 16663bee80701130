import type { Queryable } from '../../domain/database.ts';

/** Where and when a channel gets its briefing. Times are wall-clock times of `timeZone`, "07:30". */
export interface ChannelSetting {
  readonly channel: string;
  readonly timeZone: string;
  readonly briefingAt: string;
  /** Between these, alerts wait; null: they never do. */
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
}

/** Every channel that is briefed. */
export async function readChannelSettings(db: Queryable): Promise<ChannelSetting[]> {
  const { rows } = await db.query<ChannelSetting>(
    `select channel, time_zone as "timeZone", briefing_at as "briefingAt", quiet_from as "quietFrom",
            quiet_to as "quietTo"
     from channel_setting order by channel`,
  );
  return rows;
}

/** Sets a channel up, or changes it. */
export async function saveChannelSetting(
  db: Queryable,
  { channel, timeZone, briefingAt, quietFrom, quietTo, now }: ChannelSetting & { readonly now: Date },
): Promise<void> {
  await db.query(
    `insert into channel_setting (channel, time_zone, briefing_at, quiet_from, quiet_to, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (channel) do update set
       time_zone = excluded.time_zone, briefing_at = excluded.briefing_at, quiet_from = excluded.quiet_from,
       quiet_to = excluded.quiet_to, updated_at = excluded.updated_at`,
    [channel, timeZone, briefingAt, quietFrom, quietTo, now],
  );
}
