import { expect, test } from 'vitest';
import { examplesOf, Router } from '../../src/ask/route/router.ts';
import { readWordings } from '../../src/ask/route/wordings.ts';
import { TOOLS } from '../../src/ask/tools/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';
import { type Line, lost, printTable } from './table.ts';

const NAMED = ['sku', 'supplier', 'campaign', 'keyword', 'order', 'ticket', 'shipment', 'purchase order'];

test('an example that the router has not seen finds its tool among its fellows', async () => {
  const all = examplesOf(TOOLS, await readWordings());
  const vectors = await createEmbedder({}).embed(all.map(({ text }) => text));
  const ranks = all.map(({ tool, text }, at) => {
    const others = (_: unknown, i: number) => i !== at;
    const named = NAMED.filter((type) => new RegExp(`\\b${type}\\b`).test(text));
    const ranked = new Router(all.filter(others), vectors.filter(others)).rank(
      text,
      vectors[at] ?? [],
      new Set(named.map((type) => type.replace(' ', '_'))),
    );
    return ranked.findIndex((match) => match.tool.name === tool.name) + 1;
  });
  const within = (most: number) => ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
  const sizes = [...Map.groupBy(all, ({ tool }) => tool).values()].map((own) => own.length);
  const largest = Math.max(...sizes) / all.length;
  const lines: Line[] = [
    {
      metric: 'first choice',
      ours: within(1),
      baselines: { 'always the largest': largest },
      target: '≥ 0.68',
      pass: within(1) >= 0.68,
    },
    {
      metric: 'among the ten that a model is offered',
      ours: within(10),
      baselines: {},
      target: '≥ 0.9',
      pass: within(10) >= 0.9,
    },
  ];
  printTable(`Router, each of ${all.length} examples left out once`, lines);
  expect(lost(lines)).toEqual([]);
});
