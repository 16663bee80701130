import { beforeAll, expect, test } from 'vitest';
import { inOneWord } from '../../src/ask/route/concepts.ts';
import { examplesOf, Router } from '../../src/ask/route/router.ts';
import { readShippedVectors } from '../../src/ask/route/shipped-vectors.ts';
import { thingAsked } from '../../src/ask/route/thing.ts';
import { readWordings } from '../../src/ask/route/wordings.ts';
import { TOOLS } from '../../src/ask/tools/index.ts';
import { createEmbedder } from '../../src/platform/models/index.ts';

const embedder = createEmbedder({});
let router: Router;
beforeAll(async () => {
  const examples = examplesOf(TOOLS, await readWordings());
  const shipped = await readShippedVectors(embedder.name);
  router = new Router(
    examples,
    examples.map(({ text }) => shipped.of(text) ?? []),
  );
});

test('each wording is of a tool that there is, and none stands twice', async () => {
  const wordings = await readWordings();
  const known = new Set(TOOLS.map(({ name }) => name));
  expect(Object.keys(wordings).filter((name) => !known.has(name))).toEqual([]);
  const texts = examplesOf(TOOLS, wordings).map(({ text }) => text.toLowerCase());
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
});

test.each([
  ['Which deliveries from our suppliers are overdue?', 'purchase order'],
  ['Which open POs slipped?', 'purchase order'],
  ['Show keywords of campaigns that lose money', 'keyword'],
  ['Which vendors send late deliveries?', 'supplier'],
  ['Campaigns below break-even', 'campaign'],
  ['What does the supplier quote?', null],
  ['How late is it?', null],
  ['', null],
])('"%s" asks for: %s', (question, thing) => {
  expect(thingAsked(inOneWord(question))).toBe(thing);
});

test.each([
  ['reorders', 'Which purchase orders do you suggest today, and what do they cost?'],
  ['reorders', 'Which POs would you place this morning and for how much?'],
  ['reorders', 'List the purchase orders you recommend'],
  ['reorders', 'Show me the reorders you drafted, with their cost'],
  ['reorders', 'What orders to vendors do you propose, and what cash do they take?'],
  ['late_orders', 'deliveries overdue'],
  ['late_orders', 'Which deliveries are late?'],
  ['late_orders', 'Overdue deliveries from our suppliers'],
  ['late_orders', 'Any purchase orders that have not arrived yet?'],
  ['late_orders', 'Show inbound orders behind schedule'],
  ['late_orders', 'Which replenishments are delayed?'],
  ['wasting', 'keywords cost more than they earn'],
  ['wasting', 'Which keywords lose money?'],
  ['wasting', 'List search terms that burn cash'],
  ['wasting', 'Show unprofitable keywords'],
  ['losing_campaigns', 'Which campaigns cost more than they bring in?'],
  ['losing_campaigns', 'Show loss-making campaigns'],
  ['losing_campaigns', 'Which campaigns earn less than they cost?'],
  ['suppliers_worse', 'Show vendors whose lead time drifts'],
  ['suppliers_worse', 'Which suppliers became slower this quarter?'],
  ['excess', 'Which products are overstocked?'],
  ['stockouts', 'Show SKUs at risk of selling out'],
  ['bad_addresses', 'Which shipments have a wrong address?'],
])('%s answers "%s"', async (tool, question) => {
  const [vector = []] = await embedder.embed([question]);
  expect(router.rank(question, vector, new Set())[0]?.tool.name).toBe(tool);
});
