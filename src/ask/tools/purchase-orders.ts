import { addDays, dayOf, daysBetween, formatDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import type { SkuOutlook } from '../../watch/index.ts';
import { type Asking, findingSource, tableSource } from '../asking.ts';
import type { Named } from '../names/store.ts';
import { list, told, unknown } from '../told.ts';
import { readOpenOrders } from './operations/facts.ts';
import { durationIn } from './period/duration.ts';
import { goodsScope } from './scope/goods.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

/** Purchase orders past their promise, and what runs out if they slip further. */
export const lateOrders: Tool = {
  name: 'late_orders',
  does: 'lists open purchase orders that are late or will be, and the SKUs that run out for it',
  examples: [
    'Overdue purchase orders',
    'Which POs slipped?',
    'What stock is stuck with suppliers?',
    'Show delayed purchase orders',
    'Which open POs are late, and what breaks if they slip another week?',
    'Which purchase orders are overdue?',
    'What is delayed from our suppliers?',
    'Are any supplier deliveries late?',
    'Which inbound orders have not arrived on time?',
    'What is the status of purchase order?',
    'When does purchase order arrive?',
  ],
  run: async (asking) => {
    const today = dayOf(asking.now, asking.shop.timeZone);
    if (/\b(cancel|delete|change|reduce|split)\b/i.test(asking.question))
      return unknown(
        'I cancel or change no purchase order: nothing I can do does that. Write to the supplier; “write to …” shows a draft where one is open.',
      );
    const goods = await goodsScope(asking, 'purchase orders');
    if ('status' in goods) return goods;
    const all = await readOpenOrders(asking.db, asking.now, asking.shop.timeZone);
    const named = asking.named('purchase_order');
    const outlooks = await asking.outlooks();
    const carrying = new Set(
      [...outlooks.values()]
        .filter(({ sku }) => goods.isNamed(sku))
        .flatMap(({ openOrders }) => openOrders.map(({ poId }) => poId)),
    );
    const open = all.filter(
      ({ po_id, supplier_id }) => goods.isOf(supplier_id) && (goods.isAllNamed || carrying.has(po_id)),
    );
    const expected = arrivals(outlooks);
    const line = (po: (typeof open)[number]) => {
      const due = po.promised_on ? `promised ${formatDay(po.promised_on)}` : 'no date promised';
      const late =
        po.promised_on && po.promised_on < today
          ? `, ${count(daysBetween(po.promised_on, today), 'day')} late`
          : '';
      const when = expected.get(po.po_id);
      return `${po.po_id} from ${po.supplier}: ${count(po.outstanding, 'unit')} outstanding, ${due}${late}${when ? `, expected ${formatDay(when)}` : ''}`;
    };
    if (named) {
      const own = all.find(({ po_id }) => po_id === named.id);
      const text = own
        ? `${line(own)}.`
        : `${named.id} has nothing outstanding: all of it has arrived, or it is cancelled.`;
      return told(text, [tableSource('purchase_order_line', text)], {
        subjects: [{ type: 'purchase_order', id: named.id }],
      });
    }
    if (open.length === 0)
      return told(`No purchase order${goods.words} is open.`, [
        tableSource('purchase_order_line', 'none open'),
      ]);
    const late = open.filter(({ promised_on }) => promised_on !== null && promised_on < today);
    const findings = (await asking.findings('late_purchase_order')).filter(({ subject }) =>
      open.some(({ po_id }) => po_id === subject.id),
    );
    const days = durationIn(asking.question) ?? 7;
    const slips = /slip|another|further|more/i.test(asking.question)
      ? hurtBySlip(outlooks, days, today, goods.isIn)
      : [];

    const soon = findings.filter(({ subject }) => !late.some(({ po_id }) => po_id === subject.id));
    const parts = [
      late.length > 0
        ? `${late.length} of ${count(open.length, 'open purchase order')}${goods.words} ${late.length === 1 ? 'is' : 'are'} late:\n${list(late.map(line), 8)}`
        : `None of ${count(open.length, 'open purchase order')}${goods.words} is past its promise.`,
      ...(soon.length > 0
        ? [
            `Expected to come late:\n${list(
              soon.map(({ headline }) => headline),
              5,
            )}`,
          ]
        : []),
      ...(slips.length > 0
        ? [
            `If everything on order${goods.words} came ${count(days, 'day')} later, these would run out first (a simulation):\n${list(slips, 6)}`,
          ]
        : []),
    ];
    return told(
      parts.join('\n'),
      [
        tableSource('purchase_order_line', late.map(line).join('; ') || 'none late'),
        ...findings.map(findingSource),
      ],
      {
        subjects: late.slice(0, 3).map(({ po_id }) => ({ type: 'purchase_order', id: po_id })),
      },
    );
  },
};

function arrivals(outlooks: ReadonlyMap<string, SkuOutlook>): Map<string, string> {
  return new Map(
    [...outlooks.values()].flatMap(({ openOrders }) =>
      openOrders.map(({ poId, expectedOn }) => [poId, expectedOn] as const),
    ),
  );
}

/** SKUs whose stock ends before what is on order arrives, once that comes `days` later, and did not before. */
function hurtBySlip(
  outlooks: ReadonlyMap<string, SkuOutlook>,
  days: number,
  today: string,
  isIn: (sku: string) => boolean,
): string[] {
  return [...outlooks.values()]
    .filter(({ sku }) => isIn(sku))
    .flatMap((one) => {
      const [next] = one.openOrders.toSorted((a, b) => (a.expectedOn < b.expectedOn ? -1 : 1));
      if (!next || one.onHand === null || one.velocityPerDay <= 0) return [];
      const cover = Math.floor(Math.max(0, one.onHand - one.committed) / one.velocityPerDay);
      const empty = addDays(today, cover);
      const slipped = addDays(next.expectedOn, days);
      if (empty >= slipped || empty < next.expectedOn) return [];
      const gap = daysBetween(empty, slipped);
      const lost = Math.round(gap * one.velocityPerDay);
      const money = one.price
        ? `, about ${formatMoney({ minor: lost * one.price.minor, currency: one.price.currency }, { whole: true })} of sales`
        : '';
      return [
        {
          gap,
          line: `${one.sku} (${one.title}) would be out from ${formatDay(empty)} to ${formatDay(slipped)}: ${count(lost, 'unit')}${money}`,
        },
      ];
    })
    .toSorted((a, b) => b.gap - a.gap)
    .map(({ line }) => line);
}

/** Who supplies the SKU that a question names instead of a supplier; null where it names a supplier or neither. */
async function supplierOfSku(asking: Asking): Promise<Named | null> {
  const sku = asking.named('sku');
  if (!sku || asking.named('supplier')) return null;
  const outlook = (await asking.outlooks()).get(sku.id);
  if (!outlook?.supplierId) return null;
  return { type: 'supplier', id: outlook.supplierId, title: outlook.supplierName ?? outlook.supplierId };
}

/** What would happen if a supplier came later. */
export const slipWhatIf: Tool = {
  name: 'slip_what_if',
  does: 'simulates that a supplier’s open orders come some days later, and tells what runs out',
  needs: 'supplier',
  examples: [
    'Simulate: supplier slips 10 days',
    'What if supplier is two weeks late?',
    'What happens if supplier delays everything by 7 days?',
    'Suppose supplier delivers 5 days later, what runs out?',
  ],
  run: async (asking) => {
    const supplier = (await supplierOfSku(asking)) ?? oneOf(asking, 'supplier');
    if (isTold(supplier)) return supplier;
    const days = durationIn(asking.question) ?? 7;
    const today = dayOf(asking.now, asking.shop.timeZone);
    const outlooks = await asking.outlooks();
    const own = [...outlooks.values()].filter(({ supplierId }) => supplierId === supplier.id);
    if (own.length === 0) return unknown(`I have no SKUs of ${supplier.title}.`);
    const hurt = hurtBySlip(outlooks, days, today, (sku) => own.some((one) => one.sku === sku));
    const waiting = own.filter(({ openOrders }) => openOrders.length > 0).length;
    const text =
      hurt.length > 0
        ? `Simulation, nothing is changed: if ${supplier.title} came ${count(days, 'day')} later than expected, ${count(hurt.length, 'SKU')} would run out meanwhile:\n${list(hurt, 8)}`
        : `Simulation, nothing is changed: if ${supplier.title} came ${count(days, 'day')} later than expected, no SKU would run out for it (${waiting} of its ${own.length} SKUs wait for an order).`;
    return told(
      text,
      [
        tableSource('purchase_order_line', `${waiting} SKUs of ${supplier.title} on order`),
        tableSource('sales_day', `velocity of ${own.length} SKUs`),
      ],
      {
        confidence: 0.8,
        subjects: [{ type: 'supplier', id: supplier.id }],
      },
    );
  },
};
