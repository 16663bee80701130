import type { Action, ActionKind } from '../../domain/action.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Transaction } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import { listMembers } from '../members/store.ts';
import { readAbout } from '../never/about.ts';
import { goesAgainst } from '../never/goes-against.ts';
import { neverWords } from '../never/words.ts';
import { type Extent, extentOf } from './extent.ts';
import { stillMissing } from './missing.ts';
import { offSentence } from './off.ts';
import { readRules } from './read.ts';
import type { Rules } from './rules.ts';
import { insertUsage, lockBoundaries, readKeywordSpend, readUsage } from './store.ts';
import { obstacleAlone, stoppedSentence } from './verdict.ts';

/** An action about to be carried out. */
export interface PermitRequest {
  readonly action: Pick<Action, 'id' | 'kind' | 'params' | 'cost' | 'revision' | 'paramsHash'> & {
    readonly decidedBy: Actor | null;
  };
  /** What makes its effect single. */
  readonly key: string;
  readonly now: Date;
  readonly shop: Shop;
}

/**
 * The one gate before anything is carried out, whoever decided on it: why it may not be, in a sentence, or null, and
 * then it is counted, in the caller's transaction. A second request under the same key is the same action, held against
 * the rules of its own instant and counted once.
 */
export async function permit(
  tx: Transaction,
  catalogue: ActionCatalogue,
  { action, key, now, shop }: PermitRequest,
): Promise<string | null> {
  await lockBoundaries(tx);
  const rules = await readRules(tx, now, shop.timeZone);
  if (rules.stopped) return stoppedSentence(rules.stopped);
  const extent = await withSpend(tx, extentOf(catalogue, action, shop.currency), now);
  const off = offSentence(rules, extent, await listMembers(tx));
  if (off) return off;
  const alone = action.decidedBy?.type === 'system';
  const rule = alone ? await ruleAgainst(tx, catalogue, { rules, action }) : null;
  if (rule) return `${neverWords(rule)} (${rule.source}).`;
  const obstacle = alone
    ? obstacleAlone(rules, { extent, now, shop, ...(await usageOf(tx, { kind: extent.kind, key, now })) })
    : await missingApproval(tx, catalogue, { action, now, shop });
  if (obstacle) return obstacle;
  await insertUsage(tx, { key, actionId: action.id, alone, extent, now });
  return null;
}

/** What people agreed never to want forbids it without asking; whoever approves it may still. */
async function ruleAgainst(
  tx: Transaction,
  catalogue: ActionCatalogue,
  { rules, action }: { rules: Rules; action: PermitRequest['action'] },
) {
  if (!rules.never.some((rule) => rule.action === action.kind)) return null;
  const [about = []] = await readAbout(tx, catalogue, [action]);
  return goesAgainst(rules.never, { kind: action.kind, about });
}

/** Keywords that stop or start move what they spend a day, which only the rows tell. */
async function withSpend(tx: Transaction, extent: Extent, now: Date): Promise<Extent> {
  const { kind, subjects, budgetMinor } = extent;
  if (kind !== 'pause_keyword' && kind !== 'resume_keyword') return extent;
  const ids = subjects.flatMap((subject) => (subject.startsWith('keyword:') ? [subject.slice(8)] : []));
  return { ...extent, budgetMinor: budgetMinor + (await readKeywordSpend(tx, ids, now)) };
}

/** What else was done alone: the action's own count, where it has one, is not held against it. */
async function usageOf(tx: Transaction, { kind, key, now }: { kind: ActionKind; key: string; now: Date }) {
  const { whole, ...usage } = await readUsage(tx, kind, now, { except: key });
  return { usage, whole };
}

/** Nobody's approval counts for more than the rules of this instant let it. */
async function missingApproval(
  tx: Transaction,
  catalogue: ActionCatalogue,
  { action, now, shop }: Omit<PermitRequest, 'key'>,
): Promise<string | null> {
  const missing = await stillMissing(tx, catalogue, { action, actor: null, now, shop });
  return missing && `It takes a yes from ${missing.of}.`;
}
