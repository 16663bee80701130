import type { ActionDraft, ExpectedEffect } from '../../../domain/action.ts';
import type { Day } from '../../../domain/day.ts';

/** Keywords that a draft would pause. */
export interface PausedKeywords {
  readonly keywords: readonly { readonly keywordId: string; readonly text: string }[];
  readonly campaignId: string | null;
  readonly campaignName: string | null;
}

/** A pause as an action; brand campaigns get none, their owner decides. */
export function pauseDraft(
  { keywords, campaignId, campaignName }: PausedKeywords,
  { reason, effect, deadline }: { reason: string; effect: ExpectedEffect | null; deadline: Day | null },
): ActionDraft {
  const ids = keywords.map(({ keywordId }) => keywordId);
  const named = keywords.map(({ text }) => `“${cut(text, 80)}”`).join(', ');
  const [first] = keywords;
  const isOne = first !== undefined && keywords.length === 1;
  const where = campaignName ? ` in ${cut(campaignName, 80)}` : '';
  const why = cut(reason, 300);
  return {
    kind: 'pause_keyword',
    slot: ids.toSorted().join('|'),
    params: {
      keywords: keywords.map(({ keywordId, text }) => ({ keywordId, text })),
      campaignId,
      campaignName,
      reason: why,
    },
    label: `Pause ${isOne ? `“${cut(first.text, 40)}”` : `${keywords.length} keywords`}`,
    summary: `Pause the keyword${isOne ? '' : 's'} ${named}${where}: ${why}`,
    cost: null,
    expectedEffect: effect,
    deadline,
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** What is said where a brand campaign is concerned. */
export const BRAND =
  'It is a brand campaign: its owner decides, so nothing is drafted that would pause or shrink it.';
