/** Where a sentence, or what is asked for in one, begins: what is only spoken about is no order. */
const ORDER = String.raw`(?:^|[.!?;:,\n"“(]\s*|\b(?:and|then|now|please|just|but|so|to|must|should|you) )`;

/** Questions that are not answered whatever tool they resemble; the first pattern that fits names the refusal. */
const GUARDS: readonly [RegExp, string][] = [
  [
    new RegExp(
      String.raw`${ORDER}(?:ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:rules?|instructions?|polic(?:y|ies)|prompt|approvals?|guardrails|above|previous)\b`,
      'i',
    ),
    'override',
  ],
  [
    /\b(system prompt|your (instructions|prompt|password|credentials)|api key|secret key|(admin|root|database|slack|bot)('s)? (password|credentials)|access token|bot token|developer mode|jailbreak|pretend (you are|to be)|act as (an? )?(admin|root|dan))\b/i,
    'override',
  ],
  [/\b(refund|pay back) (everyone|everybody|all (customers|orders))\b/i, 'override'],
  [/\b(date of birth|credit card number|card number|social security)\b/i, 'personal_data'],
  [
    /\b(customer|buyer|client|shopper|someone|person|he|she|they|his|her|their|\p{Lu}\p{Ll}+)(['’]s)? (e-?mail( address)?|(phone|telephone|mobile)( number)?|(home|postal|street) address|full name)\b/u,
    'personal_data',
  ],
  [
    /\b(phone|telephone|mobile)( number)?s?\b.{0,20}\b(of|from|for) .{0,20}\b(customers?|buyers?|clients?|shoppers?|orders?|tickets?|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)|\b(e-?mail|home|street|postal) address(es)? of (the |our |all )*(customers?|buyers?|clients?|shoppers?|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/u,
    'personal_data',
  ],
];

/** What is asked of a company is no personal data. */
const OF_A_COMPANY =
  /\b(suppliers?|vendors?|factory|mill|carriers?|ups|usps|fedex|dhl|claims?|warehouse|office|bank)\b/i;

/** The name of the refusal that a question calls for, whatever else it says; null for an ordinary question. */
export function guarded(question: string): string | null {
  const isPersonal = !OF_A_COMPANY.test(question);
  const guard = GUARDS.find(
    ([pattern, name]) => (isPersonal || name !== 'personal_data') && pattern.test(question),
  );
  return guard?.[1] ?? null;
}
