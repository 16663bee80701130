import type { Actor } from '../src/domain/actor.ts';
import { button } from './buttons.ts';
import { fallback, type Message, section } from './message.ts';
import { instant, person, personName, shopClock } from './people.ts';

/** A stop of everything, and who let it go on since; null while it holds. */
export interface StopView {
  readonly by: Actor;
  readonly at: Date;
  readonly over: { readonly by: Actor; readonly at: Date } | null;
  readonly timeZone: string;
}

/** Tells a channel that nothing is carried out any more, and later that it goes on. */
export function stoppedMessage({ by, at, over, timeZone }: StopView): Message {
  const words = (who: typeof person, when: typeof instant) =>
    over
      ? `It goes on since ${when(over.at, timeZone)}, by ${who(over.by)}. Everything was stopped by ${who(by)}, ${when(at, timeZone)}.`
      : `Everything is stopped by ${who(by)}, ${when(at, timeZone)}: nothing new is carried out. Undo still works.`;
  const goOn = { type: 'actions' as const, elements: [button('go_on', 'Let it go on', 'go_on')] };
  return {
    text: fallback([words(personName, shopClock)]),
    blocks: [section(`:octagonal_sign: ${words(person, instant)}`), ...(over ? [] : [goOn])],
  };
}
