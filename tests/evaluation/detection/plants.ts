import type { Database } from '../../../src/domain/database.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';

/** The incidents that the sample's own mornings do not have, put into a loaded shop; each is one change of its rows. */
export async function plant(db: Database, today: Day): Promise<void> {
  for (const { text, values } of PLANTS) await db.query(text, values(today));
}

/** Whose ads cost four times as much for what they earn. */
export const COSTLY_CAMPAIGN = 'CMP-OUTER';
/** Advertised although two are left. */
export const SCARCE = { keyword: 'steel water bottle 750 ml', sku: 'SKU-2847' } as const;
/** Which sends three units in four since 70 days. */
export const SHORT_SUPPLIER = 'S08';
export const SHORT_DAYS = 70;
/** Of whose parcels half come three days late since nine days. */
export const LATE_CARRIER = { carrier: 'UPS', service: 'Ground' } as const;
export const LATE_DAYS = 9;

interface Plant {
  readonly text: string;
  values(today: Day): readonly (string | number)[];
}

const PLANTS: readonly Plant[] = [
  {
    text: `update ad_stat set cost_minor = 4 * cost_minor where entity_id in
             (select keyword_id from keyword where campaign_id = $1)`,
    values: () => [COSTLY_CAMPAIGN],
  },
  { text: 'update keyword set sku = $2 where text = $1', values: () => [SCARCE.keyword, SCARCE.sku] },
  {
    text: 'update stock_day set on_hand = 2, committed = 0 where sku = $1 and day >= $2::date - 1',
    values: (today) => [SCARCE.sku, today],
  },
  {
    text: `update inventory_level set on_hand = 2, committed = 0 where sku = $1 and captured_at >= $2::date - 1`,
    values: (today) => [SCARCE.sku, today],
  },
  {
    text: `update receipt r set quantity = r.quantity * 3 / 4 from purchase_order_line l
            where l.po_id = r.po_id and l.sku = r.sku and l.supplier_id = $1 and r.received_at >= $2::date`,
    values: (today) => [SHORT_SUPPLIER, addDays(today, -SHORT_DAYS)],
  },
  {
    text: `update shipment set delivered_at = delivered_at + interval '3 days'
            where carrier = $1 and service = $2 and shipped_at >= $3::date and hashtext(shipment_id) % 2 = 0`,
    values: (today) => [LATE_CARRIER.carrier, LATE_CARRIER.service, addDays(today, -LATE_DAYS)],
  },
];
