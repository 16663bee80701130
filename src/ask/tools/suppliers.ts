import { readDueOrders, readThresholds } from '../../watch/index.ts';
import { type Asking, findingSource, tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { readTermsOf } from './people/facts.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

async function due(asking: Asking) {
  const { db, now, shop } = asking;
  return readDueOrders(db, { now, shop, thresholds: await readThresholds(db, now) });
}

/** Who gets worse. */
export const worse: Tool = {
  name: 'suppliers_worse',
  fromFindings: true,
  does: 'lists suppliers whose lead time drifts or whose deliveries get less reliable',
  examples: [
    'Which suppliers got slower or less reliable?',
    'Suppliers with a negative trend',
    'Which suppliers are getting worse?',
    'Who is our least reliable supplier?',
    'Is any vendor slipping?',
    'Supplier performance problems?',
    'Which vendors have declining on-time delivery?',
  ],
  run: async (asking) => {
    const found = await asking.findings('lead_time_drift', 'supplier_reliability', 'late_purchase_order');
    const trends = found.filter(({ kind }) => kind !== 'late_purchase_order');
    if ((await due(asking)).bySupplier.size === 0)
      return unknown('No purchase orders with promised days are loaded, so suppliers cannot be judged.');
    if (trends.length === 0)
      return told('No supplier’s lead time or on-time rate has got worse beyond chance.', [
        tableSource('receipt', 'no drift beyond chance'),
      ]);
    return told(list(trends.map(({ headline }) => headline)), trends.map(findingSource), {
      subjects: trends.slice(0, 3).map(({ subject }) => subject),
    });
  },
};

/** What a supplier says and what it does. */
export const supplier: Tool = {
  name: 'supplier',
  does: 'compares what a supplier quotes with what it does: lead time, lateness, share on time',
  needs: 'supplier',
  withKnowledge: true,
  examples: [
    'What lead time does supplier quote and what is it in fact?',
    'How does supplier perform against its promise?',
    'Is supplier reliable?',
    'What does supplier quote and what do they do?',
    'What is the real lead time of supplier?',
    'How reliable is supplier?',
    'How late is supplier usually?',
    'Tell me about supplier',
    'Does supplier deliver on time?',
    'What do we know about supplier?',
  ],
  run: async (asking) => {
    const named = oneOf(asking, 'supplier');
    if (isTold(named)) return named;
    const terms = await readTermsOf(asking.db, named.id);
    const outlooks = [...(await asking.outlooks()).values()].filter(
      ({ supplierId }) => supplierId === named.id,
    );
    const orders = (await due(asking)).bySupplier.get(named.id) ?? [];
    if (orders.length === 0 && outlooks.length === 0) return unknown(`I have no orders of ${named.title}.`);
    const lead = outlooks[0]?.leadTime;
    const quoted = terms?.quoted ?? lead?.quotedDays ?? null;
    const late = orders.filter(({ slipDays }) => slipDays > 0);
    const slips = orders.map(({ slipDays }) => slipDays).toSorted((a, b) => a - b);
    const middle = slips[Math.floor(slips.length / 2)] ?? 0;
    const findings = (await asking.findings('lead_time_drift', 'supplier_reliability')).filter(
      ({ subject }) => subject.id === named.id,
    );
    const lines = [
      `${named.title} ${quoted === null ? 'quotes no lead time' : `quotes ${count(quoted, 'day')}`}${lead ? `; it really takes ${lead.p50} (median), 9 in 10 orders within ${lead.p90}` : ''}.`,
      ...(orders.length > 0
        ? [
            `${late.length} of ${count(orders.length, 'order')} that were due came after the promise; the median order ${middle > 0 ? `${count(middle, 'day')} late` : 'on its day'}. ${outlooks.length} SKUs come from it.`,
          ]
        : []),
      ...findings.map(({ headline }) => headline),
    ];
    return told(
      lines.join('\n'),
      [tableSource('receipt', lines.slice(0, 2).join(' ')), ...findings.map(findingSource)],
      { subjects: [{ type: 'supplier', id: named.id }] },
    );
  },
};

/** Whose quotes do not hold. */
export const slips: Tool = {
  name: 'supplier_slips',
  does: 'lists for each supplier how far deliveries slip behind the promised day',
  examples: [
    'Who quotes shorter lead times than they keep?',
    'Which suppliers are habitually late?',
    'Lead times we should not believe',
    'Which of our suppliers lie about lead times?',
    'Whose lead times can we not trust?',
    'Who delivers later than promised?',
    'Rank suppliers by lateness',
    'Which supplier promises do not hold?',
  ],
  run: async (asking) => {
    const { bySupplier } = await due(asking);
    const names = new Map(
      [...(await asking.outlooks()).values()].flatMap(({ supplierId, supplierName }) =>
        supplierId ? [[supplierId, supplierName ?? supplierId] as const] : [],
      ),
    );
    const rows = [...bySupplier]
      .filter(([, orders]) => orders.length >= 5)
      .map(([id, orders]) => {
        const sorted = orders.map(({ slipDays }) => slipDays).toSorted((a, b) => a - b);
        const late = sorted.filter((days) => days > 0).length;
        return {
          id,
          name: names.get(id) ?? id,
          orders: orders.length,
          share: late / orders.length,
          median: sorted[Math.floor(sorted.length / 2)] ?? 0,
          p90: sorted[Math.floor(sorted.length * 0.9)] ?? 0,
        };
      });
    if (rows.length === 0) return unknown('Too few orders with promised and received days are loaded.');
    const worst = rows.toSorted((a, b) => b.median - a.median || b.share - a.share);
    const lines = worst.map(
      (one) =>
        `${one.name}: median ${one.median > 0 ? `${count(one.median, 'day')} late` : 'on time'}, 9 in 10 within ${one.p90} days of the promise; ${Math.round(one.share * 100)} % of ${count(one.orders, 'order')} late`,
    );
    return told(
      `Deliveries against the promised day; why they slip, the rows do not say:\n${list(lines, 6)}`,
      [tableSource('receipt', lines.slice(0, 6).join('; '))],
      { subjects: worst.slice(0, 2).map(({ id }) => ({ type: 'supplier', id })) },
    );
  },
};
