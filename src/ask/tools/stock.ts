import { addDays, dayOf, formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/index.ts';
import { type Asking, findingSource, tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { noRun } from './no-run.ts';
import { durationIn } from './period/duration.ts';
import { goodsScope } from './scope/goods.ts';
import { sumsOf } from './sums.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

const NO_STOCK = 'No stock levels are loaded, so nobody can say what runs out or lies dead.';

async function hasStock(asking: Asking): Promise<boolean> {
  return [...(await asking.outlooks()).values()].some(({ onHand }) => onHand !== null);
}

/** What runs out before more can come. */
export const stockouts: Tool = {
  name: 'stockouts',
  fromFindings: true,
  does: 'lists the SKUs that run out before their supplier can deliver',
  examples: [
    'Out of stock soon?',
    'Which SKUs run out this week?',
    'Which products of the supplier will stock out?',
    'Where will we have no stock before the reorder lands?',
    'Low stock report',
    'Which SKUs will stock out before the supplier can deliver?',
    'What is about to run out?',
    'What are we going to be out of soon?',
    'Show me the stockout risks',
    'Which products will not last until the next delivery?',
    'Anything running low on stock?',
    'What inventory is at risk?',
  ],
  run: async (asking) => {
    const goods = await goodsScope(asking, 'stock');
    if ('status' in goods) return goods;
    const all = await asking.findings('stockout_risk');
    if ((await asking.run()) === null) return noRun(asking);
    if (all.length === 0 && !(await hasStock(asking))) return unknown(NO_STOCK);
    const until = goods.until;
    const found = all.filter(
      ({ subject, evidence }) => goods.isIn(subject.id) && (!until || evidence.stockoutOn <= until),
    );
    const by = until ? ` by ${formatDay(until)}` : '';
    if (found.length === 0)
      return told(
        `Nothing${goods.words} runs out${by} before its supplier can deliver${all.length > 0 ? `; ${count(all.length, 'SKU')} in all ${all.length === 1 ? 'is' : 'are'} at risk` : ''}.`,
        [],
      );
    const soonest = found.toSorted((a, b) => (a.evidence.stockoutOn < b.evidence.stockoutOn ? -1 : 1));
    return told(
      `${count(found.length, 'SKU')}${goods.words} ${found.length === 1 ? 'runs' : 'run'} out${by} before a reorder can arrive:\n${list(soonest.map(({ headline, evidence }) => `${headline} Order by ${formatDay(evidence.orderBy)}.`))}`,
      soonest.slice(0, 10).map(findingSource),
      { subjects: soonest.slice(0, 3).map(({ subject }) => subject) },
    );
  },
};

/** Where one SKU stands: stock, velocity, the day it runs out, what its supplier really takes. */
export const stock: Tool = {
  name: 'stock',
  does: 'tells stock, velocity, the day a SKU runs out and its supplier’s quoted and real lead time',
  needs: 'sku',
  examples: [
    'How many days is sku good for?',
    'What is left of sku?',
    'Quoted versus actual lead time of sku',
    'Inventory of sku and what is on order',
    'How quickly does sku sell?',
    "When does sku run out, and what is the supplier's real lead time?",
    'How long will sku last?',
    'How many sku do we have in stock?',
    'Stock level of sku?',
    'How many days of cover does sku have?',
    'When will we be out of sku?',
    'What is the sell-through velocity of sku?',
    'Who supplies sku?',
    'When is the next delivery of sku?',
    'What is the reorder point of sku?',
  ],
  run: async (asking) => {
    const sku = oneOf(asking, 'sku');
    if (isTold(sku)) return sku;
    const outlook = (await asking.outlooks()).get(sku.id);
    if (!outlook) return unknown(`I have no stock or sales of ${sku.id}.`);
    const subjects = [{ type: 'sku', id: sku.id }];
    if (outlook.supplierId) subjects.push({ type: 'supplier', id: outlook.supplierId });
    const [risk] = (await asking.findings('stockout_risk')).filter(({ subject }) => subject.id === sku.id);
    return told(
      [stockLine(outlook), coverLine(outlook, asking), leadLine(outlook), ordersLine(outlook)]
        .filter(Boolean)
        .join('\n'),
      [
        tableSource('inventory_level', stockLine(outlook)),
        tableSource('sales_day', `${outlook.velocityPerDay.toFixed(1)} a day on days in stock`),
        tableSource('receipt', leadLine(outlook)),
        ...(risk ? [findingSource(risk)] : []),
      ],
      { subjects, ...(outlook.asOf ? { asOf: outlook.asOf } : {}) },
    );
  },
};

function stockLine({ sku, title, onHand, committed }: SkuOutlook): string {
  if (onHand === null) return `${sku} (${title}): no stock level is loaded.`;
  const reserved = committed > 0 ? `, ${committed} of them committed to orders` : '';
  return `${sku} (${title}): ${count(onHand, 'unit')} on hand${reserved}.`;
}

function coverLine(
  { onHand, committed, velocityPerDay, demand, reorderPoint }: SkuOutlook,
  { now, shop }: Asking,
): string {
  const velocity = `It sells ${velocityPerDay.toFixed(1)} a day`;
  if (onHand === null) return `${velocity}; without a stock level nobody can say when it runs out.`;
  const free = Math.max(0, onHand - committed);
  const days = free / Math.max(velocityPerDay, 1e-9);
  if (days > 400) return `${velocity}: what is there lasts more than a year. Reorder point ${reorderPoint}.`;
  const until = (p: number) => {
    let day = 0;
    while (day < 400 && demand.quantile(day + 1, p) < free) day += 1;
    return addDays(dayOf(now, shop.timeZone), day);
  };
  return `${velocity}: ${days < 10 ? days.toFixed(1) : Math.round(days)} days of cover. It runs out around ${formatDay(until(0.5))} (8 in 10 chance between ${formatDay(until(0.9))} and ${formatDay(until(0.1))}) if nothing arrives. Reorder point ${reorderPoint}.`;
}

function leadLine({
  supplierName,
  supplierId,
  leadTime: { quotedDays, p50, p90, receipts },
}: SkuOutlook): string {
  if (!supplierId) return 'No supplier is loaded for it.';
  const quoted = quotedDays === null ? 'quotes nothing' : `quotes ${count(quotedDays, 'day')}`;
  return `${supplierName ?? supplierId} ${quoted}; it really takes ${p50} (median) and 9 in 10 orders arrive within ${p90} (${count(receipts, 'receipt')}).`;
}

function ordersLine({ openOrders }: SkuOutlook): string {
  if (openOrders.length === 0) return 'Nothing is on order.';
  const orders = openOrders.map(
    ({ poId, outstanding, promisedOn, expectedOn }) =>
      `${outstanding} on ${poId}, ${promisedOn ? `promised ${formatDay(promisedOn)}, ` : ''}expected ${formatDay(expectedOn)}`,
  );
  return `On order: ${orders.join('; ')}.`;
}

/** What to order today, how much of it, and the cash it takes. */
export const reorders: Tool = {
  name: 'reorders',
  fromFindings: true,
  does: 'lists the reorders that are drafted today, with quantity, supplier and cash',
  examples: [
    'Suggested reorders with amounts',
    'What purchase orders are proposed for today?',
    'Give me the buying list with costs',
    'What should I reorder today, at what quantity, for how much cash?',
    'Which purchase orders should I place?',
    'What do I need to buy today and what does it cost?',
    'How much money do I need for reorders?',
    'What needs replenishing?',
    'Which orders to suppliers are recommended?',
  ],
  run: async (asking) => {
    const goods = await goodsScope(asking, 'reorders');
    if ('status' in goods) return goods;
    const findings = new Map((await asking.findings()).map((finding) => [finding.id, finding]));
    const orders = (await asking.actions()).filter(
      ({ kind, state, findingId }) =>
        kind === 'create_purchase_order' &&
        state === 'proposed' &&
        goods.isIn(findings.get(findingId)?.subject.id ?? ''),
    );
    if ((await asking.run()) === null) return noRun(asking);
    if (orders.length === 0 && !(await hasStock(asking))) return unknown(NO_STOCK);
    if (orders.length === 0) return told(`No reorder${goods.words} is drafted today: nothing needs one.`, []);
    // Options of one finding stand for each other: the first is the one that is recommended.
    const first = [...Map.groupBy(orders, ({ findingId }) => findingId).values()].flatMap(
      (own) => own[0] ?? [],
    );
    const total = sumsOf(first.flatMap(({ cost }) => cost ?? []));
    return told(
      `${count(first.length, 'reorder')}${goods.words} drafted${total ? `, ${total} in all` : ''}:\n${list(first.map(({ summary, cost }) => `${summary.replace(/\.$/, '')}${cost ? ` (${formatMoney(cost)})` : ''}`))}\nEach waits on its card for someone to approve it.`,
      first.slice(0, 10).flatMap(({ findingId, summary }) => {
        const finding = findings.get(findingId);
        return finding ? [{ ...findingSource(finding), passage: summary }] : [];
      }),
      { cards: first.map(({ findingId }) => findingId) },
    );
  },
};

/** What lies dead. */
export const excess: Tool = {
  name: 'excess',
  does: 'lists SKUs with more cover than so many days (180 unless the question says)',
  examples: [
    'Excess inventory',
    'Dead stock over 90 days',
    'Dead stock over 6 months',
    'Which SKUs hardly sell but fill the shelves?',
    'Too many days of cover?',
    'What sits dead: more than 180 days of cover?',
    'Which products are overstocked?',
    'What dead stock do we have?',
    'Where is cash tied up in slow movers?',
    'Show me slow moving inventory',
    'What do we have too much of?',
  ],
  run: async (asking) => {
    const goods = await goodsScope(asking, 'stock');
    if ('status' in goods) return goods;
    const days = durationIn(asking.question) ?? 180;
    const today = dayOf(asking.now, asking.shop.timeZone);
    const dead = [...(await asking.outlooks()).values()].flatMap((outlook) => {
      const free = (outlook.onHand ?? 0) - outlook.committed;
      const cover = free / Math.max(outlook.velocityPerDay, 1e-9);
      return free > 0 && cover > days && goods.isIn(outlook.sku) ? [{ ...outlook, free, cover }] : [];
    });
    if (!(await hasStock(asking))) return unknown(NO_STOCK);
    if (dead.length === 0) return told(`No SKU${goods.words} has more than ${days} days of cover.`, []);
    const cash = (one: (typeof dead)[number]) => (one.unitCost ? one.unitCost.minor * one.free : 0);
    const sorted = dead.toSorted((a, b) => cash(b) - cash(a) || b.cover - a.cover);
    const lines = sorted.map((one) => {
      const cover = one.cover > 3650 ? 'nothing sells' : `${Math.round(one.cover)} days`;
      const tied = one.unitCost
        ? `, ${formatMoney({ minor: cash(one), currency: one.unitCost.currency }, { whole: true })} tied`
        : '';
      return `${one.sku} (${one.title}): ${one.free} units, ${cover}${tied}`;
    });
    const tied = sumsOf(
      sorted.flatMap((one) => (one.unitCost ? { ...one.unitCost, minor: cash(one) } : [])),
      { whole: true },
    );
    return told(
      `${count(dead.length, 'SKU')}${goods.words} with more than ${days} days of cover${tied ? `, ${tied} at cost` : ''}:\n${list(lines, 8)}`,
      [
        tableSource('inventory_level', lines.slice(0, 8).join('; ')),
        tableSource('sales_day', `velocity as of ${today}`),
      ],
      { subjects: sorted.slice(0, 3).map(({ sku }) => ({ type: 'sku', id: sku })) },
    );
  },
};
