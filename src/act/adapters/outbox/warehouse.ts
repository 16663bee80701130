import { stringify } from 'csv-stringify/sync';
import type { Change, TargetState } from '../../adapter.ts';

/** Lists for the people in the warehouse: one of parcels, one of bins and shelf labels; only those with lines. */
export function warehouseLists(
  changes: readonly Change[],
  before: readonly TargetState[],
): { name: string; content: string }[] {
  const parcels = changes.filter(({ target }) => target.type === 'shipment');
  const bins = changes.filter(({ target }) => target.type === 'bin');
  return [
    ...(parcels.length > 0 ? [{ name: 'parcels.csv', content: parcelList(parcels, before) }] : []),
    ...(bins.length > 0 ? [{ name: 'bins.csv', content: binList(bins, before) }] : []),
  ];
}

function parcelList(changes: readonly Change[], before: readonly TargetState[]): string {
  return csv(
    changes.map(({ target, set }) => {
      const old = stateBefore(target.id, before);
      const carrier = set.carrier === undefined ? {} : { carrier: set.carrier, service: set.service };
      return {
        shipment_id: target.id,
        order_id: set.orderId ?? old.orderId,
        tracking_number: set.trackingNumber ?? old.trackingNumber,
        do: set.carrier === undefined ? (set.held ? 'hold' : 'release') : 'void label and print anew',
        carrier_now: old.carrier,
        service_now: old.service,
        carrier_new: carrier.carrier,
        service_new: carrier.service,
        reason: set.holdReason ?? set.releaseReason ?? set.carrierReason,
      };
    }),
  );
}

function binList(changes: readonly Change[], before: readonly TargetState[]): string {
  return csv(
    changes.map(({ target, set }) => {
      const old = stateBefore(target.id, before);
      const moves = set.movedFrom !== undefined;
      return {
        sku: target.id,
        title: set.title ?? old.title,
        barcode: set.barcode ?? old.barcode,
        do: moves ? 'move' : 'print shelf label',
        bin_now: set.movedFrom ?? set.bin ?? old.bin,
        bin_new: moves ? set.bin : null,
        label_line_1: set.label,
        label_line_2: set.labelWarning,
      };
    }),
  );
}

function stateBefore(id: string, before: readonly TargetState[]): Readonly<Record<string, unknown>> {
  return before.find(({ target }) => target.id === id)?.state ?? {};
}

/** RFC 4180; a text that a spreadsheet would run as a formula is disarmed by an apostrophe. */
function csv(rows: readonly Record<string, unknown>[]): string {
  return stringify([...rows], { header: true, record_delimiter: 'windows', escape_formulas: true });
}
