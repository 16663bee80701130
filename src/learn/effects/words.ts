import type { LearnedEffect } from './list.ts';

type Value = LearnedEffect['value'];

const SAYS: Readonly<
  Record<LearnedEffect['kind'], (value: Value, subject: LearnedEffect['subject']) => string>
> = {
  event_lift: ({ eventKind, channel, peakRatio, peakHours, settleRatio, interval, n }, { type, id }) => {
    const what =
      type === 'sku' ? `${eventKind} of ${id}` : `${eventKind}${channel ? ` through ${channel}` : ''}`;
    const settled =
      settleRatio === null || settleRatio === undefined ? 'not settled yet' : `then ${settleRatio} times`;
    return `${what}: ${peakRatio} times for ${peakHours} hours, ${settled}${between(interval)}${of(n ?? 1, 'event')}`;
  },
  channel_return_ratio: ({ versus, ratio, interval, n }, { id }) =>
    `${id}: comes back ${ratio} times as often as ${versus}${between(interval)}${of(n, 'unit')}`,
  supplier_lead_time: (value, { id }) => {
    const { supplierId, supplierName, category, quarter, quotedDays, p50Days, p90Days, interval, n } = value;
    const part = category ?? quarter;
    const who = part ? `${supplierId}, ${part}` : (supplierName ?? id);
    const quoted = typeof quotedDays === 'number' ? ` (quotes ${quotedDays})` : '';
    return `${who}: takes ${p50Days} days${between(interval)}, 9 in 10 within ${p90Days}${quoted}${of(n, 'order')}`;
  },
  sizing_question_category: ({ category, perThousandUnits, interval, otherwise, n }) =>
    `${category}: ${perThousandUnits} sizing questions per 1,000 units${between(interval)}, elsewhere ${otherwise}${of(n, 'question')}`,
};

/** A learned effect in a sentence, with its interval and what it rests on. Plain text, not escaped. */
export function effectWords({ kind, value, subject, said }: LearnedEffect): string {
  if (said && !said.set) return `${subject.id}: forgotten by ${said.by}`;
  const words = SAYS[kind](value, subject);
  return said ? `${words}; set by ${said.by}` : words;
}

function between(interval: unknown): string {
  return Array.isArray(interval) ? ` (${interval[0]} to ${interval[1]})` : '';
}

function of(count: unknown, what: string): string {
  const number = Number(count);
  return `, of ${number.toLocaleString('en-US')} ${what}${number === 1 ? '' : 's'}`;
}
