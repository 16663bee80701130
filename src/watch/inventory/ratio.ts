/** Whether there was a level before to compare with, and sales to compare; two decimals are told. */
export function isRatio(ratio: number): boolean {
  return ratio >= 0.005 && Number.isFinite(ratio);
}
