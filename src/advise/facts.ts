import type { Queryable } from '../domain/database.ts';
import type { Day } from '../domain/day.ts';
import type { PurchaseLine, Supplier, SupplierTerms } from './playbook.ts';

/** Reads the terms valid on `day` for the given SKUs, the preferred supplier first, then the cheapest. */
export async function readSupplierTerms(
  db: Queryable,
  skus: readonly string[],
  day: Day,
  shopCurrency: string,
): Promise<Map<string, SupplierTerms[]>> {
  const { rows } = await db.query<TermsRow>(
    `select distinct on (terms.sku, terms.supplier_id)
            terms.sku, terms.supplier_id, supplier.name, supplier.email, terms.contract_price_minor,
            coalesce(terms.currency, supplier.currency, $3) as currency, terms.moq, terms.case_pack,
            coalesce(terms.quoted_lead_time_days, supplier.quoted_lead_time_days) as quoted, terms.preferred
       from supplier_sku terms
       left join supplier using (supplier_id)
      where terms.sku = any($1) and terms.valid_from <= $2 and (terms.valid_to is null or terms.valid_to >= $2)
      order by terms.sku, terms.supplier_id, terms.valid_from desc`,
    [skus, day, shopCurrency],
  );
  const terms = rows.map(toTerms);
  const ranked = terms.toSorted(
    (a, b) => Number(b.preferred) - Number(a.preferred) || priceRank(a) - priceRank(b),
  );
  return Map.groupBy(ranked, ({ sku }) => sku);
}

/** Reads every supplier, by id. */
export async function readSuppliers(db: Queryable): Promise<Map<string, Supplier>> {
  const { rows } = await db.query<{ supplier_id: string; name: string | null; email: string | null }>(
    'select supplier_id, name, email from supplier',
  );
  return new Map(
    rows.map(({ supplier_id, name, email }) => [supplier_id, { supplierId: supplier_id, name, email }]),
  );
}

/** Counts, for each given SKU, the orders since `from` in which another SKU stood beside it. */
export async function readBoughtTogether(
  db: Queryable,
  skus: readonly string[],
  from: Date,
  now: Date,
): Promise<Map<string, Map<string, number>>> {
  const { rows } = await db.query<{ sku: string; partner: string; orders: number }>(
    `select own.sku, other.sku as partner, count(distinct own.order_id)::integer as orders
       from order_line own
       join order_line other on other.order_id = own.order_id and other.sku <> own.sku
      where own.sku = any($1) and own.ordered_at >= $2 and own.ordered_at <= $3
      group by own.sku, other.sku`,
    [skus, from, now],
  );
  return new Map(
    [...Map.groupBy(rows, ({ sku }) => sku)].map(([sku, partners]) => [
      sku,
      new Map(partners.map(({ partner, orders }) => [partner, orders])),
    ]),
  );
}

/** Reads what is still to come on the given purchase orders, as known at `now`. */
export async function readPurchaseLines(
  db: Queryable,
  poIds: readonly string[],
  now: Date,
  timeZone: string,
): Promise<Map<string, PurchaseLine[]>> {
  const { rows } = await db.query<{
    po_id: string;
    sku: string;
    supplier_id: string;
    promised_on: Day | null;
    outstanding: number;
  }>(
    `select line.po_id, line.sku, line.supplier_id, (line.promised_at at time zone $3)::date as promised_on,
            greatest(0, line.quantity_ordered - coalesce(sum(receipt.quantity), 0))::integer as outstanding
       from purchase_order_line line
       left join receipt on receipt.po_id = line.po_id and receipt.sku = line.sku and receipt.received_at <= $2
      where line.po_id = any($1) and line.ordered_at <= $2
      group by line.po_id, line.sku, line.supplier_id, line.promised_at, line.quantity_ordered
      order by line.po_id, line.sku`,
    [poIds, now, timeZone],
  );
  const lines = rows.map(({ po_id, sku, supplier_id, promised_on, outstanding }) => ({
    poId: po_id,
    sku,
    supplierId: supplier_id,
    promisedOn: promised_on,
    outstanding,
  }));
  return Map.groupBy(lines, ({ poId }) => poId);
}

/** Reads how many days each SKU keeps, where the catalogue has an extra column `shelf_life_days`. */
export async function readShelfLives(db: Queryable, skus: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ sku: string; days: number }>(
    `select sku, (extra ->> 'shelf_life_days')::integer as days
       from product where sku = any($1) and extra ->> 'shelf_life_days' ~ '^[0-9]{1,5}$'`,
    [skus],
  );
  return new Map(rows.map(({ sku, days }) => [sku, days]));
}

interface TermsRow {
  sku: string;
  supplier_id: string;
  name: string | null;
  email: string | null;
  contract_price_minor: number | null;
  currency: string;
  moq: number | null;
  case_pack: number | null;
  quoted: number | null;
  preferred: boolean | null;
}

function toTerms(row: TermsRow): SupplierTerms {
  return {
    sku: row.sku,
    supplierId: row.supplier_id,
    supplierName: row.name,
    email: row.email,
    unitPrice:
      row.contract_price_minor === null ? null : { minor: row.contract_price_minor, currency: row.currency },
    moq: row.moq ?? 0,
    casePack: row.case_pack ?? 1,
    quotedDays: row.quoted,
    preferred: row.preferred ?? false,
  };
}

function priceRank({ unitPrice }: SupplierTerms): number {
  return unitPrice?.minor ?? Number.POSITIVE_INFINITY;
}
