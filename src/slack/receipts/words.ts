import type { Actor } from '../../domain/actor.ts';
import { DaybreakError } from '../../domain/errors.ts';
import type { Receipt } from './identity.ts';
import { MAX_ATTEMPTS } from './store.ts';

/** How a delivery came out. */
export interface Outcome {
  /** What the person is told; null: nothing, the card says it all. */
  readonly words: string | null;
  /** What the receipt is closed with; null when it stays open for another attempt. */
  readonly close: string | null;
}

const GIVEN_UP = 'I could not finish what you asked for. Please look at the card: it shows what stands.';
const RECORDED =
  'I have recorded this, but could not finish it. I will try again by myself within a few minutes.';
const INTERRUPTED =
  'I was interrupted while I worked on what you asked for. Please look at the card: it shows what stands.';

/** What to make of what the listeners threw, on a delivery's first attempt or a later one. */
export function outcomeOf(
  error: unknown,
  { receipt, attempts }: { receipt: Receipt; attempts: number },
): Outcome {
  if (!error) return { words: null, close: 'done' };
  const isAgain = attempts > 1;
  if (error instanceof DaybreakError) {
    return { words: isAgain ? wordsAgain(error, receipt) : error.message, close: error.code };
  }
  if (attempts >= MAX_ATTEMPTS) return { words: GIVEN_UP, close: 'failed' };
  // Someone whose delivery is tried again has been told so the first time.
  return { words: isAgain ? null : RECORDED, close: null };
}

/** The attempt before may have done it and died before it could say so; its own work must not look like a loss. */
function wordsAgain({ code, detail, message }: DaybreakError, receipt: Receipt): string | null {
  if (code !== 'already_decided' && code !== 'changed_since_shown') return message;
  const by = detail.by as Actor | null | undefined;
  if (!by) return INTERRUPTED;
  const isOwn = by.type === 'user' && by.userId === receipt.userId && by.teamId === receipt.teamId;
  return isOwn ? null : message;
}
