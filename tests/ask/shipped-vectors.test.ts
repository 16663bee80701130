import { expect, test } from 'vitest';
import { examplesOf } from '../../src/ask/route/router.ts';
import { readShippedVectors } from '../../src/ask/route/shipped-vectors.ts';
import { readWordings } from '../../src/ask/route/wordings.ts';
import { TOOLS } from '../../src/ask/tools/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { dot } from '../../src/platform/vector.ts';

const embedder = createEmbedder({});

test('every example has its vector along with the code; "npm run vectors" makes those that are missing', async () => {
  const shipped = await readShippedVectors(embedder.name);
  const texts = examplesOf(TOOLS, await readWordings()).map(({ text }) => text);
  expect(texts.filter((text) => !shipped.of(text))).toEqual([]);
});

test('the vectors that come along are those that the model makes', async () => {
  const shipped = await readShippedVectors(embedder.name);
  const texts = examplesOf(TOOLS, await readWordings())
    .map(({ text }) => text)
    .filter((_, at) => at % 97 === 0);
  const made = await embedder.embed(texts);
  for (const [at, text] of texts.entries())
    expect(dot(shipped.of(text) ?? [], made[at] ?? []), text).toBeGreaterThan(0.999);
});

test('of another model, none come along', async () => {
  const shipped = await readShippedVectors('text-embedding-3-small');
  expect(shipped.of('When does it run out?')).toBeUndefined();
});
