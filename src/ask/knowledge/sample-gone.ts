/** How people are told that the sample shop's documents left. */
export function sampleGone(count: number): string {
  return `The sample shop's ${count} documents and their rules no longer count: this is your own shop. Load yours: daybreak knowledge sync PATH`;
}
