import { readFileSync } from 'node:fs';
import { AutoETS, initSync as startEts } from '@bsull/augurs/ets';
import { MSTL, initSync as startMstl } from '@bsull/augurs/mstl';

/** Forecasts units a day for `days` days from the days before. */
export type Method = (past: Float64Array, days: number) => Float64Array;

/** Loads augurs' WASM from the package's files: its own loader fetches, which Node does not do for files. */
export function startAugurs(): void {
  startMstl({ module: wasm('mstl') });
  startEts({ module: wasm('ets') });
}

/** Weekly seasonal decomposition by loess with ETS on the trend; never below zero. */
export const mstl: Method = (past, days) => {
  const model = MSTL.ets([7], { impute: true });
  try {
    model.fit(past);
    return positive(model.predict(days).point);
  } finally {
    model.free();
  }
};

/** Automatic non-seasonal ETS (its seasonal ones are not implemented); the mean where it finds no model. */
export const ets: Method = (past, days) => {
  const model = new AutoETS(1, 'ZZN');
  try {
    model.fit(past);
    return positive(model.predict(days).point);
  } catch {
    const average = past.reduce((sum, value) => sum + value, 0) / past.length;
    return new Float64Array(days).fill(average);
  } finally {
    model.free();
  }
};

function wasm(name: string): Uint8Array<ArrayBuffer> {
  const script = new URL(import.meta.resolve(`@bsull/augurs/${name}`));
  return new Uint8Array(readFileSync(new URL(`./${name}_bg.wasm`, script)));
}

function positive(values: readonly number[]): Float64Array {
  return Float64Array.from(values, (value) => Math.max(0, value));
}
