import type { Embedder } from '../../platform/models/index.ts';
import { Asking, type Standing } from '../asking.ts';
import type { OpenNameBook } from '../names/read.ts';
import type { Router } from '../route/router.ts';
import { runTool } from '../tools/run.ts';
import { knowledgeAnswer, lookUp } from './from-knowledge.ts';
import type { Callable } from './with-model.ts';

/** Tools that fit a question best; the model chooses among them. */
const OFFERED = 10;

/** What a question's look-ups need. */
interface Offering {
  readonly asking: Asking;
  readonly book: OpenNameBook;
  readonly standing: Standing;
  readonly embedder: Embedder;
  readonly router: Router;
  readonly vector: readonly number[];
}

/** What a model may look up for a question: the tools that fit it best, and what is written down. None of them acts. */
export function callables({ asking, book, standing, embedder, router, vector }: Offering): Callable[] {
  const about = async (text: string): Promise<Asking> => {
    const names = await book.resolve(text);
    const isNamed = names.found.length + names.unclear.length > 0;
    return new Asking(standing, text || asking.question, isNamed ? names : asking.names);
  };
  const fitting = router
    .rank(asking.names.asked, vector, new Set(asking.names.found.map(({ type }) => type)))
    .filter(({ tool }) => tool.name !== 'knowledge')
    .slice(0, OFFERED);
  return [
    {
      name: 'knowledge',
      does: 'finds what people wrote down: policies, supplier notes, lore, incidents',
      run: async (text) => {
        const [own = []] = await embedder.embed([text]);
        return knowledgeAnswer(await lookUp(await about(text), embedder, own));
      },
    },
    ...fitting.map(({ tool }) => ({
      name: tool.name,
      does: tool.does,
      run: async (text: string) => runTool(tool, await about(text)),
    })),
  ];
}
