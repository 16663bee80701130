/** What may stand before it: "hey, could you please remember …". */
const POLITE =
  /^(?:(?:hey|hi|hello|ok|okay|daybreak|please|pls|plz|kindly|(?:can|could|would|will) you)\b[\s,:!]*)+/i;
const WISH =
  /^(?:remember|(?:make|take) a note|note(?: to self)?(?! (?:on|from|of|about|for|by)\b)|write (?:(?:this|that|it) )?down|(?:keep|bear) in mind|(?:add|save) (?:(?:this|that|it) )?(?:in |to )(?:the |our )?knowledge(?: base)?|save (?:this|that|it)|fyi|for your information|for the record)(?![\w-])/i;
const JOIN =
  /^\s*(?:(?:this|it)\s+down|down|this|that|of this)?(?:\s+that)?\s*(?:[:,–—-]+\s*)?(?![\w'’])\s*/i;
/** The wish at the end: "…, please note". */
const AFTER =
  /[\s,.;:–—-]+(?:(?:please|pls|plz)\s+(?:remember|note|keep|save)(?: (?:this|that|it))?(?: down| in mind)?|(?:remember|note) (?:this|that|it)(?: down)?|(?:keep|bear) (?:this|that|it) in mind|note (?:this|that) down|for the record)\s*[.!]*$/i;
const ASKS = /^(?:that |this )?(?:what|when|who|whom|whose|where|which|why|how|if|whether|the time)\b/i;

/**
 * What someone wants to be kept, in their own words: what follows "Remember", "Note:" and the like, or stands before
 * "…, please note". Empty where they have not said it yet; null where the message asks for something else, such as
 * "remember when …?". Pure.
 */
export function rememberedIn(text: string): string | null {
  const said = text.trim();
  const polite = POLITE.exec(said)?.[0] ?? '';
  const wish = WISH.exec(said.slice(polite.length))?.[0];
  if (wish !== undefined) {
    const rest = said.slice(polite.length + wish.length);
    const isMarked = /^[^\w]*[:–—]/.test(rest) || /^ (?:down|this|that)\s*:/i.test(rest);
    if (!isMarked && isQuestion(rest, polite)) return null;
    return withoutWish(rest.replace(JOIN, '').trim());
  }
  const kept = said.replace(AFTER, '');
  return kept === said || said.endsWith('?') ? null : kept.slice(polite.length).trim();
}

/** "Remember when …?" and "could you remember what …" ask; "could you remember that …?" tells. */
function isQuestion(rest: string, polite: string): boolean {
  const asked = /\b(?:can|could|would|will) you\b/i.test(polite);
  const words = rest.trim();
  if (!words.endsWith('?')) return asked && ASKS.test(words);
  return !asked || ASKS.test(words);
}

/** "FYI …, pls note" says twice that it is to be kept. */
function withoutWish(words: string): string {
  return words.replace(AFTER, '').trim();
}
