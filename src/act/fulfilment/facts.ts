import type { Queryable } from '../../domain/database.ts';
import type { PlatformState } from '../adapter.ts';

/** A parcel as it stands now. */
export interface ShipmentFacts {
  readonly shipmentId: string;
  readonly orderId: string;
  readonly hasLeft: boolean;
  /** True where every line of its order was cancelled. */
  readonly isVoid: boolean;
  readonly carrier: string | null;
  readonly service: string | null;
  readonly trackingNumber: string | null;
  /** The lines of its address, one a line, as `addressKey` writes them. */
  readonly address: string;
}

interface ShipmentRow {
  shipment_id: string;
  order_id: string;
  has_left: boolean;
  is_void: boolean | null;
  carrier: string | null;
  service: string | null;
  tracking_number: string | null;
  address: string;
}

/** Reads parcels as of `now`; one that is not known has no entry. */
export async function readShipments(
  db: Queryable,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, ShipmentFacts>> {
  const { rows } = await db.query<ShipmentRow>(
    `select s.shipment_id, s.order_id, s.carrier, s.service, s.tracking_number,
            coalesce(s.shipped_at <= $2, false) or coalesce(s.delivered_at <= $2, false)
              or s.shipped_at is null and coalesce(s.status, 'label') <> 'label' as has_left,
            (select bool_and(coalesce(o.cancelled_at <= $2, false)) from order_line o where o.order_id = s.order_id) as is_void,
            array_to_string(array[coalesce(trim(ship_line1), ''), coalesce(trim(ship_line2), ''), coalesce(trim(ship_city), ''),
              coalesce(trim(ship_region), ''), coalesce(trim(ship_postcode), ''), coalesce(trim(ship_country), '')], chr(10)) as address
       from shipment s where s.shipment_id = any($1)`,
    [ids, now],
  );
  return new Map(rows.map((row) => [row.shipment_id, factsOf(row)]));
}

function factsOf(row: ShipmentRow): ShipmentFacts {
  return {
    shipmentId: row.shipment_id,
    orderId: row.order_id,
    hasLeft: row.has_left,
    isVoid: row.is_void ?? false,
    carrier: row.carrier,
    service: row.service,
    trackingNumber: row.tracking_number,
    address: row.address,
  };
}

/** Where a SKU lies, and what else lies in a bin. */
export interface BinFacts {
  readonly bin: string | null;
  readonly barcode: string | null;
  readonly title: string | null;
  readonly status: string | null;
  /** SKUs that lie in the bin asked for. */
  readonly others: readonly string[];
}

/** Reads where a SKU lies and what is in the bin `to`; null where the SKU is not in the catalogue. */
export async function readBin(db: Queryable, sku: string, to: string | null): Promise<BinFacts | null> {
  const { rows } = await db.query<Omit<BinFacts, 'others'> & { others: string | null }>(
    `select bin, barcode, title, status,
            (select string_agg(other.sku, chr(10) order by other.sku) from product other
              where other.bin = $2 and other.sku <> $1 and other.status is distinct from 'archived') as others
       from product where sku = $1`,
    [sku, to],
  );
  const row = rows[0];
  return row ? { ...row, others: row.others?.split('\n') ?? [] } : null;
}

/** What the imported catalogue says of a SKU's place; null where it does not know it. */
export async function readShelfState(db: Queryable, sku: string): Promise<PlatformState | null> {
  const { rows } = await db.query<{ sku: string; title: string; barcode: string; bin: string }>(
    'select sku, title, barcode, bin from product where sku = $1',
    [sku],
  );
  return rows[0] ?? null;
}

/** What the imported rows say of a parcel; null where they do not know it. */
export async function readParcelState(db: Queryable, shipmentId: string): Promise<PlatformState | null> {
  const { rows } = await db.query<Record<string, string | null>>(
    `select order_id as "orderId", tracking_number as "trackingNumber", carrier, service
       from shipment where shipment_id = $1`,
    [shipmentId],
  );
  return rows[0] ?? null;
}
