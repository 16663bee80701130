import { expect, test } from 'vitest';
import {
  type Evidence,
  type Judged,
  missingForPromotion,
  reasonToDemote,
} from '../../src/learn/trust/agreement.ts';
import { randomOf } from '../../src/sample/random.ts';
import { wilsonInterval } from '../../src/stats/wilson.ts';
import { fuzzGate } from './autonomy/fuzz.ts';
import { type Line, lost, printTable } from './table.ts';

const HISTORIES = 10_000;
const DAYS = 180;
const A_DAY = 3;
const START = new Date('2026-01-01T00:00:00Z').getTime();
const dayAt = (day: number) => new Date(START + day * 86_400_000);

/** The day on which trust is first offered to a policy that people agree with at `rate`, looked at every night. */
function offeredOn(rate: number, random: () => number): number | null {
  let [n, agreed] = [0, 0];
  for (let day = 1; day <= DAYS; day += 1) {
    for (let index = 0; index < A_DAY; index += 1) agreed += Number(random() < rate);
    n += A_DAY;
    const evidence: Evidence = { n, agreed, since: dayAt(0), severe: 0, lower: wilsonInterval(agreed, n)[0] };
    if (missingForPromotion(evidence, dayAt(day)).length === 0) return day;
  }
  return null;
}

test('promotion and demotion', () => {
  const random = randomOf(17, 'trust').next;
  const share = (rate: number, histories = HISTORIES) =>
    Array.from({ length: histories }, () => offeredOn(rate, random)).filter((day) => day !== null);
  const bad = share(0.85).length / HISTORIES;
  const doubtful = share(0.9, 2000).length / 2000;
  const good = share(0.98, 2000);
  const alone = lengthsToDemotion(random, { alone: true });
  const shadow = lengthsToDemotion(random, { alone: false });
  const within = (lengths: readonly number[]) =>
    lengths.filter((length) => length <= 10).length / lengths.length;
  const kept = keptFor(random);
  const lines: Line[] = [
    {
      metric: 'offered to a policy of 85 % in 180 days',
      ours: bad,
      baselines: {},
      target: '<= .01',
      pass: bad <= 0.01,
    },
    { metric: '… of 90 %', ours: doubtful, baselines: {}, target: 'reported', pass: true },
    {
      metric: '… of 98 %',
      ours: good.length / 2000,
      baselines: { 'median day': middle(good) },
      target: '>= .95',
      pass: good.length / 2000 >= 0.95,
    },
    {
      metric: 'demoted within 10 of a fall to 70 %, what acts alone',
      ours: within(alone),
      baselines: { median: middle(alone) },
      target: '>= .95',
      pass: within(alone) >= 0.95,
    },
    {
      metric: '… where people only say no',
      ours: within(shadow),
      baselines: { median: middle(shadow) },
      target: 'reported',
      pass: true,
    },
    {
      metric: 'decisions at 98 % until trust is lost for nothing, people saying no',
      ours: kept,
      baselines: {},
      target: '>= 200',
      pass: kept >= 200,
    },
  ];
  printTable(`Trust over ${HISTORIES} histories, looked at every night`, lines);
  expect(lost(lines)).toEqual([]);
});

/** Decisions from a fall to 70 % until trust is taken back, after a hundred at 98 %. */
function lengthsToDemotion(random: () => number, { alone }: { alone: boolean }): number[] {
  return Array.from({ length: 2000 }, () => {
    const before = alone
      ? []
      : Array.from({ length: 20 }, (_, index) => judge(random() < 0.98, false, index));
    const since: Judged[] = [];
    while (since.length < 200) {
      since.push(judge(random() < 0.7, alone, 20 + since.length));
      if (reasonToDemote([...before, ...since])) return since.length;
    }
    return since.length;
  });
}

function judge(agreed: boolean, alone: boolean, index: number): Judged {
  const verdict = agreed ? 'approved' : alone ? 'undone' : 'rejected';
  return {
    kind: 'pause_keyword',
    band: 'none',
    at: new Date(START + index * 3_600_000),
    alone,
    verdict,
    moved: 0,
  };
}

/** Median decisions at 98 % agreement before a fall is called that is none. */
function keptFor(random: () => number): number {
  const lengths = Array.from({ length: 300 }, () => {
    let all: Judged[] = [];
    let length = 0;
    while (length < 3000) {
      all.push(judge(random() < 0.98, false, all.length));
      length += 1;
      if (reasonToDemote(all)) return length;
      // The sum starts anew wherever all spoke for people: what lies far behind changes nothing.
      if (all.length >= 60) all = all.slice(-30);
    }
    return length;
  });
  return middle(lengths);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

test('a million actions at the gate, none over a limit', () => {
  const { steps, letThrough, over, kinds } = fuzzGate(1_000_000, 23);
  console.log(
    `${steps} requests with retries and clocks that jump: ${letThrough} let through, ${over} over a limit; refused by ${kinds.join(', ')}`,
  );
  expect(over).toBe(0);
  expect(letThrough).toBeGreaterThan(10_000);
  expect(kinds.length).toBeGreaterThanOrEqual(6);
});
