import type { Afterwards } from './afterwards.ts';
import type { LookedBack } from './store.ts';

/** What a period's outcomes come to. A warning is one open period of a finding, however many actions it proposed. */
export interface OutcomeTally {
  /** Warnings looked back on: acted on in any way, or turned down, and of them those that the data could be asked about. */
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

/**
 * Counts outcomes, each warning and each amount once; nothing in it says that one thing caused the other.
 */
export function tallyOf(outcomes: readonly LookedBack[]): OutcomeTally {
  const warnings = [...Map.groupBy(outcomes, ({ findingId, period }) => `${findingId} ${period}`).values()];
  const [acted, refused] = [warnings.filter(isActedOn), warnings.filter((warning) => !isActedOn(warning))];
  const told = (of: readonly Warning[]) => of.filter((one) => one.some(({ happened }) => happened !== null));
  const cameTrue = (of: readonly Warning[]) => of.filter((one) => one.some(({ happened }) => happened));
  return {
    executed: acted.length,
    declined: refused.length,
    known: warnings.filter((one) => one.some(({ figures }) => figures !== null)).length,
    declinedTrue: cameTrue(refused).length,
    declinedKnown: told(refused).length,
    executedTrue: cameTrue(acted).length,
    executedKnown: told(acted).length,
    spendStoppedMinor: sumOnce(acted.flat(), (one) =>
      one.measure === 'spend' ? one.beforeMinor - one.afterMinor : null,
    ),
    lostMinor: sumOnce(refused.flat(), (one) => (one.measure === 'stock' ? one.lostMinor : null)),
  };
}

type Warning = readonly LookedBack[];

function isActedOn(warning: Warning): boolean {
  return warning.some(({ decided }) => decided === 'executed');
}

/** Sums amounts of outcomes; days of one subject that two of them tell of, or a campaign and its keyword, count once. */
function sumOnce(outcomes: readonly LookedBack[], amountOf: (figures: Afterwards) => number | null): number {
  const amounts = outcomes.flatMap((one) => {
    const minor = one.figures && amountOf(one.figures);
    return minor === null ? [] : [{ one, minor }];
  });
  // The wider first: a campaign's spend has its keywords' in it.
  const ordered = amounts.toSorted(
    (a, b) =>
      Number(a.one.campaignId !== null) - Number(b.one.campaignId !== null) ||
      a.one.decidedOn.localeCompare(b.one.decidedOn),
  );
  const counted: LookedBack[] = [];
  let sum = 0;
  for (const { one, minor } of ordered) {
    if (counted.some((other) => covers(other, one))) continue;
    counted.push(one);
    sum += minor;
  }
  return sum;
}

function covers(other: LookedBack, one: LookedBack): boolean {
  const isSame = other.subject.type === one.subject.type && other.subject.id === one.subject.id;
  const isWhole = other.subject.type === 'campaign' && other.subject.id === one.campaignId;
  return (isSame || isWhole) && other.decidedOn < one.dueOn && one.decidedOn < other.dueOn;
}
