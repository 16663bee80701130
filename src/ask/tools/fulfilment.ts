import { addDays, dayOf } from '../../domain/day.ts';
import { wilsonInterval } from '../../stats/wilson.ts';
import { findingSource, tableSource } from '../asking.ts';
import { list, told, unknown } from '../told.ts';
import { isLoaded, type PickRow, readOrder, readPicks } from './operations/facts.ts';
import { count, isTold, oneOf, type Tool } from './tool.ts';

const DAYS = 42;
const NO_PICKS = 'No pick log is loaded, so what is mixed up is not known.';

async function picksOf(asking: Parameters<Tool['run']>[0]): Promise<PickRow[]> {
  const { db, now, shop } = asking;
  const today = dayOf(now, shop.timeZone);
  return readPicks(db, { from: addDays(today, -DAYS), to: today, timeZone: shop.timeZone, now });
}

/** A rate with its denominator and Wilson's 95 % interval. */
function rate(errors: number, picks: number): string {
  const [low, high] = wilsonInterval(errors, picks);
  const text = (share: number) => (share * 100).toFixed(2);
  return `${text(errors / picks)} % (${errors} of ${picks.toLocaleString('en-US')}; 95 % interval ${text(low)} to ${text(high)} %)`;
}

function total(rows: readonly PickRow[]): { picks: number; errors: number } {
  return {
    picks: rows.reduce((sum, { picks }) => sum + picks, 0),
    errors: rows.reduce((sum, { errors }) => sum + errors, 0),
  };
}

/** How often the wrong thing is picked, and where. */
export const mispicks: Tool = {
  name: 'mispicks',
  does: 'tells the mispick rate with its interval and the stations and shifts where it is worst',
  examples: [
    'Picking error rate',
    'Where in the warehouse are orders picked wrong?',
    'How accurate is picking by station?',
    'What is our mispick rate and where?',
    'How often do we pick the wrong item?',
    'Where do picking errors happen?',
    'Which station makes the most mistakes?',
    'What is our picking accuracy?',
  ],
  run: async (asking) => {
    const rows = await picksOf(asking);
    const { picks, errors } = total(rows);
    if (picks === 0) return unknown('No pick log is loaded, so there is no mispick rate.');
    const found = await asking.findings('mispick_hotspot');
    const worst = rows
      .filter((row) => row.picks >= 100)
      .toSorted((a, b) => b.errors / b.picks - a.errors / a.picks)
      .slice(0, 3);
    const overall = `${rate(errors, picks)} over the last ${DAYS} days`;
    const lines = worst.map((row) => `${row.station}, ${row.shift} shift: ${rate(row.errors, row.picks)}`);
    return told(
      `${overall}. Highest:\n${list(lines)}${found.length > 0 ? `\nBeyond chance and SKU mix:\n${list(found.map(({ headline }) => headline))}` : '\nNone of these is beyond chance once the SKU mix is counted.'}`,
      [tableSource('pick', overall), ...found.map(findingSource)],
    );
  },
};

/** What is taken for something else. */
export const confused: Tool = {
  name: 'confused_skus',
  fromFindings: true,
  does: 'lists the pairs of SKUs that are picked for each other',
  examples: [
    'Which products are mistaken for one another?',
    'Pairs of products that are mixed up',
    'Which SKUs get confused with each other?',
    'What products are mixed up in picking?',
    'Which look-alikes cause wrong shipments?',
    'Which items do pickers swap?',
  ],
  run: async (asking) => {
    if (
      !(await isLoaded(asking.db, 'pick', asking.now)) &&
      (await asking.findings('confused_skus')).length === 0
    )
      return unknown(NO_PICKS);
    const found = await asking.findings('confused_skus');
    if (found.length === 0)
      return told('No pair of SKUs goes out for each other beyond chance.', [
        tableSource('pick', 'no pair beyond chance'),
      ]);
    return told(list(found.map(({ headline }) => headline)), found.map(findingSource), {
      subjects: found.slice(0, 3).map(({ subject }) => subject),
    });
  },
};

/** Whether a bin should move. */
export const bins: Tool = {
  name: 'bins',
  fromFindings: true,
  does: 'tells which bins should move, and why',
  examples: [
    'Do you suggest moving any bins?',
    'Is it worth relocating the bin?',
    'Should the bin go somewhere else?',
    'Should we move bin B-14?',
    'Which bins should we relocate?',
    'Should we rearrange the shelves?',
    'Would moving sku to another bin help?',
    'Is bin a good place for sku?',
  ],
  run: async (asking) => {
    const moves = (await asking.actions()).filter(({ kind }) => kind === 'relocate_bin');
    const bin = /\bbin\s+([A-Za-z]+\d*-?\d+)/i.exec(asking.question)?.[1]?.toUpperCase();
    const sku = asking.named('sku');
    const own = moves.filter(
      ({ params, label, summary }) =>
        (!bin || JSON.stringify(params).toUpperCase().includes(bin) || summary.toUpperCase().includes(bin)) &&
        (!sku || `${label} ${summary} ${JSON.stringify(params)}`.includes(sku.id)),
    );
    if (own.length === 0 && !(await isLoaded(asking.db, 'pick', asking.now))) return unknown(NO_PICKS);
    if (own.length === 0)
      return told(
        `${bin ?? sku?.id ?? 'No bin'}: nothing speaks for a move; no look-alikes side by side are confused there.`,
        [tableSource('pick', 'no confused pair there')],
        { confidence: 0.75 },
      );
    const findings = new Map((await asking.findings()).map((one) => [one.id, one]));
    const unique = [...new Map(own.map((one) => [one.label, one])).values()];
    return told(
      list(
        unique.map(({ summary, findingId }) => `${summary} Why: ${findings.get(findingId)?.headline ?? ''}`),
      ),
      unique.flatMap(({ findingId }) => {
        const one = findings.get(findingId);
        return one ? [findingSource(one)] : [];
      }),
      { cards: unique.map(({ findingId }) => findingId) },
    );
  },
};

/** Parcels that should not leave as they are. */
export const badAddresses: Tool = {
  name: 'bad_addresses',
  fromFindings: true,
  does: 'lists today’s shipments with doubtful addresses or a carrier that may not take them',
  examples: [
    'Address problems in the shipments of today',
    'Which parcels cannot be delivered as addressed?',
    'Shipments with an address error',
    "Which of today's shipments have bad addresses?",
    'Any parcels with wrong addresses?',
    'Which labels should we hold?',
    'Are there shipping errors today?',
    'Which shipments break carrier rules?',
  ],
  run: async (asking) => {
    if (!(await isLoaded(asking.db, 'shipment', asking.now))) return unknown('No shipments are loaded.');
    const found = await asking.findings('address_mismatch', 'carrier_error');
    if (found.length === 0)
      return told('No shipment that is about to leave has an address in doubt or breaks a carrier rule.', [
        tableSource('shipment', 'none in doubt'),
      ]);
    return told(
      `${list(found.map(({ headline }) => headline))}\nEach has a card with a button that holds it.`,
      found.map(findingSource),
      { cards: found.map(({ id }) => id), subjects: found.slice(0, 3).map(({ subject }) => subject) },
    );
  },
};

/** Why a carrier was chosen. */
export const carrierChoice: Tool = {
  name: 'carrier_choice',
  does: 'tells which carrier an order went with, and which rule or decision stands behind it',
  needs: 'order',
  withKnowledge: true,
  examples: [
    'What was the reason for the carrier of order?',
    'Why this carrier for order?',
    'Why did you choose UPS for order?',
    'Why was order shipped with FedEx?',
    'Which carrier did order go with and why?',
    'Who picked the carrier for order?',
  ],
  run: async (asking) => {
    const named = oneOf(asking, 'order');
    if (isTold(named)) return named;
    const order = await readOrder(asking.db, named.id, asking.now);
    if (!order || order.shipments.length === 0) return unknown(`I have no shipment of order ${named.id}.`);
    const ids = order.shipments.map(({ shipment_id }) => shipment_id);
    const found = (await asking.findings('carrier_error', 'address_mismatch')).filter(({ subject }) =>
      ids.includes(subject.id),
    );
    const by = order.shipments
      .map(
        ({ shipment_id, carrier, service }) =>
          `${shipment_id} has a label with ${[carrier, service].filter(Boolean).join(' ')}`,
      )
      .join('; ');
    const why =
      found.length > 0
        ? list(found.map(({ headline, evidence }) => `${headline} ${evidence.why}`))
        : 'The label came with the order’s data: I did not choose it, and it breaks no rule that is written down.';
    return told(`${by}.\n${why}`, [tableSource('shipment', by), ...found.map(findingSource)], {
      subjects: [{ type: 'order', id: named.id }],
    });
  },
};

/** Whether one shift picks worse than another. */
export const shifts: Tool = {
  name: 'shifts',
  does: 'compares shifts by mispick rate and says whether the difference is beyond chance and SKU mix',
  examples: [
    'Are errors different between shifts?',
    'Is the evening shift less accurate than the morning?',
    'Is night shift worse?',
    'Does the late shift make more errors?',
    'Compare picking accuracy by shift',
    'Which shift is better?',
  ],
  run: async (asking) => {
    const rows = await picksOf(asking);
    if (total(rows).picks === 0) return unknown('No pick log is loaded, so shifts cannot be compared.');
    const lines = [...Map.groupBy(rows, ({ shift }) => shift || 'not said')].map(([shift, own]) => {
      const { picks, errors } = total(own);
      return { line: `${shift}: ${rate(errors, picks)}`, small: picks < 500 };
    });
    const found = await asking.findings('mispick_hotspot');
    const small = lines.some((one) => one.small)
      ? ' Some of these counts are small: the intervals say how little they tell.'
      : '';
    const verdict =
      found.length > 0
        ? `Adjusted for SKU mix, beyond chance:\n${list(found.map(({ headline }) => headline))}`
        : 'Adjusted for SKU mix, no difference is beyond chance.';
    return told(
      `By shift, ${count(DAYS, 'day')}:\n${list(lines.map(({ line }) => line))}\n${verdict}${small}`,
      [tableSource('pick', lines.map(({ line }) => line).join('; ')), ...found.map(findingSource)],
      { confidence: 0.85 },
    );
  },
};
