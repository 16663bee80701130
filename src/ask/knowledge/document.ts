import { createHash } from 'node:crypto';
import { z } from 'zod';
import { policiesFrom } from '../../decide/index.ts';
import type { Day } from '../../domain/day.ts';

/** A document as it is kept. */
export interface KnowledgeDocument {
  /** "policies/returns.md" of the folder's name, unique among all sources. */
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly owner: string | null;
  readonly topics: readonly string[];
  readonly reviewBy: Day | null;
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  readonly skus: readonly string[];
  readonly suppliers: readonly string[];
  /** The path of the document that this one replaces. */
  readonly supersedes: string | null;
  /** Markdown without front matter. */
  readonly body: string;
  /** The fields that machines obey. */
  readonly policies: Readonly<Record<string, unknown>>;
  /** Of front matter and text: what has the same is not read again. */
  readonly hash: string;
}

const WRONG_DAY = 'is no day of the calendar: write it as 2027-05-10';
const day = z
  .union([z.string(), z.date()], WRONG_DAY)
  .transform((value) => (typeof value === 'string' ? value : value.toISOString()).slice(0, 10))
  .refine(isDay, WRONG_DAY);
const list = z
  .union([z.array(z.coerce.string()), z.string().transform((text) => text.split(/\s*,\s*/))])
  .transform((items) => items.map((item) => item.trim()).filter(Boolean));

const schema = z.object({
  title: z.string().trim().min(1).optional(),
  owner: z.string().trim().min(1).optional(),
  author: z.string().trim().min(1).optional(),
  topics: list.optional(),
  review_by: day.optional(),
  valid_from: day.optional(),
  valid_until: day.optional(),
  applies_to: z.object({ skus: list.optional(), suppliers: list.optional() }).optional(),
  supersedes: z.string().max(500).optional(),
});

/** Fields that other rooms obey or read, each by its own form, as lists of entries. */
const kept = z.object({
  carrier_rules: z.array(z.unknown()).optional(),
  answers: z.array(z.unknown()).optional(),
  nicknames: z
    .record(
      z.string().trim().min(1),
      z.union([z.string(), z.array(z.string()).min(1)], 'name one SKU or a list'),
    )
    .optional(),
});

/** What is read of a document; where that grows, every document is read again. */
const READER = 'with policies in words, rules, answers and nicknames';

/** A document from its front matter and text; where the front matter has a wrong field, its name and what is wrong. */
export function documentFrom(
  path: string,
  front: Readonly<Record<string, unknown>>,
  body: string,
): KnowledgeDocument | { readonly wrong: string } {
  const read = schema.safeParse(front);
  const also = kept.safeParse(front);
  const policies = policiesFrom(front);
  if (!read.success) return { wrong: issuesOf(read.error) };
  if (!also.success) return { wrong: issuesOf(also.error) };
  if ('wrong' in policies) return policies;
  const { title, owner, author, topics, applies_to: applies, ...rest } = read.data;
  const heading = /^#\s+(.+)$/m.exec(body)?.[1]?.trim();
  return {
    id: path,
    path,
    title: title ?? heading ?? path,
    owner: owner ?? author ?? null,
    topics: topics ?? [],
    reviewBy: rest.review_by ?? null,
    validFrom: rest.valid_from ?? null,
    validUntil: rest.valid_until ?? null,
    skus: applies?.skus ?? [],
    suppliers: applies?.suppliers ?? [],
    supersedes: rest.supersedes ?? null,
    body: body.trim(),
    policies: { ...policies.fields, ...also.data },
    hash: createHash('sha256')
      .update(READER)
      .update(JSON.stringify(front))
      .update('\n')
      .update(body)
      .digest('hex'),
  };
}

function issuesOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

/** True for a day that the calendar has: "2026-02-31" is none. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return (
    /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(text)
  );
}
