import type { FactDraft } from '../../../context/index.ts';
import { addDays, formatDay } from '../../../domain/day.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Lateness } from '../parcels/lateness.ts';
import type { DayWindow } from '../window.ts';
import { percent, rounded, short } from './words.ts';

/** "UPS|Ground", or the carrier alone where its service is not told. */
export function serviceId(carrier: string, service: string | null): string {
  return service ? `${carrier}|${service}` : carrier;
}

/** Reports a service that has been late more often than it used to be. */
export function lateCarrier(
  found: Lateness,
  window: DayWindow,
  waiting: number,
): FindingDraft<'late_carrier'> {
  const { carrier, service, due, late, baseline, dueBefore, evidence } = found;
  const since = addDays(window.from, found.since);
  const name = short([carrier, service].filter(Boolean).join(' '));
  return {
    kind: 'late_carrier',
    subject: { type: 'carrier_service', id: serviceId(carrier, service) },
    severity: 'warning',
    headline: `${late} of ${due} parcels with ${name} came late since ${formatDay(since)} (${percent(late / due)}; before ${percent(baseline)}); ${waiting} more ${waiting === 1 ? 'has' : 'have'} its label.`,
    evidence: {
      window: { from: window.from, to: window.today },
      sources: [{ table: 'shipment', rows: due + dueBefore }],
      confidence: rounded(1 - Math.exp(-evidence)),
      carrier,
      service,
      shipments: due,
      late,
      rate: rounded(late / due, 4),
      baselineRate: rounded(baseline, 4),
      since,
      waiting,
    },
    stake: null,
    deadline: null,
  };
}

/** What support and others may rely on. */
export function carrierDelay(found: Lateness, window: DayWindow): FactDraft<'carrier_delay'> {
  return {
    kind: 'carrier_delay',
    subject: { type: 'carrier_service', id: serviceId(found.carrier, found.service) },
    value: {
      rate: rounded(found.late / found.due, 4),
      baselineRate: rounded(found.baseline, 4),
      since: addDays(window.from, found.since),
      shipments: found.due,
    },
    confidence: rounded(1 - Math.exp(-found.evidence)),
  };
}
