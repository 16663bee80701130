import type { ExpectedEffect } from '../../domain/action.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Afterwards } from './afterwards.ts';

/** What is to be told of a decision whose horizon is over. */
export interface Revisited {
  readonly decided: 'executed' | 'declined';
  readonly horizonDays: number;
  readonly label: string;
  readonly subjectId: string;
  readonly expected: ExpectedEffect | null;
  /** null where no rows tell. */
  readonly afterwards: Afterwards | null;
  /** Days until the finding was over, where that fell within the horizon. */
  readonly overAfterDays: number | null;
}

/** What happened against what was expected, and what cannot be claimed of it. Plain text, not escaped. */
export function outcomeWords(one: Revisited, currency: string): string {
  const { decided, horizonDays, label, expected } = one;
  const money = (minor: number) => formatMoney({ minor, currency }, { whole: true });
  const head = `${horizonDays} days after “${label}” was ${decided === 'executed' ? 'done' : 'turned down'}: ${shown(one, money)}.`;
  const range =
    expected &&
    `${formatMoney(expected.low, { whole: true })} to ${formatMoney(expected.high, { whole: true })}`;
  const hoped = expected
    ? ` It was expected to bring ${formatMoney(expected.expected, { whole: true })} (${range}).`
    : '';
  return `${head}${hoped} ${CLAIM[decided]}`;
}

const CLAIM = {
  executed: 'What would have happened without it cannot be told: there was no control.',
  declined: 'Whether it would have helped cannot be told: there was no control.',
} as const;

function shown(
  { afterwards, subjectId, overAfterDays }: Revisited,
  money: (minor: number) => string,
): string {
  if (afterwards) return SHOWN[afterwards.measure](afterwards as never, subjectId, money);
  return overAfterDays === null
    ? 'it was not over by then, and no rows tell more'
    : `it was over after ${days(overAfterDays)}, and no rows tell more`;
}

type Shown<M extends Afterwards['measure']> = (
  afterwards: Extract<Afterwards, { measure: M }>,
  subjectId: string,
  money: (minor: number) => string,
) => string;

const SHOWN: { readonly [M in Afterwards['measure']]: Shown<M> } = {
  stock: ({ dryDays, days: of, lostMinor }, sku, money) =>
    dryDays === 0
      ? `${sku} did not run out on any of ${of} days`
      : `${sku} was out of stock on ${dryDays} of ${of} days${lostMinor ? `, about ${money(lostMinor)} of margin` : ''}`,
  arrival: ({ daysLate }, po) =>
    daysLate === null
      ? `${po} had still not come`
      : daysLate > 0
        ? `${po} came ${days(daysLate)} late`
        : `${po} came on time`,
  spend: ({ beforeMinor, afterMinor, conversionsBefore, conversionsAfter }, id, money) =>
    `${id} spent ${money(afterMinor)} for ${round(conversionsAfter)} conversions, ${money(beforeMinor)} for ${round(conversionsBefore)} in as many days before`,
  returns: ({ soldBefore, backBefore, soldAfter, backAfter }, sku) =>
    `of ${sku} ${backAfter} of ${soldAfter} came back within two weeks, ${backBefore} of ${soldBefore} before`,
};

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

function round(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
