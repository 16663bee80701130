/** One ordering problem with whole numbers throughout, so that both sides compute exactly. */
export interface OrderCase {
  readonly onHand: number;
  readonly committed: number;
  readonly openOrders: readonly {
    readonly ordered: number;
    readonly received: number;
    readonly afterDays: number;
  }[];
  readonly reorderPoint: number;
  readonly coverUnits: number;
  readonly moq: number;
  readonly casePack: number;
  readonly unitPriceMinor: number;
  readonly unitMarginMinor: number;
  readonly holdingMinorPerUnitDay: number;
  readonly budgetMinor: number | null;
  readonly shelfUnits: number | null;
  /** Units a day after the horizon, a power of two; weights add up to a power of two: no rounding anywhere. */
  readonly velocityAfter: number;
  readonly scenarios: readonly {
    readonly weight: number;
    readonly dailyDemand: readonly number[];
    readonly arrivesAfter: number;
  }[];
}

/** Draws a case: minimum orders, case packs, partly received orders, budgets and shelf lives, each there or not. */
export function randomCase(random: () => number): OrderCase {
  const whole = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const maybe = <T>(chance: number, value: () => T): T | null => (random() < chance ? value() : null);
  const horizon = whole(3, 24);
  const pace = whole(1, 12);
  return {
    onHand: whole(0, 40),
    committed: whole(0, 12),
    openOrders: Array.from({ length: whole(0, 3) }, () => {
      const ordered = whole(1, 60);
      return { ordered, received: whole(0, ordered), afterDays: whole(-2, horizon + 4) };
    }),
    reorderPoint: whole(0, 80),
    coverUnits: whole(0, 120),
    moq: whole(0, 3) === 0 ? 0 : whole(1, 90),
    casePack: whole(0, 3) === 0 ? 1 : whole(2, 24),
    unitPriceMinor: whole(1, 400),
    unitMarginMinor: whole(-20, 600),
    holdingMinorPerUnitDay: whole(0, 4),
    budgetMinor: maybe(0.4, () => whole(0, 40_000)),
    shelfUnits: maybe(0.3, () => whole(0, 200)),
    velocityAfter: 2 ** whole(-1, 3),
    scenarios: Array.from({ length: 4 }, () => ({
      weight: 1,
      dailyDemand: Array.from({ length: horizon }, () => whole(0, 2 * pace)),
      arrivesAfter: whole(1, Math.ceil(horizon / 2)),
    })),
  };
}
