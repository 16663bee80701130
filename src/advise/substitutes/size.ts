/** Sizes as shops write them: letters (XS, 2XL), numbers with or without their system (33, 42.5, UK 8), a waist (W32). */
const SIZE = /^(?:size )?(?:[2-6]?x{0,4}[sl]|m|(?:(?:eu|uk|us|it|fr|de|w) ?)?\d{1,2}(?:\.5)?)$/i;

/** What separates the parts of a title: "Ridge Hoodie, Moss, L", "Hoodie - L / Moss", "Hoodie (L)". */
const SEPARATORS = /\s*[,/|·()[\]–—]\s*|\s+-\s+/;

/** The size that a title names, in lower case without spaces; null when it names none. */
export function sizeOf(title: string): string | null {
  // A product's name comes first, whatever it looks like.
  const [, ...parts] = title.split(SEPARATORS);
  const size = parts.findLast((part) => SIZE.test(part));
  return size ? size.toLowerCase().replaceAll(' ', '').replace(/^size/, '') : null;
}

/** Whoever wants one size cannot wear another; a product without a size fits anybody. */
export function fitsInstead(wanted: string | null, candidate: string | null): boolean {
  return wanted === null || candidate === null || wanted === candidate;
}
