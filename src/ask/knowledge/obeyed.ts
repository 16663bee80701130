import type { KnowledgeDocument } from './document.ts';

/** Fields that are patterns and templates, or that names are found by: in words they tell nothing more. */
const OF_OTHERS: readonly string[] = ['carrier_rules', 'answers', 'options', 'nicknames'];

/**
 * What machines obey of a document, as a section of its own in words, so that people find what the software goes by:
 * "Return window days: 30." None where it has no such fields. Pure.
 */
export function obeyedIn(
  title: string,
  policies: KnowledgeDocument['policies'],
): { heading: string; text: string }[] {
  const lines = Object.entries(policies).flatMap(([field, value]) =>
    OF_OTHERS.includes(field)
      ? []
      : (Array.isArray(value) ? value : [value]).map(
          (one) => `${sentence(wordsOf(field))}: ${wordsOf(one)}.`,
        ),
  );
  return lines.length > 0 ? [{ heading: `${title} › What Daybreak goes by`, text: lines.join('\n\n') }] : [];
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([field, own]) => `${wordsOf(field)} ${wordsOf(own)}`)
      .join(', ');
  return String(value).replaceAll('_', ' ');
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
