const REMEMBER = /^.*?\b(?:remember|note|save|write down|keep in mind)\b(?: that| this down| this)?[:,]?\s*/i;

/** What someone wants to be kept: what follows "Remember", "Note that" and the like. */
export function rememberedIn(text: string): string {
  return text.replace(REMEMBER, '').trim();
}
