/** One line of the table: our figure beside the baseline's, measured in the same run. */
export interface Row {
  readonly name: string;
  readonly ours: string | number;
  readonly baseline: string | number;
  readonly ratio: string | number;
  readonly target: string | number;
}
