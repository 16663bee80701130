import { z } from 'zod';
import type { Change } from '../adapter.ts';

/** A keyword, with the names that its platform's bulk upload asks for. */
export const keywordSchema = z.object({
  keywordId: z.string().min(1),
  text: z.string().min(1),
  campaignId: z.string().nullable(),
  campaignName: z.string().nullable(),
  /** Why, for whoever looks at the account later. */
  reason: z.string().min(1).max(300),
});

export type KeywordParams = z.output<typeof keywordSchema>;

/** “steel bottle”, cut for labels. */
export function quoted(text: string, length = 40): string {
  return `“${text.length > length ? `${text.slice(0, length - 1)}…` : text}”`;
}

/** " in Search: drinkware", cut for summaries; nothing where the campaign has no name. */
export function inCampaign(name: string | null): string {
  return name === null ? '' : ` in ${name.length > 80 ? `${name.slice(0, 79)}…` : name}`;
}

/** A keyword's new status. */
export function statusChange({ keywordId, reason }: KeywordParams, status: 'enabled' | 'paused'): Change[] {
  return [{ target: { type: 'keyword', id: keywordId }, set: { status, reason } }];
}

/** What a form may change of it: the reason alone. */
export function reasonField(reason: string) {
  return [{ id: 'reason', label: 'Why', type: 'text' as const, value: reason, maxLength: 300 }];
}
