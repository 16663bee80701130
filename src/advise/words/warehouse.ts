import type { ActionDraft } from '../../domain/action.ts';
import type { Day } from '../../domain/day.ts';
import { formatMoney, type Money, moneyText } from '../../domain/money.ts';
import type {
  PairSituation,
  ParcelSituation,
  Relocation,
  ServiceOption,
} from '../../watch/fulfilment/situation.ts';
import { displayName } from './figures.ts';

const BARE = { cost: null, expectedEffect: null, deadline: null } as const;

/** The move of one SKU of a pair to the nearest bin without look-alikes; null where none is known. */
export function relocation({ members }: PairSituation): ActionDraft | null {
  const moving = members.find(({ from, to }) => from !== null && to !== null);
  if (!moving?.from || !moving.to) return null;
  const partner = members.find(({ sku }) => sku !== moving.sku)?.sku ?? '';
  const { sku, title, barcode, from, to } = moving;
  return {
    kind: 'relocate_bin',
    slot: sku,
    params: { sku, title, barcode, from, to: to.bin, free: to.free, apartFrom: partner },
    label: cut(`Move ${sku} to bin ${to.bin}`, 60),
    summary: `Move ${displayName(sku, title)} from bin ${from} to ${to.bin}${to.free ? '' : ', which it shares'}, away from ${partner}.`,
    ...BARE,
  };
}

/** A shelf label that tells one SKU of a pair from the other. */
export function newLabel({ members: [first, second] }: PairSituation): ActionDraft {
  const { sku, title, barcode, from } = first;
  const label = cut(`${sku} ${difference(first, second)}`.trim(), 60);
  const warning = cut(`NOT ${second.sku} ${difference(second, first)}`.trim(), 80);
  return {
    kind: 'relabel_sku',
    slot: sku,
    params: { sku, title, barcode, bin: from, label, warning },
    label: cut(`New shelf label for ${sku}`, 60),
    summary: `Print a shelf label for ${displayName(sku, title)}${from ? ` in bin ${from}` : ''}: “${label}” and below it “${warning}”.`,
    ...BARE,
  };
}

/** The words of a title that the other has not: what to look for. */
function difference(own: Relocation, other: Relocation): string {
  const words = (title: string | null): string[] => title?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const theirs = new Set(words(other.title).map((word) => word.toLowerCase()));
  const left = words(own.title).filter((word) => !theirs.has(word.toLowerCase()));
  return left.join(' ').toUpperCase();
}

/** Keeping a parcel back until somebody has looked. */
export function hold(
  shipmentId: string,
  { orderId, trackingNumber, addressKey }: ParcelSituation,
  reason: string,
  deadline: Day | null,
  watchesAddress: boolean,
): ActionDraft {
  return {
    kind: 'hold_shipment',
    slot: shipmentId,
    params: {
      shipmentId,
      orderId,
      trackingNumber,
      reason: cut(reason, 300),
      address: watchesAddress ? addressKey : null,
    },
    label: cut(`Hold ${shipmentId}`, 60),
    summary: cut(`Keep ${shipmentId} (order ${orderId}) at the packing station: ${reason}`, 600),
    ...BARE,
    deadline,
  };
}

/** New labels with another carrier for parcels that have not left. */
export function otherCarrier(
  shipments: readonly { shipmentId: string; orderId: string }[],
  from: { carrier: string | null; service: string | null },
  to: ServiceOption,
  reason: string,
  deadline: Day | null,
): ActionDraft {
  const price: Money | null =
    to.costMinor !== null && to.currency !== null ? { minor: to.costMinor, currency: to.currency } : null;
  const count = shipments.length === 1 ? (shipments[0]?.shipmentId ?? '') : `${shipments.length} parcels`;
  const name = serviceName(to);
  return {
    kind: 'change_carrier',
    slot: shipments.length === 1 ? count : name,
    params: {
      shipments: shipments.map(({ shipmentId, orderId }) => ({ shipmentId, orderId })),
      from: { carrier: from.carrier, service: from.service },
      to: { carrier: to.carrier, service: to.service },
      reason: cut(reason, 300),
      labelCost: price && moneyText(price),
    },
    label: cut(`Send ${count} with ${name}`, 60),
    summary: cut(
      `Void the label of ${serviceName(from)} and print one of ${name} for ${count}${price ? ` (${formatMoney(price)} each on average)` : ''}: ${reason}`,
      700,
    ),
    ...BARE,
    cost: price && { ...price, minor: price.minor * shipments.length },
    deadline,
  };
}

/** "UPS Ground". */
export function serviceName({
  carrier,
  service,
}: {
  carrier: string | null;
  service: string | null;
}): string {
  return cut([carrier, service].filter(Boolean).join(' ') || 'its carrier', 60);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
