import { OpenAIEmbeddings } from '@langchain/openai';
import { DIMENSIONS, type Embedder, fitted } from './embedder.ts';
import { isRefused } from './refusal.ts';

/** Where a model of likeness runs that speaks OpenAI's protocol. */
export interface RemoteEmbedding {
  readonly name: string;
  readonly key: string | undefined;
  readonly url: string | undefined;
}

/** A model behind OpenAI's protocol. Servers differ: one that takes no `dimensions` is asked without, from then on. */
export function remoteEmbedder({ name, key, url }: RemoteEmbedding): Embedder {
  const modelOf = (dimensions: number | null) =>
    new OpenAIEmbeddings({
      model: name,
      // Servers of one's own take any key, but the client insists on one.
      apiKey: key ?? 'none',
      timeout: 20_000,
      maxRetries: 2,
      // The client asks for base64 by default, and takes what servers without it send for that.
      encodingFormat: 'float',
      ...(dimensions ? { dimensions } : {}),
      ...(url ? { configuration: { baseURL: url } } : {}),
    });
  // Only OpenAI's newer models know the parameter; of others the vector is cut or filled.
  let isSized = name.startsWith('text-embedding-3');
  let model = modelOf(isSized ? DIMENSIONS : null);
  const embed = async (texts: readonly string[]): Promise<number[][]> => {
    try {
      return (await model.embedDocuments([...texts])).map(fitted);
    } catch (error) {
      if (!isSized || !isRefused(error)) throw error;
      isSized = false;
      model = modelOf(null);
      return embed(texts);
    }
  };
  return { name, embed };
}
