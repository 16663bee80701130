/** Where blocks are shown; each allows a different set of blocks and elements. */
export type Surface = 'message' | 'modal' | 'home';

export type IssueCode =
  | 'missing_field'
  | 'unknown_field'
  | 'wrong_type'
  | 'invalid_value'
  | 'too_short'
  | 'too_long'
  | 'too_few'
  | 'too_many'
  | 'not_allowed_here'
  | 'duplicate'
  | 'conflict';

/** One complaint, in the shape of `blocks.validate`: a JSON pointer to the value and what it breaks. */
export interface Issue {
  pointer: string;
  code: IssueCode;
  message: string;
  /** The limit or the allowed values, where there are any. */
  constraint: number | string | null;
  /** The name of the field that the pointer ends in. */
  field: string;
}

/** A value's address while it is checked; every complaint made about it goes to one shared list. */
export interface Place {
  readonly pointer: string;
  readonly surface: Surface;
  readonly issues: Issue[];
}

/** Checks one value and reports what is wrong with it. */
export type Rule = (value: unknown, at: Place) => void;

export function placeAt(pointer: string, surface: Surface): Place {
  return { pointer, surface, issues: [] };
}

export function child(at: Place, key: string | number): Place {
  return { ...at, pointer: `${at.pointer}/${key}` };
}

export function report(
  at: Place,
  code: IssueCode,
  message: string,
  constraint: Issue['constraint'] = null,
): void {
  const field = at.pointer.slice(at.pointer.lastIndexOf('/') + 1);
  at.issues.push({ pointer: at.pointer, code, message, constraint, field });
}

/** The lines that Slack puts in `response_metadata.messages`. */
export function slackMessages(issues: readonly Issue[]): string[] {
  return issues.map((issue) => `[ERROR] ${issue.message} [json-pointer:${issue.pointer}]`);
}
