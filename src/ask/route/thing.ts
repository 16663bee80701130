/** What a question asks to be listed or counted, after `inOneWord`. */
const THINGS: readonly (readonly [name: string, word: RegExp])[] = [
  ['purchase order', /^(purchaseorders?|deliver(y|ies)|reorders?)$/],
  ['keyword', /^(keywords?|queries|terms?)$/],
  ['campaign', /^campaigns?$/],
  ['supplier', /^suppliers?$/],
  ['ticket', /^(tickets?|inbox|queue)$/],
  ['shipment', /^(shipments?|address(es)?)$/],
  ['sku', /^(goods|skus?|products?|items?|styles?|stock)$/],
  ['bin', /^(bins?|shel(f|ves)|locations?)$/],
  ['station', /^(stations?|shifts?)$/],
];
/** What stands before the thing that is asked for. */
const ASKS = /^(which|list|show|give|name|any|every|all|what|find)$/;
/** Words within which it must come: further off, it is rarely what is asked for (npm run eval -- ask-route). */
const WITHIN = 3;

/**
 * The kind of thing that a question asks for: the first one after "which", "show" and the like, or at its beginning;
 * null where it asks for none of them. What is said about the thing may name others ("which deliveries from suppliers").
 */
export function thingAsked(question: string): string | null {
  const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const asks = words.findIndex((word) => ASKS.test(word));
  const from = asks < 0 ? 0 : asks + 1;
  for (const word of words.slice(from, from + WITHIN)) {
    const thing = THINGS.find(([, pattern]) => pattern.test(word));
    if (thing) return thing[0];
    // A verb ends what is asked for: "what does the supplier …" asks for no supplier.
    if (/^(is|are|was|were|do|does|did|should|can|will|would|has|have|had|to)$/.test(word)) return null;
  }
  return null;
}
