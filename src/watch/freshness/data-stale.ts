import type { Day } from '../../domain/day.ts';
import type { FindingDraft } from '../../domain/finding.ts';
import type { Thresholds } from '../thresholds.ts';
import type { PulseRow } from './facts.ts';

/** What stands still, or cannot be said at all, when a source of the inventory watch is silent. */
const CONSEQUENCES: Readonly<Record<string, { readonly stale: string; readonly missing: string }>> = {
  orders: {
    stale: 'Velocity, forecasts and stock-out dates rest on old sales.',
    missing: 'No sales are known: nothing about demand or stock can be said.',
  },
  inventory: {
    stale:
      'Stock is carried forward from the last level by sales and receipts; stock-out dates are less sure.',
    missing:
      'Without stock levels it cannot be known what runs out, how many days of cover there are, or what lies in excess.',
  },
};

const HOURS_MS = 3_600_000;
const DAY_HOURS = 24;

/** Reports each source that has missed its own usual rhythm, or of which nothing was ever loaded. */
export function staleSources(
  pulses: readonly PulseRow[],
  { now, today, thresholds }: { now: Date; today: Day; thresholds: Thresholds },
): FindingDraft<'data_stale'>[] {
  return Object.entries(CONSEQUENCES).flatMap(([source, words]) => {
    const pulse = pulses.find((row) => row.source === source);
    const lastAt = pulse?.last_at ?? null;
    const every = pulse ? usualHours(pulse) : DAY_HOURS;
    const silent = lastAt === null ? null : (now.getTime() - lastAt.getTime()) / HOURS_MS;
    if (silent !== null && silent <= every * thresholds['data_stale.missed_intervals']) return [];
    const consequence = silent === null ? words.missing : words.stale;
    return [
      {
        kind: 'data_stale' as const,
        subject: { type: 'source', id: source },
        severity: 'warning' as const,
        headline:
          silent === null
            ? `No ${LABELS[source] ?? source} are loaded. ${consequence}`
            : `The last of the ${LABELS[source] ?? source} is ${ageWords(silent)} old; one is usual every ${ageWords(every)}.`,
        evidence: {
          window: { from: today, to: today },
          sources: [{ table: TABLES[source] ?? source, rows: pulse?.active_days ?? 0 }],
          confidence: 1,
          lastRowAt: lastAt?.toISOString() ?? null,
          expectedEvery: Math.round(every * 10) / 10,
          consequence,
        },
        stake: null,
        deadline: null,
      },
    ];
  });
}

const LABELS: Readonly<Record<string, string>> = { orders: 'orders', inventory: 'stock levels' };
const TABLES: Readonly<Record<string, string>> = { orders: 'order_line', inventory: 'inventory_level' };

/** The mean time between days with rows, in hours, at least a day; a day where there is one row only. */
function usualHours({ active_days, span_days }: PulseRow): number {
  return active_days > 1 ? (DAY_HOURS * span_days) / (active_days - 1) : DAY_HOURS;
}

function ageWords(hours: number): string {
  if (hours < 48) return `${Math.round(hours)} hours`;
  return `${Math.round(hours / DAY_HOURS)} days`;
}
