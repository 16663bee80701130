export { ALONE, type AlsoAlone, actAlone } from './act-alone.ts';
export { type Approval, approve } from './approve.ts';
export { approvePlan, type PlanApproval } from './approve-plan.ts';
export { authorise } from './authorise.ts';
export { type Extent, extentOf } from './boundaries/extent.ts';
export {
  DEFAULT_LIMITS,
  type Limit,
  limitsFor,
  MEASURE_WORDS,
  MEASURES,
  type Measure,
  type Usage,
  type Whole,
} from './boundaries/limits.ts';
export { permit } from './boundaries/permit.ts';
export { type Policy, policiesFrom } from './boundaries/policies.ts';
export { readPolicies, readRules } from './boundaries/read.ts';
export { isByTheClock, levelOf, type QuietPeriod, type Rules } from './boundaries/rules.ts';
export { type LevelChange, levelFrom, oneOf, setLevel, writeLevel } from './boundaries/set-level.ts';
export { limitFrom, setLimit } from './boundaries/set-limit.ts';
export { goOn, stopEverything } from './boundaries/stop.ts';
export { readStopped, readUsage, releaseUsage } from './boundaries/store.ts';
export { obstacleAlone, stoppedSentence } from './boundaries/verdict.ts';
export { complain, loseTrust } from './complain.ts';
export type { DecideDeps } from './deps.ts';
export { type Edit, edit } from './edit.ts';
export { expire } from './expire.ts';
export { grant, listMembers, type Member, revoke, rolesOf } from './members.ts';
export { nameOf } from './name.ts';
export { namesOf, readAbout, withAttributes } from './never/about.ts';
export { goesAgainst, type Never } from './never/goes-against.ts';
export { leaveOutUnwanted } from './never/leave-out.ts';
export { neverWords } from './never/words.ts';
export { obstacle } from './obstacle.ts';
export { POLICY_VERSION, policy, rolesFor, type Verb } from './policy.ts';
export { type Rejection, reject } from './reject.ts';
export { type DecisionRequest, requestDecisions } from './request.ts';
export { SNOOZES, type SnoozeLength, snooze, wake } from './snooze.ts';
export { type ActionRow, actionsOf, readAction } from './store.ts';
export { changeThreshold } from './threshold.ts';
