import type { Action } from '../../domain/action.ts';
import type { Actor } from '../../domain/actor.ts';
import { actsAlone } from '../../domain/autonomy.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Transaction } from '../../domain/database.ts';
import type { Shop } from '../../domain/shop.ts';
import { readAbout } from '../never/about.ts';
import { goesAgainst } from '../never/goes-against.ts';
import { neverWords } from '../never/words.ts';
import { extentOf } from './extent.ts';
import { stillMissing } from './missing.ts';
import { readRules } from './read.ts';
import { levelOf, type Rules } from './rules.ts';
import { insertUsage, isCounted, lockBoundaries, readUsage } from './store.ts';
import { NOT_TRUSTED, obstacleAlone, stoppedSentence } from './verdict.ts';

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
 * then it is counted, in the caller's transaction. A second request under the same key is the same action.
 */
export async function permit(
  tx: Transaction,
  catalogue: ActionCatalogue,
  { action, key, now, shop }: PermitRequest,
): Promise<string | null> {
  await lockBoundaries(tx);
  const rules = await readRules(tx, now, shop.timeZone);
  if (rules.stopped) return stoppedSentence(rules.stopped);
  const extent = extentOf(catalogue, action, shop.currency);
  const alone = action.decidedBy?.type === 'system';
  if (alone && !actsAlone(levelOf(rules, extent.kind, extent.band))) return NOT_TRUSTED;
  const rule = alone ? await ruleAgainst(tx, catalogue, { rules, action }) : null;
  if (rule) return `${neverWords(rule)} (${rule.source}).`;
  if (await isCounted(tx, key)) return null;
  const obstacle = alone
    ? obstacleAlone(rules, { extent, now, shop, ...(await usageOf(tx, extent.kind, now)) })
    : await missingApproval(tx, catalogue, { action, now, shop });
  if (obstacle) return obstacle;
  const { kind, valueMinor, budgetMinor, skus } = extent;
  await insertUsage(tx, { key, actionId: action.id, kind, alone, valueMinor, budgetMinor, skus, now });
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

async function usageOf(tx: Transaction, kind: Action['kind'], now: Date) {
  const { whole, ...usage } = await readUsage(tx, kind, now);
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
