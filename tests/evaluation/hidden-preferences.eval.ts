import { expect, test } from 'vitest';
import { catalogue } from '../../src/act/index.ts';
import { goesAgainst, namesOf, type Policy, policiesFrom, withAttributes } from '../../src/decide/index.ts';
import { findPreferences, type PastDecision } from '../../src/learn/preferences/find.ts';
import { type Random, randomOf } from '../../src/sample/random.ts';
import { keywordOf } from '../decide/boundaries-world.ts';
import { mean } from './measures.ts';
import { type Line, lost, printTable } from './table.ts';

const SHOPS = 1_000;
const DECISIONS = 30;
/** What the rows know of the campaigns. */
const ATTRIBUTES = new Map([['campaign C0', 'brand campaign']]);

/** Keywords of 8 campaigns, one of them the brand's own; people never pause brand terms, and else seldom say no. */
function decisionOf(random: Random, hidden: boolean): PastDecision {
  const campaign = random.chance(0.25) ? 0 : random.int(1, 7);
  const { kind, params } = keywordOf(`K${random.int(1, 400)}`, `C${campaign}`);
  const about = withAttributes(namesOf(catalogue, { kind, params }), ATTRIBUTES);
  const never = hidden && campaign === 0;
  return { kind, about, rejected: never || random.chance(0.05) };
}

/** What is found, kept as a document keeps it: the rules that proposals are looked through by. */
function rulesOf(decisions: readonly PastDecision[]): Policy<'never'> {
  const never = findPreferences(decisions).map(({ kind, about }) => ({ action: kind, about }));
  const read = policiesFrom({ never });
  if ('wrong' in read) throw new Error(read.wrong);
  return read.fields.never as Policy<'never'>;
}

test('a hidden preference is found within 30 decisions, and none where there is none', () => {
  const shops = (hidden: boolean) =>
    Array.from({ length: SHOPS }, (_, seed) => {
      const random = randomOf(seed, `preferences ${hidden}`);
      const before = Array.from({ length: DECISIONS }, () => decisionOf(random, hidden));
      const after = Array.from({ length: 200 }, () => decisionOf(random, hidden));
      const found = rulesOf(before);
      const kept = after.filter((one) => !goesAgainst(found, one));
      const agreement = (of: readonly PastDecision[]) => mean(of.map(({ rejected }) => Number(!rejected)));
      return { found: found.length > 0, gain: agreement(kept) - agreement(after) };
    });
  const [real, none] = [shops(true), shops(false)];
  const share = (of: typeof real) => mean(of.map(({ found }) => Number(found)));
  const gain = 100 * mean(real.map((one) => one.gain));
  const lines: Line[] = [
    {
      metric: 'found after 30 decisions',
      ours: share(real),
      baselines: {},
      target: '>= .8',
      pass: share(real) >= 0.8,
    },
    { metric: 'points of agreement gained', ours: gain, baselines: {}, target: '>= 15', pass: gain >= 15 },
    {
      metric: 'found where there is none',
      ours: share(none),
      baselines: {},
      target: '<= .05',
      pass: share(none) <= 0.05,
    },
  ];
  printTable(`Hidden preferences in ${DECISIONS} decisions of ${SHOPS} shops`, lines);
  expect(lost(lines)).toEqual([]);
});
