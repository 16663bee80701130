import type { Severity } from '../src/domain/finding.ts';
import * as limits from './limits.ts';
import { escaped } from './text.ts';

// Colour is never alone: what is critical also says so, what is only for information has no sign.
const SIGNS: Readonly<Record<Severity, string>> = {
  critical: ':red_circle: ',
  warning: ':large_yellow_circle: ',
  info: '',
};

/** What stands before a headline. */
export function signOfSeverity(severity: Severity): string {
  return SIGNS[severity];
}

/** "$4,210 at stake · by Thu 26 Nov (3 days) · critical"; empty when there is nothing to say. */
export function urgencyLine({
  severity,
  urgency,
}: {
  readonly severity: Severity;
  readonly urgency: string;
}): string {
  const parts = [escaped(urgency, limits.NAME * 2), severity === 'critical' ? 'critical' : ''];
  return parts.filter(Boolean).join(' · ');
}
