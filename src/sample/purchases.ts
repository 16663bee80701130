import type { SampleProduct } from './catalogue.ts';
import type { SampleSupplier } from './shop/suppliers.ts';
import type { SampleWorld } from './world.ts';

/** A purchase order line. Days are indices into the world's days; they may lie before its first or after its last. */
export interface Purchase {
  readonly product: SampleProduct;
  readonly supplier: SampleSupplier;
  readonly orderedOn: number;
  readonly promisedOn: number;
  readonly arrivesOn: number;
  /** Units that arrive, and how many of them are sent back at the door. */
  readonly quantity: number;
  readonly rejected: number;
}

/** A purchase as the shop would place it on a day; it arrives when the supplier really delivers. */
export function purchase(
  world: SampleWorld,
  product: SampleProduct,
  orderedOn: number,
  quantity: number,
  arrivesOn?: number,
): Purchase {
  const supplier = supplierOf(world, product);
  const promisedOn = orderedOn + supplier.quotedDays;
  return {
    product,
    supplier,
    orderedOn,
    promisedOn,
    arrivesOn: arrivesOn ?? promisedOn + slip(world, supplier, orderedOn),
    quantity,
    rejected: rejectedOf(world, product, orderedOn, quantity),
  };
}

/** One delivered line in so many is not all fit to sell, and this share of it is then refused at most. */
const FAULTY_LINES = 0.03;
const FAULTY_SHARE = 0.08;

function rejectedOf(world: SampleWorld, { sku }: SampleProduct, orderedOn: number, quantity: number): number {
  const random = world.random(`rejected:${sku}:${orderedOn}`);
  return random.chance(FAULTY_LINES) ? random.int(1, Math.ceil(quantity * FAULTY_SHARE)) : 0;
}

/** Whether the shop writes its orders to a supplier on that day: once a week, everything in one. */
export function isOrderDay(world: SampleWorld, { orderWeekday }: SampleSupplier, day: number): boolean {
  return world.weekdays[day] === orderWeekday;
}

export function supplierOf(world: SampleWorld, { style }: SampleProduct): SampleSupplier {
  const supplier = world.suppliers.get(style.supplier);
  if (!supplier) throw new RangeError(`There is no supplier ${style.supplier}`);
  return supplier;
}

/** Everything that is ordered from a supplier on one day is one order, and comes together. */
function slip(world: SampleWorld, { id, slipDays, slipSpread }: SampleSupplier, orderedOn: number): number {
  return Math.max(-2, Math.round(world.random(`slip:${id}:${orderedOn}`).normal(slipDays, slipSpread)));
}

/** Cases come in these sizes; slow SKUs come in small ones. */
const CASES = [1, 2, 3, 4, 6, 10, 12, 24];
/** A case holds at most this many days of a SKU's sales, an order at least. */
const CASE_DAYS = 14;

/** Units in a case of a SKU. */
export function casePackOf({ rate }: SampleProduct, { casePack }: SampleSupplier): number {
  return CASES.findLast((size) => size <= casePack && size <= rate * CASE_DAYS) ?? 1;
}

/** The smallest order that makes sense for a SKU: at most some weeks of it, in whole cases. */
export function moqOf(product: SampleProduct, supplier: SampleSupplier): number {
  const pack = casePackOf(product, supplier);
  return Math.min(Math.ceil(supplier.moq / pack), Math.max(1, Math.round((product.rate * 21) / pack))) * pack;
}

/** At least the smallest order, in whole cases. */
export function inCases(units: number, product: SampleProduct, supplier: SampleSupplier): number {
  const pack = casePackOf(product, supplier);
  return Math.ceil(Math.max(units, moqOf(product, supplier)) / pack) * pack;
}
