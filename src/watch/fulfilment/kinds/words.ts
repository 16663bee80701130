/** "2.4 %": one decimal below ten, where it matters. */
export function percent(share: number): string {
  const digits = Math.abs(share) < 0.1 ? 1 : 0;
  return `${(share * 100).toFixed(digits)} %`;
}

/** A text from a label or a file, short enough for a headline. */
export function short(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** Two decimals for evidence. */
export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
