import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { DIMENSIONS } from '../../platform/models/index.ts';

/** Bytes of a text's hash that find its vector. */
const KEY_BYTES = 12;
/** A key, the scale as a 32-bit float, and a signed byte for each number. */
const RECORD_BYTES = KEY_BYTES + 4 + DIMENSIONS;
const LARGEST = 127;

/** The vectors of texts that come along with the code, by the model that made them. */
export interface ShippedVectors {
  of(text: string): readonly number[] | undefined;
}

/**
 * Vectors of what questions are compared with, made beforehand, so that a new installation answers at once; none of a
 * model that did not come along. Numbers are kept to a byte each: of unit vectors, the cosine stays within a thousandth.
 */
export async function readShippedVectors(model: string): Promise<ShippedVectors> {
  const bytes = await readFile(fileOf(model)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const places = new Map<string, number>();
  for (let at = 0; at + RECORD_BYTES <= bytes.length; at += RECORD_BYTES)
    places.set(bytes.toString('base64', at, at + KEY_BYTES), at + KEY_BYTES);
  return {
    of: (text) => {
      const at = places.get(keyOf(text).toString('base64'));
      if (at === undefined) return undefined;
      const scale = bytes.readFloatLE(at);
      return Array.from({ length: DIMENSIONS }, (_, i) => bytes.readInt8(at + 4 + i) * scale);
    },
  };
}

/** Writes the vectors of texts as they come along; what stood there goes. */
export async function writeShippedVectors(
  model: string,
  texts: readonly string[],
  vectors: readonly (readonly number[])[],
): Promise<void> {
  const records = texts.map((text, at) => recordOf(text, vectors[at] ?? []));
  await writeFile(fileOf(model), Buffer.concat(records));
}

function recordOf(text: string, vector: readonly number[]): Buffer {
  const record = Buffer.alloc(RECORD_BYTES);
  const scale = Math.max(...vector.map(Math.abs)) / LARGEST || 1;
  keyOf(text).copy(record);
  record.writeFloatLE(scale, KEY_BYTES);
  for (const [i, value] of vector.entries()) record.writeInt8(Math.round(value / scale), KEY_BYTES + 4 + i);
  return record;
}

function keyOf(text: string): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, KEY_BYTES);
}

function fileOf(model: string): URL {
  return new URL(`./vectors/${model.replace(/[^\w.-]/g, '_')}.bin`, import.meta.url);
}
