/** A copy of a cell to keep: the cell itself is a window on a whole piece of the file, and would keep that in memory. */
export function ownCopy(cell: string): string {
  return Buffer.from(cell).toString();
}
