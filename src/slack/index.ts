export type { RunningSlack, SlackConfig } from './connect.ts';
export { wantAlerts, wantBriefing, wantGaps } from './deliver/want.ts';
export type { SlackDeps } from './deps.ts';
export { startSlack } from './start.ts';
