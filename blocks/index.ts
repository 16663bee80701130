export { briefingMessage } from './briefing.ts';
export { cardMessage } from './card.ts';
export { digestMessage } from './digest.ts';
export { editModal } from './edit.ts';
export { homeView } from './home.ts';
export type { Message } from './message.ts';
export { rejectModal } from './reject.ts';
export { thresholdPreviewMessage, thresholdsMessage } from './thresholds.ts';
export { whyModal } from './why.ts';
