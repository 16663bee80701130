/** Numbers that every stored vector has. */
export const DIMENSIONS = 512;

/** Turns texts into vectors of unit length, so that their dot product says how alike they are in meaning. */
export interface Embedder {
  /** Names the model; vectors of different models are not compared. */
  readonly name: string;
  /** One vector of DIMENSIONS numbers for each text, in order. Rejects when the model cannot be reached. */
  embed(texts: readonly string[]): Promise<number[][]>;
}

/** A vector of any length as one of DIMENSIONS: a longer one is cut, a shorter one filled with zeros, both made unit. */
export function fitted(vector: readonly number[]): number[] {
  const cut = Array.from({ length: DIMENSIONS }, (_, i) => vector[i] ?? 0);
  const length = Math.hypot(...cut) || 1;
  return cut.map((value) => value / length);
}
