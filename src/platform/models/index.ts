import { OpenAIEmbeddings } from '@langchain/openai';
import { DIMENSIONS, type Embedder, fitted } from './embedder.ts';
import { localEmbedder } from './local-embedder.ts';

export { type Agent, type AgentTool, createModelAgent } from './agent.ts';
export { DIMENSIONS, type Embedder } from './embedder.ts';

/** Which models to use; all unset: the encoder that comes along, and no chat model. */
export interface ModelSettings {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly DAYBREAK_EMBEDDING_MODEL?: string | undefined;
}

/** The model that says how alike texts are: the one that is named, else the one that comes along. */
export function createEmbedder(settings: ModelSettings): Embedder {
  const { DAYBREAK_EMBEDDING_MODEL: name, OPENAI_API_KEY: key, OPENAI_BASE_URL: url } = settings;
  if (!name) return localEmbedder();
  const model = new OpenAIEmbeddings({
    model: name,
    // Servers of one's own take any key, but the client insists on one.
    apiKey: key ?? 'none',
    timeout: 20_000,
    maxRetries: 2,
    // Only OpenAI's newer models know the parameter; of others the vector is cut or filled.
    ...(name.startsWith('text-embedding-3') ? { dimensions: DIMENSIONS } : {}),
    ...(url ? { configuration: { baseURL: url } } : {}),
  });
  return { name, embed: async (texts) => (await model.embedDocuments([...texts])).map(fitted) };
}
export { splitMarkdown } from './split-markdown.ts';
