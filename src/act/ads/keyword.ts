import { z } from 'zod';
import type { Change, Target } from '../adapter.ts';
import { eachOnce } from '../each-once.ts';

/** Keywords that one action switches at most. */
const MOST_KEYWORDS = 50;

/** Keywords of one campaign, with the names that its platform's bulk upload asks for. */
export const keywordsSchema = z.object({
  keywords: z
    .array(z.object({ keywordId: z.string().min(1), text: z.string().min(1) }))
    .min(1)
    .max(MOST_KEYWORDS)
    .refine(...eachOnce('keywordId')),
  campaignId: z.string().nullable(),
  campaignName: z.string().nullable(),
  /** Why, for whoever looks at the account later. */
  reason: z.string().min(1).max(300),
});

export type KeywordsParams = z.output<typeof keywordsSchema>;

/** “steel bottle”, cut for labels. */
export function quoted(text: string, length = 40): string {
  return `“${text.length > length ? `${text.slice(0, length - 1)}…` : text}”`;
}

/** The one keyword by its text, several by their number: for a button. */
export function keywordsLabel({ keywords }: Pick<KeywordsParams, 'keywords'>): string {
  const [first] = keywords;
  return keywords.length === 1 && first ? quoted(first.text) : `${keywords.length} keywords`;
}

const NAMED = 4;

/** "the keyword “a”" or "the keywords “a”, “b” and 3 more", with their campaign, cut for summaries. */
export function keywordsSummary({ keywords, campaignName }: KeywordsParams): string {
  const named = keywords.slice(0, NAMED).map(({ text }) => quoted(text, 80));
  const more = keywords.length > NAMED ? ` and ${keywords.length - NAMED} more` : '';
  const where = campaignName === null ? '' : ` in ${quoted(campaignName, 80).slice(1, -1)}`;
  return `the keyword${keywords.length === 1 ? '' : 's'} ${named.join(', ')}${more}${where}`;
}

/** Each keyword by its text and id, with the campaign, the new status and the reason. */
export function keywordsPreview(
  { keywords, campaignName, reason }: KeywordsParams,
  status: string,
): string[] {
  return [
    ...keywords.map(({ keywordId, text }) => `Keyword: ${text} (${keywordId})`),
    ...(campaignName ? [`Campaign: ${campaignName}`] : []),
    `Status: ${status}`,
    `Why: ${reason}`,
  ];
}

/** The keywords' new status. */
export function statusChanges({ keywords, reason }: KeywordsParams, status: 'enabled' | 'paused'): Change[] {
  return keywords.map(({ keywordId }) => ({
    target: { type: 'keyword', id: keywordId },
    set: { status, reason },
  }));
}

/** The ids of the keywords. */
export function idsOf({ keywords }: KeywordsParams): string[] {
  return keywords.map(({ keywordId }) => keywordId);
}

/** What a form may change of it: the reason alone. */
export function reasonField(reason: string) {
  return [{ id: 'reason', label: 'Why', type: 'text' as const, value: reason, maxLength: 300 }];
}

/** The campaign that the keywords belong to, and the keywords by their words. */
export function campaignOf({ campaignId, keywords }: KeywordsParams): Target[] {
  const named = keywords.map(({ text }): Target => ({ type: 'keyword', id: text }));
  return campaignId === null ? named : [{ type: 'campaign', id: campaignId }, ...named];
}
