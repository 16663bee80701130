export type { RunningSlack, SlackConfig } from './connect.ts';
export {
  wantAlerts,
  wantAlone,
  wantAloneDay,
  wantBriefing,
  wantGaps,
  wantLastDays,
  wantOffers,
  wantWorth,
} from './deliver/want.ts';
export type { SlackDeps } from './deps.ts';
export { startSlack } from './start.ts';
