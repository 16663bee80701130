import type { App, BlockAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import { answerOffer } from './actions/answer-offer.ts';
import { approveAction } from './actions/approve-action.ts';
import { askOwner } from './actions/ask-owner.ts';
import { openSupplierBrief } from './actions/brief-supplier.ts';
import { cardMenu } from './actions/card-menu.ts';
import { complainAction } from './actions/complain-action.ts';
import { confirmSaved } from './actions/confirm-knowledge.ts';
import { openEdit } from './actions/edit-action.ts';
import { openHandoverAnswer, skipQuestion, stopInterview } from './actions/handover.ts';
import { openAutonomy } from './actions/open-autonomy.ts';
import { openPassage } from './actions/open-passage.ts';
import { planFinding } from './actions/plan-finding.ts';
import { rateAnswer } from './actions/rate-answer.ts';
import { openReject } from './actions/reject-finding.ts';
import { openPreference, openRule, openSaveKnowledge, saveMessage } from './actions/save-knowledge.ts';
import { goOnButton, stopButton } from './actions/stop-everything.ts';
import { sayOutcome } from './actions/tell-outcome.ts';
import { undoAction } from './actions/undo-action.ts';
import { undoKnowledge } from './actions/undo-knowledge.ts';
import { wakeFinding } from './actions/wake-finding.ts';
import { openWhy } from './actions/why-finding.ts';
import { clicked } from './clicked.ts';
import { ops } from './commands/ops.ts';
import type {
  ActionArgs,
  CommandArgs,
  EventArgs,
  Listener,
  ListenerDeps,
  ShortcutArgs,
  ViewArgs,
} from './context.ts';
import { appHomeOpened } from './events/app-home-opened.ts';
import { appMention } from './events/app-mention.ts';
import { message } from './events/message.ts';
import { removed } from './events/removed.ts';
import { sessionStopped } from './events/session.ts';
import { approvePlanForm } from './views/approve-plan.ts';
import { editAction } from './views/edit-action.ts';
import { handoverAnswer } from './views/handover-answer.ts';
import { rejectFinding } from './views/reject-finding.ts';
import { saveKnowledgeForm } from './views/save-knowledge.ts';
import { setAutonomy } from './views/set-autonomy.ts';

/** What each button does. A card may hold several of a name, told apart by what follows a colon. */
const BUTTONS: Readonly<Record<string, Listener<ActionArgs>>> = {
  approve_action: approveAction,
  edit_action: openEdit,
  undo_action: undoAction,
  outcome_happened: sayOutcome(true),
  outcome_missing: sayOutcome(false),
  snooze_finding: cardMenu,
  wake_finding: wakeFinding,
  reject_finding: openReject,
  why_finding: openWhy,
  brief_supplier: openSupplierBrief,
  rate_answer: rateAnswer,
  ask_owner: askOwner,
  open_passage: openPassage,
  save_knowledge: openSaveKnowledge,
  undo_knowledge: undoKnowledge,
  confirm_knowledge: confirmSaved,
  keep_rule: openRule,
  keep_preference: openPreference,
  handover_answer: openHandoverAnswer,
  handover_skip: skipQuestion,
  handover_stop: stopInterview,
  stop_everything: stopButton,
  go_on: goOnButton,
  open_autonomy: openAutonomy,
  give_trust: answerOffer(true),
  refuse_trust: answerOffer(false),
  complain_action: complainAction,
  plan_finding: planFinding,
};

const FORMS: Readonly<Record<string, Listener<ViewArgs>>> = {
  edit_action: editAction,
  reject_finding: rejectFinding,
  save_knowledge: saveKnowledgeForm,
  handover_answer: handoverAnswer,
  set_autonomy: setAutonomy,
  approve_plan: approvePlanForm,
};

/** Registers every listener with Bolt. */
export function register(app: App, deps: ListenerDeps): void {
  for (const [name, listener] of Object.entries(BUTTONS)) {
    const named = new RegExp(`^${name}(:.*)?$`);
    app.action<BlockAction>(named, (args) => clicked(listener, args as ActionArgs, deps));
  }
  for (const [name, listener] of Object.entries(FORMS)) {
    app.view<ViewSubmitAction>(name, (args) => listener(args as ViewArgs, deps));
  }
  app.shortcut<MessageShortcut>({ type: 'message_action', callback_id: 'save_message' }, (args) =>
    saveMessage(args as ShortcutArgs, deps),
  );
  app.command('/ops', (args) => ops(args as CommandArgs, deps));
  app.event('app_home_opened', (args) => appHomeOpened(args as EventArgs<'app_home_opened'>, deps));
  app.event('app_mention', (args) => appMention(args as EventArgs<'app_mention'>, deps));
  app.event('message', (args) => message(args as EventArgs<'message'>, deps));
  app.event('agent_session_stopped', (args) => sessionStopped(args as unknown as EventArgs<'message'>, deps));
  app.event('app_uninstalled', (args) => removed(args as EventArgs<'app_uninstalled'>, deps));
  app.event('tokens_revoked', (args) => removed(args as EventArgs<'tokens_revoked'>, deps));
}
