/** Questions that are not answered whatever tool they resemble; the first pattern that fits names the refusal. */
const GUARDS: readonly [RegExp, string][] = [
  [
    /\b(ignore|disregard|forget|override|bypass)\b.{0,40}\b(rules?|instructions?|polic(y|ies)|prompt|approvals?|guardrails|above|previous)\b/i,
    'override',
  ],
  [
    /\b(system prompt|your (instructions|prompt)|api key|secret key|password|access token|bot token|developer mode|jailbreak|pretend (you are|to be)|act as (an? )?(admin|root|dan))\b/i,
    'override',
  ],
  [/\brefund (everyone|everybody|all (customers|orders))\b/i, 'override'],
  [
    /\b(phone|telephone|mobile) ?(number|no\b)|\b(e-?mail|home|street|postal|shipping|delivery) address(es)? of\b|\b(date of birth|credit card|card number|social security)\b/i,
    'personal_data',
  ],
  [
    /\b(customer|buyer|client|someone|person|he|she|they)'?s? (e-?mail|phone|home address|full name)\b/i,
    'personal_data',
  ],
];

/** The name of the refusal that a question calls for, whatever else it says; null for an ordinary question. */
export function guarded(question: string): string | null {
  return GUARDS.find(([pattern]) => pattern.test(question))?.[1] ?? null;
}
