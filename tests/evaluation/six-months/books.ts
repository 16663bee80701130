import { randomOf } from '../../../src/sample/random.ts';
import { DAYS, RETURN_RATIOS, type TrueSku, type Truth } from './truth.ts';

/** One day of one SKU, as the shop's rows would tell it. */
export interface BookDay {
  readonly sold: number;
  /** Of what was sold, what came through its ad. */
  readonly soldByAd: number;
  readonly isOut: boolean;
  readonly spend: number;
  readonly clicks: number;
  readonly conversions: number;
  /** Units of this day's orders that came back: known two weeks later. */
  readonly back: number;
  readonly backByAd: number;
}

export interface PlacedOrder {
  readonly po: string;
  readonly sku: string;
  readonly supplierId: string;
  readonly units: number;
  readonly placedOn: number;
  readonly arrivesOn: number;
}

/** A shop's books from day to day, under somebody's orders and budgets. */
export class Books {
  readonly truth: Truth;
  readonly days = new Map<string, BookDay[]>();
  readonly orders: PlacedOrder[] = [];
  readonly stock = new Map<string, number>();
  /** What an ad may spend a day; 0 while it is paused. */
  readonly budgets = new Map<string, number>();
  /** Budgets of ads that wait for stock. */
  readonly asleep = new Map<string, number>();
  readonly totals = { margin: 0, dryDays: 0, stockValue: 0 };
  readonly #placed = new Map<string, number>();

  constructor(truth: Truth) {
    this.truth = truth;
    for (const { sku, organic, dailyBudget } of truth.skus) {
      const usual = organic.slice(0, 28).reduce((sum, units) => sum + units, 0) / 28;
      this.days.set(sku, []);
      this.stock.set(sku, Math.round(40 * usual));
      this.budgets.set(sku, dailyBudget);
    }
  }

  receive(day: number): void {
    for (const { sku, units, arrivesOn } of this.orders) {
      if (arrivesOn === day) this.stock.set(sku, (this.stock.get(sku) ?? 0) + units);
    }
  }

  order({ sku, supplierId }: TrueSku, units: number, day: number): void {
    if (units <= 0) return;
    const nth = this.#placed.get(supplierId) ?? 0;
    this.#placed.set(supplierId, nth + 1);
    const lead = this.truth.suppliers.find(({ id }) => id === supplierId)?.actualDays[nth % 400] ?? 14;
    this.orders.push({
      po: `PO-${this.orders.length}`,
      sku,
      supplierId,
      units,
      placedOn: day,
      arrivesOn: day + lead,
    });
  }

  /** Stock and what is on its way. */
  position(sku: string, day: number): number {
    const coming = this.orders.filter((order) => order.sku === sku && order.arrivesOn > day);
    return (this.stock.get(sku) ?? 0) + coming.reduce((sum, { units }) => sum + units, 0);
  }

  /** Lets customers come; `counts` from when on margins and stock are added up. */
  sell(day: number, counts: boolean): void {
    for (const one of this.truth.skus) {
      const held = this.stock.get(one.sku) ?? 0;
      const spend = this.budgets.get(one.sku) ?? 0;
      const clicks = Math.round(spend / one.cpc);
      const wanted = poissonAt(one.luck[day] ?? 0.5, clicks * one.conversion);
      const demand = (one.organic[day] ?? 0) + wanted;
      const sold = Math.min(held, demand);
      const soldByAd = demand > 0 ? Math.round((sold * wanted) / demand) : 0;
      const random = randomOf(this.truth.seed, `returns ${one.sku} ${day}`);
      const back = Math.min(sold - soldByAd, random.count((sold - soldByAd) * one.returnRate));
      const backByAd = Math.min(
        soldByAd,
        random.count(soldByAd * one.returnRate * RETURN_RATIOS[one.channel]),
      );
      this.stock.set(one.sku, held - sold);
      const isOut = sold < demand || held === 0;
      const conversions = demand > 0 ? Math.min(wanted, soldByAd) : 0;
      this.days.get(one.sku)?.push({ sold, soldByAd, isOut, spend, clicks, conversions, back, backByAd });
      if (!counts) continue;
      const holding = (held * one.cost * HOLDING_RATE) / 365;
      // What comes back can be sold again, but has earned nothing.
      this.totals.margin += (sold - back - backByAd) * (one.price - one.cost) - spend - holding;
      this.totals.dryDays += Number(isOut);
      this.totals.stockValue += (held * one.cost) / (DAYS * this.truth.skus.length);
    }
  }
}

const HOLDING_RATE = 0.25;

/** The count of a Poisson variable at a quantile. */
function poissonAt(quantile: number, mean: number): number {
  let probability = Math.exp(-mean);
  let below = probability;
  let count = 0;
  while (below < quantile && count < 10 * mean + 50) {
    count += 1;
    probability *= mean / count;
    below += probability;
  }
  return count;
}
