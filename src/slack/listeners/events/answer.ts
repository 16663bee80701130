import type { Finding } from '../../../domain/finding.ts';
import { escapeText } from '../../reply.ts';

/** Findings shown in one answer; more would not fit a screen. */
const MOST_SHOWN = 5;

const CAPABILITIES = [
  'I cannot answer free questions yet. What I can do today:',
  '• name a SKU, a purchase order or a supplier that I have an open finding on, and I tell you what I know of it',
  '• say "decisions" or "stale" for what needs a decision, or which data is behind',
  '• `/ops brief` shows the whole briefing, `/ops help` everything else',
].join('\n');

/**
 * An answer from open findings alone, in Slack's markup: those whose subject the text names, those that need a
 * decision, stale data, or an honest word about what can be asked. What the text says is never carried out.
 */
export function answerTo(text: string, findings: readonly Finding[]): string {
  const named = findings.filter((finding) => names(text, finding));
  if (named.length > 0) return list('Here is what I know:', named);
  if (/\bstale\b|\bdata\b/i.test(text)) {
    return list(
      'Data that is behind:',
      findings.filter(({ kind }) => kind === 'data_stale'),
      'No data is stale.',
    );
  }
  if (/\bdecisions?\b|\bdecide\b|\bapprove\b/i.test(text)) {
    const others = findings.filter(({ kind, state }) => kind !== 'data_stale' && state === 'open');
    return list('This is open:', others, 'Nothing is open.');
  }
  return CAPABILITIES;
}

/** True when the text names the finding's subject, or its supplier, as words of their own. */
function names(text: string, { subject, evidence }: Finding): boolean {
  const { supplierId, supplierName } = evidence as { supplierId?: unknown; supplierName?: unknown };
  return [subject.id, supplierId, supplierName]
    .filter((name): name is string => typeof name === 'string' && name.length > 2)
    .some((name) => new RegExp(`(^|[^\\w-])${escapePattern(name)}($|[^\\w-])`, 'i').test(text));
}

function list(title: string, findings: readonly Finding[], none = ''): string {
  if (findings.length === 0) return none;
  const shown = findings.slice(0, MOST_SHOWN).map(({ headline, state }) => {
    const note = state === 'snoozed' ? ' (snoozed)' : '';
    return `• ${escapeText(headline)}${note}`;
  });
  const left = findings.length - shown.length;
  const more = left > 0 ? [`… and ${left} more: \`/ops brief\` shows all of them.`] : [];
  return [title, ...shown, ...more].join('\n');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
