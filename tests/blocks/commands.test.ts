import { describe, expect, test } from 'vitest';
import {
  helpMessage,
  learnedMessage,
  pastAlertsMessage,
  replayMessage,
  thresholdPreviewMessage,
  thresholdsMessage,
} from '../../blocks/index.ts';
import type { ThresholdLine } from '../../src/brief/views.ts';
import { wordsOf } from './drawn.ts';
import { MAYA } from './views.ts';

const LINE: ThresholdLine = {
  name: 'excess_stock.days_of_cover',
  description: 'Days of cover from which stock is reported as excess',
  unit: 'days',
  value: 120,
  fallback: 180,
  min: 30,
  max: 730,
  setBy: MAYA,
  setAt: new Date('2026-11-20T10:00:00Z'),
};

describe('thresholds', () => {
  test('each with its value, its unit, who set it, its default and its range', () => {
    const words = wordsOf(thresholdsMessage([LINE, { ...LINE, name: 'b.c', setBy: null }]).blocks);
    expect(words).toContain('`excess_stock.days_of_cover` *120* days · set by <@U0MAYA00001>, default 180');
    expect(words).toContain('reported as excess (30 to 730)');
    expect(words).toContain('`b.c` *120* days\n');
  });

  test('a preview says what would change, and that nothing was set', () => {
    const { blocks, text } = thresholdPreviewMessage({
      line: LINE,
      value: 90,
      appearing: ['SKU-0931 has 95 days of cover'],
      disappearing: [],
    });
    expect(wordsOf(blocks)).toContain('`excess_stock.days_of_cover` 120 → *90* days');
    expect(wordsOf(blocks)).toContain('Would be reported*\n• SKU-0931');
    expect(wordsOf(blocks)).not.toContain('Would not');
    expect(text).toContain('Today: 1 finding more, 0 findings fewer. Nothing was set.');
  });

  test('past nights are told as alerts, beside those by the value in force', () => {
    const past = { name: 'cpa_breach.target', value: 45, nights: 30, before: 19, after: 6 };
    expect(pastAlertsMessage(past).text).toBe(
      'cpa_breach.target at 45: you would have had 6 alerts in the last 30 nights, not 19.',
    );
    expect(pastAlertsMessage({ ...past, before: 1, after: 1 }).text).toContain(
      '1 alert in the last 30 nights, as many',
    );
  });

  test('a preview that changes nothing says so', () => {
    const view = { line: LINE, value: 121, appearing: [], disappearing: [] };
    expect(thresholdPreviewMessage(view).text).toContain('Nothing would change today.');
  });
});

test('help shows how each command is written, with an example where that differs', () => {
  const { blocks, text } = helpMessage([
    { line: '/ops brief', does: 'the briefing as it stands now', example: '/ops brief' },
    { line: '/ops threshold reset NAME', does: 'its default again', example: '/ops threshold reset a.b' },
  ]);
  expect(wordsOf(blocks)).toContain('`/ops brief`: the briefing as it stands now\n');
  expect(wordsOf(blocks)).toContain('For example `/ops threshold reset a.b`');
  expect(text).toContain('/ops threshold reset NAME');
});

describe('what was learned', () => {
  const effects = [{ id: 'supplier_lead_time:S<1>', words: 'Ningbo & Co takes 12 days' }];
  const preference = {
    kind: 'pause_keyword' as const,
    about: 'brand campaign',
    n: 8,
    rejected: 8,
    low: 0.6,
    high: 1,
    otherwise: 0.1,
    id: 'preference:pause_keyword:brand_campaign',
    rule: 'Never pause a keyword in a brand campaign',
  };

  test('each in words with the id to correct it by, and a preference with a button that makes it a rule', () => {
    const { text, blocks } = learnedMessage({
      groups: [{ title: 'Lead times', effects }],
      preferences: [preference],
      rules: [],
    });
    expect(text).toContain('2 things are learned');
    expect(wordsOf(blocks)).toContain('Ningbo &amp; Co takes 12 days');
    expect(wordsOf(blocks)).toContain('supplier_lead_time:S&lt;1&gt;');
    expect(wordsOf(blocks)).toContain('You turned down 8 of 8, against 10 % otherwise.');
    expect(JSON.stringify(blocks)).toContain(
      '"action_id":"keep_preference:preference:pause_keyword:brand_campaign"',
    );
  });

  test('nothing, in words', () => {
    expect(learnedMessage({ groups: [], preferences: [], rules: [] }).text).toContain(
      'Nothing is learned yet.',
    );
  });
});

test('past nights lead with the sentence, then what the data shows after and what cannot be claimed', () => {
  const report = {
    foremost: [{ day: '2026-02-20', headline: 'SKU-1 <runs> out' }],
    cannotBeClaimed: ['anything'],
  };
  const { text, blocks } = replayMessage(['In the 90 nights …', 'Of 3, 2 came true.'], report as never);
  expect(text).toBe('In the 90 nights …');
  expect(wordsOf(blocks)).toMatch(
    /Of 3, 2 came true.*2026-02-20: SKU-1 &lt;runs&gt; out.*Cannot be claimed: anything\./s,
  );
});
