import { expect, test } from 'vitest';
import { examplesOf, Router } from '../../src/ask/route/router.ts';
import { readWordings } from '../../src/ask/route/wordings.ts';
import { TOOLS } from '../../src/ask/tools/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { type Line, lost, printTable } from './table.ts';

const NAMED = ['sku', 'supplier', 'campaign', 'keyword', 'order', 'ticket', 'shipment', 'purchase order'];

/** Each example is left out once, with a tenth of the others. */
const FOLDS = 10;

test('examples that the router has not seen find their tools', async () => {
  const all = examplesOf(TOOLS, await readWordings());
  const vectors = await createEmbedder({}).embed(all.map(({ text }) => text));
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold);
  const ranks = folds.flatMap((fold) => {
    const known = (_: unknown, at: number) => at % FOLDS !== fold;
    const router = new Router(all.filter(known), vectors.filter(known));
    return all.flatMap(({ tool, text }, at) => {
      if (known(null, at)) return [];
      const named = NAMED.filter((type) => new RegExp(`\\b${type}\\b`).test(text));
      const types = new Set(named.map((type) => type.replace(' ', '_')));
      const ranked = router.rank(text, vectors[at] ?? [], types);
      const rank = ranked.findIndex((match) => match.tool.name === tool.name) + 1;
      return [{ rank, isOwn: tool.examples.includes(text) }];
    });
  });
  const within = (most: number, of = ranks) =>
    of.filter(({ rank }) => rank > 0 && rank <= most).length / of.length;
  const own = ranks.filter(({ isOwn }) => isOwn);
  const sizes = [...Map.groupBy(all, ({ tool }) => tool).values()].map((own) => own.length);
  const largest = Math.max(...sizes) / all.length;
  const lines: Line[] = [
    {
      metric: 'first choice, examples that tools give',
      ours: within(1, own),
      baselines: { 'always the largest': largest },
      target: '≥ 0.68',
      pass: within(1, own) >= 0.68,
    },
    {
      // Of these, those that are easy to know were left out when they were chosen.
      metric: 'first choice, other wordings too',
      ours: within(1),
      baselines: {},
      target: 'reported',
      pass: true,
    },
    {
      metric: 'among the ten that a model is offered',
      ours: within(10),
      baselines: {},
      target: '≥ 0.9',
      pass: within(10) >= 0.9,
    },
  ];
  printTable(`Router, ${all.length} examples, a tenth left out in turn`, lines);
  expect(lost(lines)).toEqual([]);
});
