import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DaybreakError } from '../../src/domain/errors.ts';
import { parseOps, USAGE } from '../../src/slack/listeners/commands/parse.ts';

test.each([
  ['', { verb: 'help' }],
  ['help', { verb: 'help' }],
  ['  BRIEF ', { verb: 'brief' }],
  ['threshold', { verb: 'threshold list' }],
  ['threshold list', { verb: 'threshold list' }],
  [
    'threshold set stockout_risk.probability 40%',
    { verb: 'threshold set', name: 'stockout_risk.probability', value: 0.4 },
  ],
  [
    'threshold set excess_stock.days_of_cover 1,200',
    { verb: 'threshold set', name: 'excess_stock.days_of_cover', value: 1200 },
  ],
  [
    'threshold preview demand_shift.ratio 2.5',
    { verb: 'threshold preview', name: 'demand_shift.ratio', value: 2.5 },
  ],
  ['handover <@U0MAYA00001|maya>', { verb: 'handover', who: { userId: 'U0MAYA00001', name: 'maya' } }],
  ['Handover <@U0MAYA00001>', { verb: 'handover', who: { userId: 'U0MAYA00001', name: '' } }],
  ['handover @Maya Lindqvist', { verb: 'handover', who: { userId: null, name: 'Maya Lindqvist' } }],
  ['ask is it &lt; 5 &amp; why, <@U1|maya>?', { verb: 'ask', question: 'is it < 5 & why, maya?' }],
  ['threshold reset demand_shift.ratio', { verb: 'threshold reset', name: 'demand_shift.ratio' }],
])('"/ops %s" is understood', (text, command) => {
  expect(parseOps(text)).toEqual(command);
});

test.each([
  'launch',
  'brief tomorrow',
  'threshold set',
  'threshold set demand_shift.ratio',
  'threshold set demand_shift.ratio high',
  'threshold set demand_shift.ratio 2 3',
  'threshold reset',
  'threshold drop x',
  'handover',
  'handover maya',
  'handover <@U1|a> <@U2|b>',
  'handover <!channel>',
])('"/ops %s" is answered with usage and an example', (text) => {
  expect(() => parseOps(text)).toThrow(/Write: \/ops .* For example: \/ops /);
});

test('whatever is typed is understood or answered', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseOps(text);
      } catch (error) {
        expect(error).toBeInstanceOf(DaybreakError);
      }
    }),
  );
});

test('every example in the help works', () => {
  for (const { example } of USAGE) expect(() => parseOps(example.replace('/ops ', ''))).not.toThrow();
});
