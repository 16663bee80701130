import { stemsIn } from '../names/words.ts';

/** What people say in a conversation without asking for anything. */
const CHAT = new Set(
  stemsIn(
    `thank thanks thx ty cheers ok okay k kk great cool nice perfect awesome good morning evening afternoon night day bye
     goodbye later yes yep yeah yup nope nah sure maybe fine right exactly correct agreed done got understood sorry oops
     please pls hmm hm lol haha wow really huh well never mind nevermind forget test testing again stop wait same idea
     bot daybreak there everyone all team mate very lot help`,
  ),
);

/** True where something is asked that somebody could know; "thanks", "yes" and a bare "why" ask for nothing. Pure. */
export function isQuestion(text: string): boolean {
  return stemsIn(text.replace(/<[@#!][^>]*>|:[a-z_]+:/g, ' ')).some(
    (word) => !CHAT.has(word) && /\p{L}/u.test(word),
  );
}
