import { type ActionDraft, type ActionState, paramsHash } from '../domain/action.ts';
import type { ActionRow } from './store.ts';

/** What a run does to the proposals of one finding. */
export interface ProposalPlan {
  readonly create: readonly { readonly draft: ActionDraft; readonly ordinal: number }[];
  /** Same place, other parameters: a new revision, so that the old button does nothing any more. */
  readonly revise: readonly {
    readonly action: ActionRow;
    readonly draft: ActionDraft;
    readonly ordinal: number;
  }[];
  /** Unchanged, but alive for longer and with today's figures. */
  readonly keep: readonly {
    readonly action: ActionRow;
    readonly draft: ActionDraft;
    readonly ordinal: number;
  }[];
  /** No longer drafted. */
  readonly supersede: readonly ActionRow[];
}

/** On its way, or answered no: not asked again in this open period. */
const CLOSED: readonly ActionState[] = ['approved', 'executing', 'undoing', 'unknown', 'rejected'];

/** Decides what becomes of a finding's proposals, given what its playbook drafts now. Pure. */
export function planProposals(existing: readonly ActionRow[], drafts: readonly ActionDraft[]): ProposalPlan {
  const plan = { create: [], revise: [], keep: [], supersede: [] } as {
    -readonly [K in keyof ProposalPlan]: ProposalPlan[K][number][];
  };
  const drafted = new Set<ActionRow>();
  for (const [ordinal, draft] of onePerSlot(drafts).entries()) {
    const same = existing.filter(({ kind, slot }) => kind === draft.kind && slot === draft.slot);
    const proposed = same.find(({ state }) => state === 'proposed');
    const hash = paramsHash(draft.kind, draft.params);
    if (proposed) {
      drafted.add(proposed);
      // What a person has written stands until a person decides on it.
      const unchanged = proposed.edited || proposed.paramsHash === hash;
      (unchanged ? plan.keep : plan.revise).push({ action: proposed, draft, ordinal });
    } else if (!same.some(({ state }) => CLOSED.includes(state)) && !isDone(same, hash)) {
      plan.create.push({ draft, ordinal });
    }
  }
  plan.supersede = existing.filter((action) => action.state === 'proposed' && !drafted.has(action));
  return plan;
}

/** The first draft of each slot: a slot is one place for one proposal, whatever a playbook drafts. */
function onePerSlot(drafts: readonly ActionDraft[]): readonly ActionDraft[] {
  const first = new Map<string, ActionDraft>();
  for (const draft of drafts) {
    const place = `${draft.kind} ${draft.slot}`;
    if (!first.has(place)) first.set(place, draft);
  }
  return [...first.values()];
}

/** Exactly this has been done already; more of it, with other parameters, may still be needed. */
function isDone(actions: readonly ActionRow[], hash: string): boolean {
  return actions.some(({ state, paramsHash: done }) => state === 'done' && done === hash);
}
