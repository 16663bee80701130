import { describe, expect, test } from 'vitest';
import { briefingMessage, digestMessage } from '../../blocks/index.ts';
import type { BriefingView } from '../../src/brief/views.ts';
import { validateMessage } from '../../src/workspace/validate/index.ts';
import { wordsOf } from './drawn.ts';
import { BRIEFING, CARD, MORNING } from './views.ts';

const LONG = '&<!channel> '.repeat(250);
const many = <T>(item: T, count = 500): T[] => Array(count).fill(item);
const [DECISION] = BRIEFING.decisions;
const [DONE] = BRIEFING.done;

describe('the briefing', () => {
  test('opens with the day in a line, then what to decide, then the rest', () => {
    const { blocks } = briefingMessage(BRIEFING);
    const titles = wordsOf(blocks).match(/^\*[^*]+\*$/gm);
    expect(titles).toEqual([
      '*3 decisions, $12,400 at stake · 1 source behind*',
      '*Needs your decision*',
      '*Overnight*',
      '*Done since the last briefing*',
      '*Data that is behind*',
      '*Not known*',
    ]);
    expect(wordsOf(blocks)).toContain('1 more watched, no decision needed · 2 snoozed');
  });

  test('gives each decision its act, money and deadline, in the order it was given', () => {
    const words = wordsOf(briefingMessage(BRIEFING).blocks);
    expect(words).toContain(
      `:red_circle: ${CARD.headline}\n*Reorder 240 units* · $7,900 at stake · by Thu 26 Nov (3 days) · critical`,
    );
    const acts = BRIEFING.decisions.map(({ proposal }) => words.indexOf(`*${proposal}*`));
    expect(acts).toEqual(acts.toSorted((a, b) => a - b));
  });

  test('tells what belongs to the same story under its lead, and counts what has no room', () => {
    const [lead, ...others] = BRIEFING.decisions;
    const other = { findingId: 'fnd_x', headline: 'Tickets ask about it 4×.', proposal: null };
    const alongside = [...(lead?.alongside ?? []), other, other, other];
    const words = wordsOf(
      briefingMessage({ ...BRIEFING, decisions: [{ ...lead, alongside } as never, ...others] }).blocks,
    );
    expect(words).toContain(
      '↳ Ads for SKU-2847 spend $140 a day; it runs out in 4 days. · *Pause “steel bottle”*',
    );
    expect(words).toContain('↳ Tickets ask about it 4×.\n↳ … and 2 more of the same story');
  });

  test('says what is odd about it before anything else', () => {
    const warnings = ['The last night ran 31 hours ago: these are its figures, not today’s.'];
    const { blocks, text } = briefingMessage({ ...BRIEFING, warnings });
    expect(wordsOf(blocks.slice(0, 2))).toContain(`:warning: ${warnings[0]}`);
    expect(text).toContain(warnings[0]);
  });

  test('reads whole in a notification', () => {
    const { text } = briefingMessage(BRIEFING);
    for (const part of [
      'Harbour &amp; Pine, Mon 23 Nov',
      '3 decisions, $12,400',
      CARD.headline,
      '$7,900',
      'Behind: ',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('<');
  });

  test('says so when nothing needs anyone, and claims nothing when no night has run', () => {
    const quiet: BriefingView = { ...BRIEFING, decisions: [], overnight: [], done: [], stale: [] };
    expect(wordsOf(briefingMessage(quiet).blocks)).toContain('*Nothing needs you this morning.*');
    const unknown = briefingMessage({ ...quiet, ranAt: null });
    expect(wordsOf(unknown.blocks)).toContain('*Nothing is known yet.*');
    expect(wordsOf(unknown.blocks)).not.toContain('Nothing needs you');
  });

  test('of 500 decisions tells ten and counts the others', () => {
    const { blocks, text } = briefingMessage({ ...BRIEFING, decisions: many(DECISION as never) });
    expect(wordsOf(blocks).split(CARD.headline)).toHaveLength(11);
    expect(wordsOf(blocks)).toContain('… and 490 more, each with its card');
    expect(text).toContain('And 497 more.');
  });

  test('at its fullest is still one message that Slack takes, with nothing missing unsaid', () => {
    const message = briefingMessage({
      ...BRIEFING,
      shopName: LONG,
      summary: LONG,
      warnings: many(LONG),
      overnight: many(LONG),
      decisions: many({ ...DECISION, headline: LONG, proposal: LONG, urgency: LONG } as never),
      done: many({ ...DONE, label: LONG, outcome: LONG } as never),
      stale: many(LONG),
    });
    expect(validateMessage(message)).toEqual([]);
    expect(wordsOf(message.blocks).length).toBeLessThan(13_000);
    for (const left of ['496 more warnings', '490 more', '494 more', '495 more', '496 more']) {
      expect(wordsOf(message.blocks)).toContain(`… and ${left}`);
    }
    expect(wordsOf(message.blocks)).toContain('Figures as of');
  });
});

describe('a digest', () => {
  const lines = many({ headline: CARD.headline, severity: 'critical' as const }, 100);

  test('says how many there are and where their cards stand', () => {
    const { blocks, text } = digestMessage({ at: MORNING, timeZone: 'UTC', lines });
    expect(wordsOf(blocks)).toContain('*100 critical findings at once*');
    expect(wordsOf(blocks)).toContain('… and 92 more in the thread');
    expect(text).toContain('100 critical findings at once: their cards are in the thread.');
  });

  test('calls critical only what is', () => {
    const mixed = [...lines, { headline: 'x', severity: 'warning' as const }];
    expect(digestMessage({ at: MORNING, timeZone: 'UTC', lines: mixed }).text).toMatch(
      /^101 findings at once/,
    );
  });
});
