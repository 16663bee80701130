import { z } from 'zod';
import type { WrittenDocument } from '../../written/facts.ts';

const service = z
  .object({ carrier: z.string().optional(), service: z.string().optional() })
  .refine(
    (one) => one.carrier !== undefined || one.service !== undefined,
    'must name a carrier or a service',
  );

const list = z.array(z.string()).optional();

const ruleSchema = z
  .object({
    id: z.string(),
    /** The rule in words, as the document puts it. */
    say: z.string(),
    /** All of these must hold; of the values of one, any. Months are 1–12, weight is of the whole parcel. */
    when: z.object({
      address: z.array(z.enum(['po_box', 'military'])).optional(),
      country: list,
      region: list,
      shippable: list,
      category: list,
      months: z.array(z.number().int().min(1).max(12)).optional(),
      gramsFrom: z.number().optional(),
      gramsBelow: z.number().optional(),
    }),
    never: z.array(service).optional(),
    only: z.array(service).optional(),
    /** What to send it with instead. */
    use: z.object({ carrier: z.string(), service: z.string().nullable().default(null) }).optional(),
  })
  .refine(({ never, only }) => never !== undefined || only !== undefined, 'must say never or only');

/** A rule about who may carry what, with the document that states it. */
export type CarrierRule = z.output<typeof ruleSchema> & {
  readonly citation: string;
};
export type ServicePattern = z.output<typeof service>;

/** The carrier rules of all documents; `problems` says which entry cannot be read, and why. */
export function carrierRules(documents: readonly WrittenDocument[]): {
  rules: CarrierRule[];
  problems: string[];
} {
  const rules: CarrierRule[] = [];
  const problems: string[] = [];
  for (const { path, front } of documents) {
    if (!Array.isArray(front.carrier_rules)) continue;
    const title = typeof front.title === 'string' ? front.title : path;
    for (const [index, entry] of front.carrier_rules.entries()) {
      const result = ruleSchema.safeParse(entry);
      if (result.success) rules.push({ ...result.data, citation: `${title} (${path})` });
      else problems.push(`rule ${index + 1} of ${path} is not followed: ${result.error.issues[0]?.message}`);
    }
  }
  return { rules, problems };
}

/** A parcel as rules see it. */
export interface Parcel {
  readonly carrier: string | null;
  readonly service: string | null;
  readonly address: 'po_box' | 'military' | 'street';
  readonly country: string | null;
  readonly region: string | null;
  readonly shippable: readonly string[];
  readonly categories: readonly string[];
  readonly grams: number | null;
  /** 1–12, of the day it leaves. */
  readonly month: number;
}

/** The first rule that a parcel breaks; what is not known breaks none. */
export function brokenRule(parcel: Parcel, rules: readonly CarrierRule[]): CarrierRule | null {
  return rules.find((rule) => applies(rule, parcel) && breaks(rule, parcel)) ?? null;
}

/** True where a service would break no rule for this parcel. */
export function mayCarry(
  to: { carrier: string; service: string | null },
  parcel: Parcel,
  rules: readonly CarrierRule[],
): boolean {
  return brokenRule({ ...parcel, ...to }, rules) === null;
}

function applies({ when }: CarrierRule, parcel: Parcel): boolean {
  const { address, country, region, shippable, category, months, gramsFrom, gramsBelow } = when;
  return (
    (!address || address.some((one) => one === parcel.address)) &&
    (!country || anyOf(country, [parcel.country])) &&
    (!region || anyOf(region, [parcel.region])) &&
    (!shippable || anyOf(shippable, parcel.shippable)) &&
    (!category || anyOf(category, parcel.categories)) &&
    (!months || months.includes(parcel.month)) &&
    (gramsFrom === undefined || (parcel.grams !== null && parcel.grams >= gramsFrom)) &&
    (gramsBelow === undefined || (parcel.grams !== null && parcel.grams < gramsBelow))
  );
}

function breaks({ never, only }: CarrierRule, parcel: Parcel): boolean {
  if (never?.some((pattern) => matches(pattern, parcel) === true)) return true;
  // Forbidden only where every permitted service is certainly another one.
  return only?.every((pattern) => matches(pattern, parcel) === false) ?? false;
}

/** Whether a parcel travels so; null where that is not known. */
function matches(pattern: ServicePattern, { carrier, service }: Pick<Parcel, 'carrier' | 'service'>) {
  const words = tokens(`${carrier ?? ''} ${service ?? ''}`);
  const byCarrier =
    pattern.carrier === undefined || (carrier ? includes(tokens(carrier), pattern.carrier) : null);
  const byService =
    pattern.service === undefined || includes(words, pattern.service) || (service ? false : null);
  if (byCarrier === false || byService === false) return false;
  return byCarrier === null || byService === null ? null : true;
}

function includes(words: readonly string[], pattern: string): boolean {
  return tokens(pattern).every((word) => words.includes(word));
}

/** "UPS Ground", "ups_ground" → ups, ground. */
function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function anyOf(wanted: readonly string[], given: readonly (string | null)[]): boolean {
  return given.some((one) => one !== null && wanted.some((item) => item.toLowerCase() === one.toLowerCase()));
}
