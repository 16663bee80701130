/** One way the coming days may go: units of demand a day, from day 1 on, and the day the reorder would arrive. */
export interface Scenario {
  /** Relative weight among scenarios; weights need not add up to 1. */
  readonly weight: number;
  readonly dailyDemand: readonly number[];
  /** Whole days until a reorder placed now can be sold. */
  readonly arrivesAfter: number;
}

/** Stock that is there or on its way without the reorder. */
export interface Supply {
  readonly available: number;
  readonly arrivals: readonly { readonly afterDays: number; readonly units: number }[];
}

/**
 * Units of demand that no stock meets on each day from the reorder's arrival to the horizon: the only demand that the
 * reorder can save. Index 0 is the day of arrival. Lost demand does not come back.
 */
export function lostAfterArrival({ dailyDemand, arrivesAfter }: Scenario, supply: Supply): number[] {
  const incoming = arrivalsByDay(supply, dailyDemand.length);
  const lost: number[] = [];
  let stock = Math.max(0, supply.available) + (incoming[0] ?? 0);
  for (let day = 1; day <= dailyDemand.length; day += 1) {
    stock += incoming[day] ?? 0;
    const demand = dailyDemand[day - 1] ?? 0;
    const sold = Math.min(stock, demand);
    stock -= sold;
    if (day >= arrivesAfter) lost.push(demand - sold);
  }
  return lost;
}

function arrivalsByDay({ arrivals }: Supply, horizon: number): number[] {
  const byDay = new Array<number>(horizon + 1).fill(0);
  for (const { afterDays, units } of arrivals) {
    const day = Math.max(0, afterDays);
    if (day <= horizon) byDay[day] = (byDay[day] ?? 0) + units;
  }
  return byDay;
}

/** What a reorder of `quantity` units saves in one scenario, and how long its units lie. */
export function effectOf(
  quantity: number,
  lost: readonly number[],
  velocityAfter: number,
): { readonly saved: number; readonly unitDays: number } {
  let left = quantity;
  let unitDays = 0;
  for (const units of lost) {
    left -= Math.min(left, units);
    unitDays += left;
  }
  // What is left at the horizon goes on selling at the usual pace: a triangle of units over days.
  const tail = velocityAfter > 0 ? (left * left) / (2 * velocityAfter) : left * UNSOLD_DAYS;
  return { saved: quantity - left, unitDays: unitDays + tail };
}

/** Days charged for units of something that does not sell at all. */
const UNSOLD_DAYS = 365;
