import { type Actor, CLI_TEAM } from '../../domain/actor.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Transaction } from '../../domain/database.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Shop } from '../../domain/shop.ts';
import { listMembers } from '../members/store.ts';
import { rolesFor } from '../policy.ts';
import type { ActionRow } from '../store.ts';
import { extentOf } from './extent.ts';
import { offSentence } from './off.ts';
import { readRules } from './read.ts';
import { readApprovers } from './store.ts';
import { type Approver, missingFor, needsOf } from './verdict.ts';

/** What of an action says who must approve it. */
type Deciding = Pick<ActionRow, 'id' | 'kind' | 'params' | 'cost' | 'revision' | 'paramsHash'>;

/**
 * Whom an action still waits for once `actor` says yes too; null when that makes it complete. Throws `not_allowed` where
 * its kind is switched off in its band, for everybody.
 */
export async function stillMissing(
  tx: Transaction,
  catalogue: ActionCatalogue,
  { action, actor, now, shop }: { action: Deciding; actor: Actor | null; now: Date; shop: Shop },
): Promise<{ readonly of: string; readonly again: boolean } | null> {
  const rules = await readRules(tx, now, shop.timeZone);
  const extent = extentOf(catalogue, action, shop.currency);
  const members = await listMembers(tx);
  const off = offSentence(rules, extent, members);
  if (off) throw new DaybreakError('not_allowed', `${off} Nothing was done.`);
  const needs = needsOf(extent, rules, shop);
  if (needs.people <= 1 && needs.named.length === 0) return null;
  const before = await readApprovers(tx, { ...action, actionId: action.id });
  const approvers = new Map(before.map((one) => [one.key, one]));
  if (actor?.type === 'user') {
    const key = `${actor.teamId}:${actor.userId}`;
    const member = members.find((one) => `${one.teamId}:${one.userId}` === key);
    const own: Approver = {
      key,
      name: member?.name ?? null,
      isOwnPerson: member !== undefined && actor.teamId !== CLI_TEAM,
      isAdmin: member?.roles.includes('admin') ?? false,
    };
    approvers.set(key, own);
  }
  const mayApprove = members.flatMap(({ name, roles }) =>
    name && roles.some((role) => rolesFor('approve').includes(role)) ? [name] : [],
  );
  const of = missingFor(needs, [...approvers.values()], mayApprove);
  return of === null ? null : { of, again: approvers.size === before.length };
}
