/** The closed union of errors that a verb may answer with; every edge translates these and nothing else. */
export type DaybreakErrorCode =
  | 'invalid_input'
  | 'not_found'
  | 'not_allowed'
  | 'already_decided'
  | 'changed_since_shown'
  | 'expired'
  | 'precondition_failed'
  | 'unavailable';

/** An error for the person who must act: what was wrong and what to do, in a sentence fit for Slack. */
export class DaybreakError extends Error {
  readonly code: DaybreakErrorCode;
  /** Facts for the edge that answers, such as who decided first. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: DaybreakErrorCode, message: string, detail: Record<string, unknown> = {}) {
    super(message);
    this.name = 'DaybreakError';
    this.code = code;
    this.detail = detail;
  }
}
