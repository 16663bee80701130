/** One line of an evaluation: our figure beside its baselines, all computed in the same run. */
export interface Line {
  readonly metric: string;
  readonly ours: number;
  readonly baselines: Readonly<Record<string, number>>;
  readonly target: string;
  readonly pass: boolean;
  /** The target is not reached yet: the table says so each time, the evaluation does not fail for it. */
  readonly gap?: boolean;
}

/** The lines that miss a target which was reached before. */
export function lost(lines: readonly Line[]): string[] {
  return lines.filter(({ pass, gap }) => !pass && !gap).map(({ metric }) => metric);
}

/** Prints an evaluation as a table. */
export function printTable(title: string, lines: readonly Line[]): void {
  const cells = lines.map(({ metric, ours, baselines, target, pass }) => [
    metric,
    ours.toFixed(3),
    Object.entries(baselines)
      .map(([name, value]) => `${name} ${value.toFixed(3)}`)
      .join(', '),
    target,
    pass ? 'reached' : 'NOT REACHED',
  ]);
  const all = [['metric', 'ours', 'baselines', 'target', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  const text = all.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  console.log(`\n${title}\n${text.join('\n')}\n`);
}
