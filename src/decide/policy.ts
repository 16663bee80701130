import type { EffectClass } from '../domain/action.ts';
import type { Role } from '../domain/actor.ts';

/** The rules that are code, kept with every decision beside the version of what people set and wrote down. */
export const POLICY_VERSION = '2026-11-4';

/** What people can ask of a finding, an action or the rules. */
export type Verb =
  | 'see'
  | 'why'
  | 'snooze'
  | 'wake'
  | 'edit'
  | 'approve'
  | 'reject'
  | 'undo'
  | 'tell'
  | 'threshold'
  | 'members'
  | 'handover'
  | 'stop'
  | 'resume'
  | 'autonomy'
  | 'learned';

/** The roles that may do each; an admin may do everything that an approver may. */
const ALLOWED: Readonly<Record<Verb, readonly Role[]>> = {
  see: ['viewer', 'operator', 'approver', 'admin'],
  why: ['viewer', 'operator', 'approver', 'admin'],
  snooze: ['operator', 'approver', 'admin'],
  wake: ['operator', 'approver', 'admin'],
  edit: ['operator', 'approver', 'admin'],
  approve: ['approver', 'admin'],
  reject: ['approver', 'admin'],
  undo: ['approver', 'admin'],
  tell: ['operator', 'approver', 'admin'],
  threshold: ['admin'],
  members: ['admin'],
  handover: ['admin'],
  stop: ['operator', 'approver', 'admin'],
  resume: ['admin'],
  autonomy: ['admin'],
  learned: ['approver', 'admin'],
};

/** How a refusal names the verb. */
const WORDS: Readonly<Record<Verb, string>> = {
  see: 'see what the shop does',
  why: 'see why',
  snooze: 'snooze this',
  wake: 'wake this',
  edit: 'edit this',
  approve: 'approve this',
  reject: 'reject this',
  undo: 'undo this',
  tell: 'say what became of this',
  threshold: 'change thresholds',
  members: 'say who may do what',
  handover: 'begin or stop a hand-over',
  stop: 'stop everything',
  resume: 'let everything go on',
  autonomy: 'say what Daybreak may do alone',
  learned: 'correct what was learned',
};

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly sentence: string };

export interface Question {
  readonly verb: Verb;
  readonly roles: readonly Role[];
  /** The class of what would be done; with none, only our own records change. */
  readonly effect?: EffectClass;
  /** Names of people who may, to be asked instead. */
  readonly whoMay: readonly string[];
}

/** May they? No role, no authority: an empty member list means that nobody may. */
export function policy({ verb, roles, effect, whoMay }: Question): Verdict {
  if (roles.some((role) => ALLOWED[verb].includes(role))) return { allowed: true };
  const needed = ALLOWED[verb][0];
  const money =
    effect === 'money' ? ' It spends money.' : effect === 'customer-facing' ? ' Customers see it.' : '';
  const ask =
    whoMay.length > 0
      ? `${listOf(whoMay)} can.`
      : 'Nobody can yet: someone at the server runs "daybreak members grant USER admin approver --team TEAM".';
  return {
    allowed: false,
    sentence: `Only ${article(needed)} can ${WORDS[verb]}.${money} ${ask} Nothing was done.`,
  };
}

/** Roles that may do a verb. */
export function rolesFor(verb: Verb): readonly Role[] {
  return ALLOWED[verb];
}

function article(role: Role | undefined): string {
  return role === 'approver' || role === 'admin' || role === 'operator' ? `an ${role}` : `a ${role}`;
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' or ');
}
