import type { Embedder } from './embedder.ts';
import { localEmbedder } from './local-embedder.ts';
import { remoteEmbedder } from './remote-embedder.ts';

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
  return remoteEmbedder({ name, key, url });
}
export { splitMarkdown } from './split-markdown.ts';
