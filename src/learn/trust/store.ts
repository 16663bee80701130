import type { ActionKind, ActionParams } from '../../domain/action.ts';
import type { Actor } from '../../domain/actor.ts';
import type { AutonomyLevel, ValueBand } from '../../domain/autonomy.ts';
import type { Queryable, Transaction } from '../../domain/database.ts';
import type { Money } from '../../domain/money.ts';
import { newId } from '../../platform/id.ts';
import type { Afterwards } from '../outcomes/afterwards.ts';
import type { Evidence } from './agreement.ts';

/** A decided action as its rows tell it. */
export interface JudgedRow {
  readonly actionId: string;
  readonly kind: ActionKind;
  readonly cost: Money | null;
  readonly at: Date;
  readonly alone: boolean;
  readonly rejected: boolean;
  readonly undone: boolean;
  readonly harmful: boolean;
  /** What the data showed after it was carried out; null while nothing does. */
  readonly figures: Afterwards | null;
  readonly params: ActionParams;
  /** The parameters before the first edit; null where nobody edited it. */
  readonly drafted: ActionParams | null;
}

/**
 * Actions that people or Daybreak decided on since an instant, each once. What Daybreak decided counts only once it
 * has stood for a while without being taken back. What a failing plan took back, nobody has thought wrong.
 */
export async function readJudged(
  db: Queryable,
  { since, stoodSince, kinds }: { since: Date; stoodSince: Date; kinds: readonly ActionKind[] | null },
): Promise<JudgedRow[]> {
  const { rows } = await db.query<JudgedRow>(
    `select a.id as "actionId", a.kind, a.decided_at as at, a.decided_by->>'type' = 'system' as alone, a.state = 'rejected' as rejected,
            coalesce(d.undone, false) as undone, coalesce(d.harmful, false) as harmful, a.params, o.figures,
            e.before as drafted,
            case when a.cost_minor is null then null
              else jsonb_build_object('minor', a.cost_minor, 'currency', a.cost_currency) end as cost
       from action a
       left join lateral (
         select bool_or(verb = 'undo') as undone, bool_or(verb = 'harm') as harmful
           from decision where action_id = a.id and verb in ('undo', 'harm') and actor->>'type' = 'user') d on true
       left join lateral (
         select data->'before' as before from trace
          where action_id = a.id and kind = 'edited' order by seq limit 1) e on a.edited
       left join outcome o on o.action_id = a.id and o.decided = 'executed' and a.state = 'done'
      where a.decided_at >= $1 and a.state not in ('proposed', 'superseded', 'expired')
        and ($3::text[] is null or a.kind = any($3))
        and (a.decided_by->>'type' = 'user'
             or (a.decided_by->>'name' = 'autonomy'
                 and (a.state = 'done' and a.decided_at <= $2 or d.undone or d.harmful)))
      order by a.decided_at`,
    [since, stoodSince, kinds],
  );
  return rows;
}

/** What stood first of a finding's proposals and was left: people gave another answer. */
export interface LeftRow extends Pick<JudgedRow, 'kind' | 'cost' | 'params' | 'at'> {
  /** The actions that they approved instead. */
  readonly instead: readonly string[];
}

/**
 * First proposals that stood when people approved another one of their finding since an instant, and that nobody
 * decided on: those that ended by themselves, and those that still stand and were passed over before `standsSince`.
 */
export async function readLeft(
  db: Queryable,
  { since, standsSince, kinds }: { since: Date; standsSince: Date; kinds: readonly ActionKind[] | null },
): Promise<LeftRow[]> {
  const { rows } = await db.query<LeftRow>(
    `select a.kind, a.params, min(b.decided_at) as at, array_agg(b.id) as instead,
            case when a.cost_minor is null then null
              else jsonb_build_object('minor', a.cost_minor, 'currency', a.cost_currency) end as cost
       from action b
       join action a on a.finding_id = b.finding_id and a.period = b.period and a.ordinal = 0 and b.ordinal > 0
        and a.created_at <= b.decided_at
        and (a.state in ('superseded', 'expired') and a.decided_at >= b.decided_at
             or a.state = 'proposed' and b.decided_at <= $2)
      where b.decided_at >= $1 and b.decided_by->>'type' = 'user'
        and b.state not in ('proposed', 'superseded', 'expired', 'rejected')
        and ($3::text[] is null or a.kind = any($3))
      group by a.id order by 2`,
    [since, standsSince, kinds],
  );
  return rows;
}

/** Findings, each open period by itself, whose proposals expired since an instant without anybody's answer. */
export async function countIgnored(db: Queryable, since: Date): Promise<number> {
  const { rows } = await db.query<{ ignored: number }>(
    `select count(distinct (a.finding_id, a.period))::int as ignored from action a
      where a.state = 'expired' and a.decided_at >= $1
        and not exists (select from action b where b.finding_id = a.finding_id and b.period = a.period
                           and b.state not in ('proposed', 'superseded', 'expired'))`,
    [since],
  );
  return rows[0]?.ignored ?? 0;
}

/** When a kind's level in a band was set last, and whether Daybreak did it itself. */
export interface LevelChange {
  readonly kind: ActionKind;
  readonly band: ValueBand;
  readonly level: AutonomyLevel;
  readonly at: Date;
}

export async function readLevelChanges(db: Queryable): Promise<LevelChange[]> {
  const { rows } = await db.query<LevelChange>(
    `select distinct on (kind, band) kind, band, level, set_at as at
       from autonomy_setting order by kind, band, id desc`,
  );
  return rows;
}

/** Trust that Daybreak took back by itself. */
export interface LostTrust extends LevelChange {
  /** What it might do before. */
  readonly before: AutonomyLevel;
  readonly reason: string | null;
}

/** One change of a level that took trust back; null where there is none. `id` is the setting's. */
export async function readLostTrust(db: Queryable, id: string): Promise<LostTrust | null> {
  const { rows } = await db.query<LostTrust>(
    `select s.kind, s.band, s.level, s.set_at as at, s.reason, coalesce(b.level, 'recommend') as before
       from autonomy_setting s
       left join lateral (select level from autonomy_setting
                           where kind = s.kind and band = s.band and id < s.id order by id desc limit 1) b on true
      where s.id = $1::bigint`,
    [id],
  );
  return rows[0] ?? null;
}

/** Trust that was offered. */
export interface Offer {
  readonly id: string;
  readonly kind: ActionKind;
  readonly band: ValueBand;
  readonly level: AutonomyLevel;
  readonly evidence: Omit<Evidence, 'since'> & { readonly since: string | null };
  readonly offeredAt: Date;
  readonly accepted: boolean | null;
  readonly answeredBy: Actor | null;
  readonly answeredAt: Date | null;
}

const OFFER = `id, kind, band, level, evidence, offered_at as "offeredAt", accepted, answered_by as "answeredBy",
  answered_at as "answeredAt"`;

/** The newest offer of each kind and band. */
export async function readOffers(db: Queryable): Promise<Offer[]> {
  const { rows } = await db.query<Offer>(
    `select distinct on (kind, band) ${OFFER} from promotion_offer order by kind, band, offered_at desc`,
  );
  return rows;
}

/** One offer; null where there is none. In a transaction with `lock`, its row is held. */
export async function readOffer(db: Queryable, id: string, { lock = false } = {}): Promise<Offer | null> {
  const { rows } = await db.query<Offer>(
    `select ${OFFER} from promotion_offer where id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
}

export async function insertOffer(
  tx: Transaction,
  offer: Pick<Offer, 'kind' | 'band' | 'level'> & { evidence: Evidence; now: Date },
): Promise<string> {
  const id = newId('offer');
  const { kind, band, level, evidence, now } = offer;
  await tx.query(
    `insert into promotion_offer (id, kind, band, level, evidence, offered_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, kind, band, level, JSON.stringify(evidence), now],
  );
  return id;
}

export async function answerOffer(
  tx: Transaction,
  { id, accepted, by, now }: { id: string; accepted: boolean; by: Actor; now: Date },
): Promise<void> {
  await tx.query(
    'update promotion_offer set accepted = $2, answered_by = $3, answered_at = $4 where id = $1 and accepted is null',
    [id, accepted, JSON.stringify(by), now],
  );
}
