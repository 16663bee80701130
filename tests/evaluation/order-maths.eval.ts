import { expect, test } from 'vitest';
import { chooseQuantity } from '../../src/advise/order/quantity.ts';
import { orderEffects } from '../../src/advise/order/value.ts';
import { bruteForce } from './order-maths/brute-force.ts';
import { type OrderCase, randomCase } from './order-maths/cases.ts';

const CASES = 10_000;
const SEED = 20_260_303;

/** What the product computes for a case, through its own functions. */
function chosen(one: OrderCase): number {
  const outstanding = one.openOrders.reduce((sum, { ordered, received }) => sum + (ordered - received), 0);
  const supply = {
    available: one.onHand - one.committed,
    arrivals: one.openOrders.map(({ ordered, received, afterDays }) => ({
      afterDays,
      units: ordered - received,
    })),
  };
  const effects = orderEffects(one.scenarios, supply, one.velocityAfter);
  const limits = [
    ...(one.budgetMinor === null ? [] : [Math.floor(one.budgetMinor / one.unitPriceMinor)]),
    ...(one.shelfUnits === null ? [] : [one.shelfUnits]),
  ];
  return chooseQuantity({
    need: one.reorderPoint + one.coverUnits - (one.onHand - one.committed + outstanding),
    moq: one.moq,
    casePack: one.casePack,
    limit: limits.length > 0 ? Math.min(...limits) : null,
    value: (quantity) => {
      const { saved, unitDays } = effects(quantity);
      return saved * one.unitMarginMinor - unitDays * one.holdingMinorPerUnitDay;
    },
  }).quantity;
}

test('the order chosen is the one that trying every quantity finds', () => {
  const random = generator(SEED);
  const tally = { cases: 0, mismatches: 0, target: 0, limited: 0, none: 0 };
  const wrong: string[] = [];
  for (let index = 0; index < CASES; index += 1) {
    const one = randomCase(random);
    const best = bruteForce(one);
    const ours = chosen(one);
    tally.cases += 1;
    tally[best.reason] += 1;
    if (ours !== best.quantity) {
      tally.mismatches += 1;
      wrong.push(`case ${index}: ours ${ours}, brute force ${best.quantity} (${best.reason})`);
    }
  }
  console.table([{ line: 'order maths against brute force', ...tally, 'target mismatches': 0 }]);
  expect(wrong.slice(0, 5)).toEqual([]);
  // Every way that an order can end must have been tried, or the comparison says little.
  expect(Math.min(tally.target, tally.limited, tally.none)).toBeGreaterThan(CASES / 50);
});

/** Mulberry32: a small seeded generator, uniform on [0, 1). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
