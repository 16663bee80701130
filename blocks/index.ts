export { aloneDayMessage, aloneMessage } from './alone.ts';
export { answerDetails, answerMessage } from './answer.ts';
export { autonomyMessage, autonomyModal } from './autonomy.ts';
export { briefingMessage } from './briefing.ts';
export { cardMessage } from './card.ts';
export { type AwaitingKnowledge, confirmKnowledgeMessage } from './confirm-knowledge.ts';
export { digestMessage } from './digest.ts';
export { earlierCardMessage } from './earlier.ts';
export { editModal } from './edit.ts';
export { gapsMessage } from './gaps.ts';
export {
  earlierHandoverMessage,
  handoverMessage,
  handoverModal,
  handoverStartedMessage,
  handoverSummaryMessage,
} from './handover.ts';
export { helpMessage } from './help.ts';
export { homeView } from './home.ts';
export { type LearnedView, learnedMessage } from './learned.ts';
export type { Message } from './message.ts';
export { type PassageView, passageModal } from './passage.ts';
export { planModal } from './plan.ts';
export { rejectModal } from './reject.ts';
export { replayMessage } from './replay.ts';
export { ruleOfferMessage } from './rule-offer.ts';
export { type SaveKnowledgeView, saveKnowledgeModal } from './save-knowledge.ts';
export { type SavedKnowledgeView, savedKnowledgeMessage } from './saved-knowledge.ts';
export { type StopView, stoppedMessage } from './stopped.ts';
export { supplierBriefModal } from './supplier-brief.ts';
export { pastAlertsMessage, thresholdPreviewMessage, thresholdsMessage } from './thresholds.ts';
export { lostTrustMessage, offerMessage } from './trust.ts';
export { undoFirstMessage } from './undo-first.ts';
export { whyModal } from './why.ts';
export { worthMessage } from './worth.ts';
