export { type Answer, type Answerer, openAnswerer, type Question } from './ask.ts';
export { createAsk } from './create.ts';
export { findGaps, type Gap, gapsOfWeek } from './gaps/find.ts';
export { answerHandover } from './handover/answer.ts';
export { ownInterview } from './handover/interviewed.ts';
export { skipHandover } from './handover/skip.ts';
export { startHandover } from './handover/start.ts';
export { stopHandover } from './handover/stop.ts';
export { type Handover, type HandoverEntry, readHandover } from './handover/store.ts';
export { confirmKnowledge } from './knowledge/confirm.ts';
export { type DoubtfulDocument, doubtfulDocuments } from './knowledge/doubtful.ts';
export { sayOfPreference } from './knowledge/forget-preference.ts';
export { forgetSampleKnowledge } from './knowledge/forget-sample.ts';
export { newestVersion } from './knowledge/newest-version.ts';
export { settleSampleKnowledge } from './knowledge/sample.ts';
export { sampleGone } from './knowledge/sample-gone.ts';
export {
  exportMarkdown,
  reviewDay,
  saveKnowledge,
  takeBackKnowledge,
  warningsFor,
} from './knowledge/save.ts';
export { readDocument, readFolders, readSavedIds, readStale } from './knowledge/store.ts';
export { type Synced, syncKnowledge } from './knowledge/sync.ts';
export { topicsFor } from './knowledge/topics-for.ts';
export { type Reader, readerOf } from './reader.ts';
export { rememberedIn } from './remember.ts';
export { readOldestOf, readQuestion, writeRating } from './thread/store.ts';
export { ANSWER_STATUSES, type AnswerStatus, type Source } from './told.ts';
