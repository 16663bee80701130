/** What limits and what justifies an order of one SKU. Units are pieces. */
export interface OrderProblem {
  /** Reorder point + cover − inventory position; nothing is ordered when it is not positive. */
  readonly need: number;
  readonly moq: number;
  readonly casePack: number;
  /** The most units that the budget and the shelf life allow; null: no limit. */
  readonly limit: number | null;
  /** Expected margin saved less holding cost of ordering so many units; concave in the quantity. */
  readonly value: (quantity: number) => number;
}

export interface OrderChoice {
  readonly quantity: number;
  /** `target`: the whole need; `limited`: the best that limits or worth allow; `none`: nothing should be ordered. */
  readonly reason: 'target' | 'limited' | 'none';
}

/** The smallest number of whole cases that holds `units`, in units. */
export function ceilToCase(units: number, casePack: number): number {
  return Math.ceil(units / casePack) * casePack;
}

/**
 * The order that people should place: ceil_casepack(max(MOQ, need)) where it is allowed and worth more than nothing;
 * otherwise the allowed quantity below it with the greatest value, the smaller of equals; otherwise nothing.
 */
export function chooseQuantity({ need, moq, casePack, limit, value }: OrderProblem): OrderChoice {
  if (need <= 0) return NOTHING;
  const wanted = ceilToCase(Math.max(moq, need), casePack);
  if ((limit === null || wanted <= limit) && value(wanted) > 0) {
    return { quantity: wanted, reason: 'target' };
  }
  const fewest = Math.max(1, Math.ceil(moq / casePack));
  const most = Math.floor(Math.min(wanted, limit ?? wanted) / casePack);
  if (most < fewest) return NOTHING;
  const quantity = bestCases(fewest, most, (cases) => value(cases * casePack)) * casePack;
  return value(quantity) > 0 ? { quantity, reason: 'limited' } : NOTHING;
}

const NOTHING: OrderChoice = { quantity: 0, reason: 'none' };

/** The smallest maximiser of a concave function over whole numbers, by halving. */
function bestCases(from: number, to: number, value: (cases: number) => number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (value(middle + 1) > value(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
