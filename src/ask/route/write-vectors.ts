// Run by "npm run vectors" whenever examples or wordings change: makes the vectors that come along with the code.
import { createEmbedder } from '../../platform/models/index.ts';
import { TOOLS } from '../tools/index.ts';
import { examplesOf } from './router.ts';
import { writeShippedVectors } from './shipped-vectors.ts';
import { readWordings } from './wordings.ts';

const embedder = createEmbedder({});
const texts = examplesOf(TOOLS, await readWordings()).map(({ text }) => text);
await writeShippedVectors(embedder.name, texts, await embedder.embed(texts));
