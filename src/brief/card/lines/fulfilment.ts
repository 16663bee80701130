import { formatDay } from '../../../domain/day.ts';
import type {
  AddressMismatchEvidence,
  CarrierErrorEvidence,
  ConfusedSkusEvidence,
  FulfilmentKind,
  LateCarrierEvidence,
  MispickHotspotEvidence,
} from '../../../domain/evidence.ts';
import type { FactLine } from '../../views.ts';
import { number, percent } from './figures.ts';
import type { LinesOf } from './lines.ts';

/** The figures that a decision about fulfilment rests on. */
export const FULFILMENT_LINES: LinesOf<FulfilmentKind> = {
  mispick_hotspot: hotspot,
  confused_skus: pair,
  address_mismatch: address,
  carrier_error: carrier,
  late_carrier: late,
};

function hotspot({
  errors,
  picks,
  rate,
  interval,
  baselineRate,
  since,
  pairs,
}: MispickHotspotEvidence): FactLine[] {
  const [top] = pairs;
  return [
    { label: `Wrong since ${formatDay(since)}`, value: `${number(errors)} of ${number(picks)} picks` },
    { label: 'Rate', value: `${percent(rate)} (${percent(interval[0])} – ${percent(interval[1])})` },
    { label: 'Same SKUs elsewhere', value: percent(baselineRate) },
    ...(top
      ? [{ label: 'Mostly', value: `${top.pair.replace('|', ' and ')}, ${number(top.errors)} times` }]
      : []),
  ];
}

function pair({ errors, lines, direction, similarity, bins, detection }: ConfusedSkusEvidence): FactLine[] {
  const places = bins.filter((bin) => bin !== null);
  return [
    { label: 'Errors', value: `${number(errors)} in ${number(lines)} lines (${detection})` },
    { label: 'Direction', value: direction === 'both' ? 'both ways' : direction },
    { label: 'Titles alike', value: percent(similarity.title) },
    ...(places.length > 0 ? [{ label: 'Bins', value: places.join(' and ') }] : []),
  ];
}

function address({ orderId, given, expected, why }: AddressMismatchEvidence): FactLine[] {
  return [
    { label: 'Order', value: orderId },
    { label: 'The label says', value: given || 'nothing' },
    ...(expected ? [{ label: 'Expected', value: expected }] : []),
    { label: 'Why', value: why },
  ];
}

function carrier({ orderId, given, expected, rule, why }: CarrierErrorEvidence): FactLine[] {
  return [
    { label: 'Order', value: orderId },
    { label: 'Carrier', value: `${given} → ${expected}` },
    { label: 'Rule', value: why },
    { label: 'Stated in', value: rule.citation },
  ];
}

function late({
  shipments,
  late: count,
  rate,
  baselineRate,
  since,
  waiting,
}: LateCarrierEvidence): FactLine[] {
  return [
    { label: `Late since ${formatDay(since)}`, value: `${number(count)} of ${number(shipments)} parcels` },
    { label: 'Rate', value: `${percent(rate)} (before ${percent(baselineRate)})` },
    { label: 'Waiting with it', value: number(waiting) },
  ];
}
