import { describe, expect, test } from 'vitest';
import { homeView } from '../../blocks/index.ts';
import { progressBlocks } from '../../blocks/progress.ts';
import type { Phase } from '../../src/learn/index.ts';
import { validateView } from '../../src/workspace/validate/index.ts';
import { buttonsOf, wordsOf } from './drawn.ts';
import { APPROVED, CARD, HOME } from './views.ts';

describe('Home', () => {
  test('says how fresh it is and what the reader may do, then what waits', () => {
    const words = wordsOf(homeView(HOME).blocks);
    expect(words).toMatch(/Figures as of <!date\^\d+.*next briefing <!date\^\d+.*your role: approver/);
    expect(words.indexOf('2 decisions wait for you')).toBeLessThan(words.indexOf(CARD.headline));
    expect(words).toContain('Done last*\n:white_check_mark: *Reorder 240 units*');
  });

  test('holds the same buttons as the cards', () => {
    const values = buttonsOf(homeView(HOME).blocks).map(({ action_id, value }) => [action_id, value]);
    expect(values).toContainEqual(['approve_action', 'act_order.2']);
    expect(values).toContainEqual(['approve_action', 'act_b.1']);
  });

  test('wakes what sleeps', () => {
    const asleep = homeView(HOME).blocks.find(({ block_id }) => block_id === 'snoozed.fnd_asleep');
    expect(asleep).toMatchObject({ accessory: { action_id: 'wake_finding', value: 'fnd_asleep' } });
  });

  test('is sensible with nothing in it', () => {
    const empty = { ...HOME, decisions: [], snoozed: [], watching: [], done: [], stale: [] };
    expect(wordsOf(homeView(empty).blocks)).toContain('*Nothing needs your decision.*');
    expect(wordsOf(homeView({ ...empty, ranAt: null }).blocks)).toContain('no night has run');
    expect(wordsOf(homeView({ ...empty, roles: [] }).blocks)).toContain('you have no role yet');
  });

  test('at its fullest fits a view, and counts what it leaves out', () => {
    const long = '&<!channel> '.repeat(250);
    const cards = (prefix: string) =>
      Array.from({ length: 500 }, (_, index) => ({
        ...CARD,
        findingId: `${prefix}${index}`,
        headline: long,
        urgency: long,
        ifNothing: long,
        facts: Array(20).fill({ label: long, value: long }),
        actions: Array.from({ length: 20 }, (__, nth) => ({
          ...(nth % 2 ? CARD.actions[0] : APPROVED),
          id: `act_${index}_${nth}`,
          label: long,
          outcome: long,
          money: long,
        })) as never,
        rejection: {
          by: { type: 'user', teamId: 'cli', userId: long },
          at: new Date(0),
          reason: long,
        } as const,
      }));
    const criterion = { words: long, met: false };
    const phase = {
      name: 'Foundation' as const,
      does: 'does it',
      complete: false,
      criteria: Array(9).fill(criterion),
    };
    const progress = { phases: [phase, phase, phase], replay: Array(9).fill(long) };
    const home = {
      ...HOME,
      decisions: cards('d'),
      moreDecisions: 7,
      snoozed: cards('s').map((card) => ({ ...card, state: 'snoozed' as const })),
      watching: Array(500).fill({ findingId: 'x', headline: long }),
      done: Array(500).fill({ ...APPROVED, label: long, outcome: long }),
      stale: Array(500).fill(long),
    };
    const view = homeView(home, { progress, stopped: { by: long, at: new Date(0) } });
    expect(validateView(view)).toEqual([]);
    for (const left of ['499 more, each with its card', '492 more', '496 more', '495 more']) {
      expect(wordsOf(view.blocks)).toContain(`… and ${left}`);
    }
  });
});

describe('how far the roll-out has come', () => {
  const phase = (name: Phase['name'], complete: boolean): Phase => ({
    name,
    does: 'does it',
    complete,
    criteria: [
      { words: 'someone may approve', met: true },
      { words: '12 of 28 days', met: complete },
    ],
  });

  test('says what is missing for the next phase, and nothing of those after it', () => {
    const phases = [phase('Foundation', true), phase('Coordination', false), phase('Intelligence', false)];
    const words = wordsOf(progressBlocks({ phases, replay: null }));
    expect(words).toContain(':white_check_mark: *Foundation*');
    expect(words).toContain('☐ 12 of 28 days');
    expect(words.match(/someone may approve/g)).toHaveLength(1);
    expect(words).toContain('/ops replay');
  });

  test('tells past nights where they were lived', () => {
    const words = wordsOf(
      progressBlocks({ phases: [], replay: ['In the 90 nights …', 'Of 3, 2 came true.'] }),
    );
    expect(words).toContain('In the 90 nights … Of 3, 2 came true.');
  });
});
