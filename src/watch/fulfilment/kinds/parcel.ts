import { type Day, formatDay } from '../../../domain/day.ts';
import type { FindingDraft } from '../../../domain/finding.ts';
import type { Money } from '../../../domain/money.ts';
import type { AddressProblem } from '../parcels/address.ts';
import type { LabelRow } from '../parcels/facts.ts';
import type { CarrierRule } from '../parcels/rules.ts';
import { short } from './words.ts';

/** A parcel that has not left, on the days that matter to it. */
export interface OpenParcel {
  readonly label: LabelRow;
  readonly today: Day;
  readonly labelledOn: Day;
  readonly promisedOn: Day | null;
}

/** Reports an address that its parcel may not reach, while the parcel is still here. */
export function addressMismatch(
  { label, today, labelledOn, promisedOn }: OpenParcel,
  problem: AddressProblem,
): FindingDraft<'address_mismatch'> {
  const { field, given, expected, why, confidence } = problem;
  return {
    kind: 'address_mismatch',
    subject: { type: 'shipment', id: label.shipment_id },
    severity: 'warning',
    headline: `Leaves today unless held: ${short(label.shipment_id, 24)}, whose address is in doubt. ${short(why, 76)}`,
    evidence: {
      window: { from: labelledOn, to: today },
      sources: [{ table: 'shipment', rows: 1 }],
      confidence,
      orderId: label.order_id,
      field,
      given,
      expected,
      why,
      promisedOn,
    },
    stake: costOfReturn(label),
    deadline: today,
  };
}

/** Reports a label with a carrier that the shop's own rules do not allow for the parcel. */
export function carrierError(
  { label, today, labelledOn, promisedOn }: OpenParcel,
  rule: CarrierRule,
  given: string,
  expected: string,
): FindingDraft<'carrier_error'> {
  const before = promisedOn && promisedOn > today ? ` (promised ${formatDay(promisedOn)})` : '';
  return {
    kind: 'carrier_error',
    subject: { type: 'shipment', id: label.shipment_id },
    severity: 'warning',
    headline: `Leaves today against rule ${short(rule.id, 24)}: ${short(label.shipment_id, 24)} with ${short(given, 24)}${before}; ${short(expected, 28)} may take it.`,
    evidence: {
      window: { from: labelledOn, to: today },
      sources: [{ table: 'shipment', rows: 1 }],
      confidence: 0.97,
      orderId: label.order_id,
      rule: { id: rule.id, citation: rule.citation },
      given,
      expected,
      why: rule.say,
      promisedOn,
    },
    stake: costOfReturn(label),
    deadline: today,
  };
}

/** What a parcel that comes back costs at least: the label paid for, and as much again to send it anew. */
function costOfReturn({ cost_minor: cost, currency }: LabelRow): Money | null {
  return cost !== null && currency !== null ? { minor: 2 * cost, currency } : null;
}
