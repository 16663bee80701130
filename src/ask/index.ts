export { type Answer, type Answerer, openAnswerer, type Question } from './ask.ts';
export { hasKnowledge, readDocument, readStale } from './knowledge/store.ts';
export { type Synced, syncKnowledge } from './knowledge/sync.ts';
export { countAsked, writeRating } from './thread/store.ts';
export { ANSWER_STATUSES, type AnswerStatus, type Source } from './told.ts';
