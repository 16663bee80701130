import Table from 'cli-table3';

/** A plain table for a terminal: no frame, two blanks between columns. Answers `empty` when there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 0) return empty;
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const lines = { 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '' };
  const output = new Table({
    head: [...head],
    chars: { ...none, ...lines, right: '', 'right-mid': '', middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  output.push(...rows.map((row) => [...row]));
  return output.toString();
}
