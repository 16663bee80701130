import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  briefingMessage,
  cardMessage,
  digestMessage,
  earlierCardMessage,
  editModal,
  helpMessage,
  homeView,
  type Message,
  rejectModal,
  thresholdPreviewMessage,
  thresholdsMessage,
  whyModal,
} from '../../blocks/index.ts';
import type { EditField } from '../../src/domain/catalogue.ts';
import { SEVERITIES } from '../../src/domain/finding.ts';
import { validateMessage, validateView } from '../../src/workspace/validate/index.ts';
import * as any from './arbitraries.ts';

const RUNS = { numRuns: 60 };
/** What of Slack's own markup may come out of a builder: mentions of people who acted, and instants. */
const OURS = /^<(@U0MAYA00001|!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]*)>$/;

/** Everything that holds of any message and view, whatever its data. */
function expectSound(drawn: unknown): void {
  const json = JSON.stringify(drawn);
  // JSON escapes a lone surrogate; a well-formed text has none.
  expect(json).not.toMatch(/\\ud[89a-f]/i);
  const markup = stringsOf(drawn, ({ type }) => type === 'mrkdwn');
  for (const text of markup) {
    for (const [tag] of text.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(OURS);
    expect(text).not.toMatch(/[\u202a-\u202e\u2066\u2067\r]|@(here|channel|everyone)/i);
    expect(text.replace(/&(amp|lt|gt);/g, '')).not.toContain('&');
  }
}

function stringsOf(value: unknown, wanted: (parent: Record<string, unknown>) => boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => stringsOf(item, wanted));
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const own = typeof object.text === 'string' && wanted(object) ? [object.text] : [];
  return [...own, ...Object.values(object).flatMap((item) => stringsOf(item, wanted))];
}

function expectSoundMessage(message: Message): void {
  expect(validateMessage(message)).toEqual([]);
  expectSound(message);
  expect(message.text.trim()).not.toBe('');
  expect([...message.text].length).toBeLessThan(4000);
  for (const [tag] of message.text.matchAll(/<[^>]*>?/g)) expect(tag).toBe('<@U0MAYA00001>');
}

function expectSoundView(view: { type: string }): void {
  expect(validateView(view)).toEqual([]);
  expectSound(view);
}

test('any card', () => {
  fc.assert(
    fc.property(any.card, (view) => expectSoundMessage(cardMessage(view))),
    { numRuns: 200 },
  );
});

test('any briefing, of 0 and 500 findings', () => {
  fc.assert(
    fc.property(any.briefing, (view) => expectSoundMessage(briefingMessage(view))),
    RUNS,
  );
});

test('any digest', () => {
  const line = fc.record({ headline: any.text, severity: fc.constantFrom(...SEVERITIES) });
  const lines = fc.oneof(
    fc.array(line, { maxLength: 12 }),
    fc.tuple(line).map(([one]) => Array(500).fill(one)),
  );
  fc.assert(
    fc.property(lines, (all) =>
      expectSoundMessage(digestMessage({ at: new Date(0), lines: all, timeZone: 'UTC' })),
    ),
    RUNS,
  );
});

test('any card of an earlier time', () => {
  fc.assert(
    fc.property(any.text, (headline) => expectSoundMessage(earlierCardMessage(headline))),
    RUNS,
  );
});

test('any why', () => {
  fc.assert(
    fc.property(any.why, (view) => expectSoundView(whyModal(view))),
    RUNS,
  );
});

test('any Home', () => {
  fc.assert(
    fc.property(any.home, (view) => expectSoundView(homeView(view))),
    RUNS,
  );
});

test('any rejection form', () => {
  const reasons = fc
    .uniqueArray(any.text, { minLength: 1, maxLength: 8 })
    .map((labels) => labels.map((label, index) => ({ id: `r${index}`, label: `${index} ${label}` })));
  fc.assert(
    fc.property(any.text, reasons, (headline, given) =>
      expectSoundView(rejectModal({ findingId: 'fnd_1', headline, reasons: given })),
    ),
    RUNS,
  );
});

test('any edit form', () => {
  const shape = fc.record(
    {
      label: any.text,
      type: fc.constantFrom('number' as const, 'text' as const, 'date' as const),
      hint: any.text,
      min: fc.integer({ min: -9, max: 9 }),
      max: fc.integer({ min: 10, max: 99 }),
      step: fc.constantFrom(1, 12, 0.01),
      maxLength: fc.integer({ min: 1, max: 9000 }),
      multiline: fc.boolean(),
      optional: fc.boolean(),
    },
    { requiredKeys: ['label', 'type'] },
  );
  const field = fc.tuple(shape, any.text, fc.integer(), fc.boolean()).map(([one, words, number, isEmpty]) => {
    const values = { number, text: words, date: '2026-11-26' };
    return { ...one, value: isEmpty ? null : values[one.type] };
  });
  const fields = fc
    .array(field, { maxLength: 6 })
    .map((all) => all.map((one, index): EditField => ({ ...one, id: `f${index}` })));
  fc.assert(
    fc.property(any.text, fc.array(any.text, { maxLength: 20 }), fields, (label, preview, given) =>
      expectSoundView(editModal({ actionId: 'act_1', revision: 1, label, preview, fields: given })),
    ),
    RUNS,
  );
});

test('any thresholds, their preview and help', () => {
  const line = fc.record({
    name: any.text,
    description: any.text,
    unit: any.text,
    value: fc.double({ noNaN: true }),
    fallback: fc.double({ noNaN: true }),
    min: fc.double(),
    max: fc.double(),
    setBy: fc.option(any.actor),
    setAt: fc.constant(null),
  });
  const many = fc.oneof(fc.constant(0), fc.constant(500), fc.nat({ max: 20 }));
  fc.assert(
    fc.property(line, many, any.text, (one, length, headline) => {
      const headlines = Array<string>(length).fill(headline);
      const usage = Array(length).fill({ line: headline, does: one.name, example: one.unit });
      expectSoundMessage(thresholdsMessage(Array(length).fill(one)));
      expectSoundMessage(
        thresholdPreviewMessage({ line: one, value: 1, appearing: headlines, disappearing: headlines }),
      );
      expectSoundMessage(helpMessage(usage));
    }),
    RUNS,
  );
});
