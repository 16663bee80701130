import type { ActionDraft, ExpectedEffect } from '../../../domain/action.ts';
import type { Day } from '../../../domain/day.ts';

/** A keyword that a draft would pause. */
export interface PausedKeyword {
  readonly keywordId: string;
  readonly text: string;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

/** A pause as an action; brand campaigns get none, their owner decides. */
export function pauseDraft(
  { keywordId, text, campaignId, campaignName }: PausedKeyword,
  { reason, effect, deadline }: { reason: string; effect: ExpectedEffect | null; deadline: Day | null },
): ActionDraft {
  const cut = (value: string, length: number) =>
    value.length > length ? `${value.slice(0, length - 1)}…` : value;
  const where = campaignName ? ` in ${cut(campaignName, 80)}` : '';
  const why = cut(reason, 300);
  return {
    kind: 'pause_keyword',
    slot: keywordId,
    params: { keywordId, text, campaignId, campaignName, reason: why },
    label: `Pause “${cut(text, 40)}”`,
    summary: `Pause the keyword “${cut(text, 80)}”${where}: ${why}`,
    cost: null,
    expectedEffect: effect,
    deadline,
  };
}

/** What is said where a brand campaign is concerned. */
export const BRAND =
  'It is a brand campaign: its owner decides, so nothing is drafted that would pause or shrink it.';
