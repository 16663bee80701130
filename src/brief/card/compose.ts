import type { Action } from '../../domain/action.ts';
import type { ActionCatalogue } from '../../domain/catalogue.ts';
import type { Queryable } from '../../domain/database.ts';
import { dayOf, daysBetween } from '../../domain/day.ts';
import type { Shop } from '../../domain/shop.ts';
import { isAnswered } from '../answered.ts';
import type { ActionView, CardView } from '../views.ts';
import { moneyWords, stakeAndDeadline } from '../words.ts';
import { type ActionFact, type FindingRow, readActionFacts, readFindingRows } from './facts.ts';
import { factLines } from './lines/index.ts';

/** What composing needs besides rows. */
export interface Composing {
  readonly now: Date;
  readonly shop: Shop;
  readonly catalogue: ActionCatalogue;
}

/** One finding's card; null when there is no such finding. */
export async function composeCard(
  db: Queryable,
  { findingId, ...composing }: Composing & { readonly findingId: string },
): Promise<CardView | null> {
  const [card] = await composeCards(db, { findingIds: [findingId], ...composing });
  return card ?? null;
}

/** The cards of findings in the order given, in two queries however many they are. */
export async function composeCards(
  db: Queryable,
  { findingIds, ...composing }: Composing & { readonly findingIds: readonly string[] },
): Promise<CardView[]> {
  if (findingIds.length === 0) return [];
  const findings = new Map((await readFindingRows(db, findingIds)).map((row) => [row.id, row]));
  const actions = await readActionFacts(db, findingIds);
  return findingIds.flatMap((id) => {
    const finding = findings.get(id);
    return finding ? [cardOf(finding, actions.get(id) ?? [], composing)] : [];
  });
}

function cardOf(finding: FindingRow, actions: readonly ActionFact[], composing: Composing): CardView {
  const { now, shop, catalogue } = composing;
  const { id, kind, severity, state, headline, stake, deadline, rejection } = finding;
  const daysLeft = deadline === null ? null : daysBetween(dayOf(now, shop.timeZone), deadline);
  const answered = isAnswered(actions);
  return {
    findingId: id,
    kind,
    severity,
    state,
    headline,
    title: titleOf(finding),
    stake,
    deadline,
    daysLeft,
    urgency: answered ? '' : stakeAndDeadline(stake, deadline, daysLeft),
    facts: factLines(finding, shop.timeZone),
    ifNothing: answered ? null : finding.ifNothing,
    isAnswered: answered,
    actions: actions.filter(isTold).map((action) => actionView(action, catalogue)),
    snoozedUntil: finding.snoozedUntil,
    snoozedUntilChange: finding.snoozedUntilChange,
    rejection: rejection && { ...rejection, at: new Date(rejection.at) },
    resolvedAt: finding.resolvedAt,
    timeZone: shop.timeZone,
  };
}

function titleOf({ evidence, subject }: FindingRow): string | null {
  const { title } = evidence;
  return typeof title === 'string' && title !== '' && title !== subject.id ? title : null;
}

/** A proposal that a newer one replaced before anybody decided is no news. */
function isTold({ state }: Action): boolean {
  return state !== 'superseded';
}

export function actionView(action: Action, catalogue: ActionCatalogue): ActionView {
  const { kind, params, state, undoable } = action;
  return {
    id: action.id,
    revision: action.revision,
    kind,
    effectClass: catalogue.effectClass(kind),
    state,
    label: action.label,
    summary: action.summary,
    cost: action.cost,
    expectedEffect: action.expectedEffect,
    money: moneyWords(action.cost, action.expectedEffect),
    deadline: action.deadline,
    decidedBy: action.decidedBy,
    decidedAt: action.decidedAt,
    outcome: action.outcome,
    editable: state === 'proposed' && catalogue.editFields(kind, params).length > 0,
    canUndo: state === 'done' && undoable,
  };
}
