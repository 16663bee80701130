export const DEMAND_CLASSES = ['smooth', 'erratic', 'intermittent', 'lumpy'] as const;
export type DemandClass = (typeof DEMAND_CLASSES)[number];

/** The average interval between selling days, and the squared variation of what they sell, that divide the classes. */
const INTERVAL = 1.32;
const VARIATION = 0.49;

/** The class of a demand after Syntetos, Boylan and Croston (2005), by the days given. */
export function demandClass(units: Float64Array): DemandClass {
  const selling = units.filter((value) => value > 0);
  const mean = selling.reduce((sum, value) => sum + value, 0) / Math.max(1, selling.length);
  const variance = selling.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, selling.length);
  const often = units.length / Math.max(1, selling.length) < INTERVAL;
  const even = variance / (mean * mean || 1) < VARIATION;
  if (often) return even ? 'smooth' : 'erratic';
  return even ? 'intermittent' : 'lumpy';
}
