/** Where a search ended. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

/** Steps of reflection, expansion, contraction and shrinking, as in the original (Nelder and Mead 1965). */
const REFLECT = 1;
const EXPAND = 2;
const CONTRACT = 0.5;
const SHRINK = 0.5;

/**
 * A minimum of a function of a few variables without its derivatives, by the downhill simplex method. `spread` is the
 * size of the first simplex; the search ends where the values at its corners differ by less than the part `tolerance`.
 */
export function nelderMead(
  of: (at: readonly number[]) => number,
  start: readonly number[],
  { spread = 0.5, tolerance = 1e-11, steps = 1_000 } = {},
): Minimum {
  const corner = (at: readonly number[]): Minimum => ({ at, value: of(at) });
  let simplex = [
    corner(start),
    ...start.map((_, axis) => corner(start.map((x, other) => x + (other === axis ? spread : 0)))),
  ];
  for (let step = 0; step < steps; step += 1) {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)] as [Minimum, Minimum, Minimum];
    if (worst.value - best.value <= tolerance * (1 + Math.abs(best.value))) break;
    const others = simplex.slice(0, -1);
    const middle = start.map((_, axis) => sum(others.map(({ at }) => at[axis] ?? 0)) / others.length);
    const away = (factor: number) =>
      corner(middle.map((x, axis) => x + factor * (x - (worst.at[axis] ?? 0))));
    const next = stepOf({ best, worst, second }, away);
    simplex = next
      ? [...others, next]
      : simplex.map((one) =>
          one === best ? one : corner(one.at.map((x, axis) => shrunk(best.at[axis] ?? 0, x))),
        );
  }
  const [best] = simplex.toSorted((a, b) => a.value - b.value);
  return best ?? corner(start);
}

/** The corner that replaces the worst; null where only shrinking is left. */
function stepOf(
  { best, worst, second }: { best: Minimum; worst: Minimum; second: Minimum },
  away: (factor: number) => Minimum,
): Minimum | null {
  const reflected = away(REFLECT);
  if (reflected.value < best.value) {
    const expanded = away(EXPAND);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const contracted = away(reflected.value < worst.value ? CONTRACT : -CONTRACT);
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
}

function shrunk(best: number, x: number): number {
  return best + SHRINK * (x - best);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
