import { expect, test } from 'vitest';
import { answerMessage, passageModal } from '../../blocks/index.ts';
import { validateView } from '../../src/workspace/validate/index.ts';
import { wordsOf } from './drawn.ts';

const DOCUMENT = { title: 'Returns', owner: 'Priya', reviewBy: '2027-01-01', id: 'knowledge/returns.md' };

test('what is cited stands first, with where it stands, and what is left out is counted', () => {
  const lines = Array.from({ length: 200 }, (_, i) => `Clause ${i + 1} says something.`);
  const cited = { heading: 'Returns › Sale items', words: 'Clause 190 says something.' };
  const view = passageModal({ ...DOCUMENT, body: lines.join('\n'), cited });
  expect(validateView(view)).toEqual([]);
  const words = wordsOf(view.blocks);
  expect(words).toMatch(
    /:pushpin: \*Returns › Sale items\*\n>Clause 190 says something\.[\s\S]*Clause 1 says/,
  );
  expect(words).toContain('and 120 more lines: the whole stands in knowledge/returns.md');
});

test('the line that is cited is marked where it stands', () => {
  const cited = { heading: 'Returns', words: 'Sale items come back within 14 days.' };
  const body = '# Returns\n\nAll come back.\n\n- Sale items come back within **14 days**.';
  const words = wordsOf(passageModal({ ...DOCUMENT, body, cited }).blocks);
  expect(words.match(/:pushpin:/g)).toHaveLength(2);
  expect(words).not.toContain('more lines');
});

test('each document of an answer can be opened', () => {
  const source = (id: string, title: string) => ({ type: 'knowledge', id, title, passage: 'x' });
  const { blocks } = answerMessage({
    ...{
      id: 'q_1',
      answer: 'They disagree.',
      status: 'answered',
      asOf: '2026-03-03T00:00:00Z',
      confidence: 0.5,
    },
    ...{ intent: 'knowledge', cards: [], owner: null },
    sources: [source('a.md', 'Returns › Sale'), source('b.md', 'Website'), source('a.md', 'Returns › Other')],
  });
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  expect(buttons).toMatchObject([
    { action_id: 'open_passage', value: 'q_1.0', text: { text: 'Open “Returns”' } },
    { action_id: 'open_passage:1', value: 'q_1.1', text: { text: 'Open “Website”' } },
  ]);
});
