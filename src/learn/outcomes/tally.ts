import type { OutcomeRow } from './store.ts';

/** What a period's outcomes come to. */
export interface OutcomeTally {
  /** Looked back on, and of them those that the data could be asked about. */
  readonly executed: number;
  readonly declined: number;
  readonly known: number;
  /** Of the warnings turned down with a yes or no, those that came about: how good the alerts were. */
  readonly declinedTrue: number;
  readonly declinedKnown: number;
  /** Of those acted on with a yes or no, those that came about all the same. */
  readonly executedTrue: number;
  readonly executedKnown: number;
  /** What ads that were acted on spent less in two weeks than in the two before, rises counted against it. */
  readonly spendStoppedMinor: number;
  /** Margin of the days without stock after warnings that were turned down. */
  readonly lostMinor: number;
}

/** Counts outcomes; nothing in it says that one thing caused the other. */
export function tallyOf(outcomes: readonly OutcomeRow[]): OutcomeTally {
  const of = (decided: OutcomeRow['decided']) => outcomes.filter((one) => one.decided === decided);
  const [executed, declined] = [of('executed'), of('declined')];
  const told = (rows: readonly OutcomeRow[]) => rows.filter(({ happened }) => happened !== null);
  const cameTrue = (rows: readonly OutcomeRow[]) => rows.filter(({ happened }) => happened === true).length;
  const sum = (rows: readonly OutcomeRow[], minor: (figures: NonNullable<OutcomeRow['figures']>) => number) =>
    rows.reduce((total, { figures }) => total + (figures ? minor(figures) : 0), 0);
  return {
    executed: executed.length,
    declined: declined.length,
    known: outcomes.filter(({ figures }) => figures !== null).length,
    declinedTrue: cameTrue(declined),
    declinedKnown: told(declined).length,
    executedTrue: cameTrue(executed),
    executedKnown: told(executed).length,
    spendStoppedMinor: sum(executed, (one) =>
      one.measure === 'spend' ? one.beforeMinor - one.afterMinor : 0,
    ),
    lostMinor: sum(declined, (one) => (one.measure === 'stock' ? (one.lostMinor ?? 0) : 0)),
  };
}
