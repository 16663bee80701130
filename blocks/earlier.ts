import * as limits from './limits.ts';
import { context, fallback, type Message } from './message.ts';
import { escaped } from './text.ts';

/** What happened again has a card of its own; on the earlier one nothing can be decided any more. */
export function earlierCardMessage(headline: string): Message {
  const words = `This passed, and came back later: see the newer card. It is about: ${escaped(headline, limits.HEADLINE)}`;
  return { text: fallback([words]), blocks: [context(words)] };
}
