/**
 * Every phrasing that a pattern stands for: "(where is|track) my [last] order" is four. Round brackets choose one,
 * square brackets may be left out; brackets do not nest.
 */
export function expand(pattern: string): string[] {
  const match = /\(([^()]*)\)|\[([^[\]]*)\]/.exec(pattern);
  if (!match) return [pattern.replace(/\s+/g, ' ').trim()];
  const [whole, choices, optional] = match;
  const options = choices === undefined ? [...(optional ?? '').split('|'), ''] : choices.split('|');
  const before = pattern.slice(0, match.index);
  const after = pattern.slice(match.index + whole.length);
  return expand(after).flatMap((rest) => options.map((option) => `${before}${option}${rest}`));
}
