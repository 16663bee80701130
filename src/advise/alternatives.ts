import type { ActionDraft } from '../domain/action.ts';

/** Drafts of one finding of which one is enough, under a name of the finding's own; the best first. */
export function alternatives(oneOf: string, drafts: readonly ActionDraft[]): ActionDraft[] {
  return drafts.map((draft) => ({ ...draft, oneOf }));
}
