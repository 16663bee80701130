import { figuresIn, ungrounded } from '../../domain/grounding.ts';
import type { Asking } from '../asking.ts';
import type { Source, Told } from '../told.ts';
import type { Tool } from './tool.ts';

/** A tool's answer in which every figure stands in a source: those that it computed from rows are a source of their own. */
export async function runTool(tool: Tool, asking: Asking): Promise<Told> {
  const told = await tool.run(asking);
  const computed = told.status === 'answered' ? computedIn(told, asking.question) : null;
  return computed ? { ...told, sources: [...told.sources, { ...computed, id: tool.name }] } : told;
}

/** The lines with figures that no row gives as they are, as what was computed from the rows that are cited. Pure. */
function computedIn({ text, sources }: Told, question: string): Omit<Source, 'id'> | null {
  const given = [question, ...sources.flatMap(({ id, title, passage }) => [id, title, passage])]
    .flatMap(figuresIn)
    .map((value) => ({ table: '', id: '', field: '', value: value.replace(/[.,:;]+$/, '') }));
  const lines = text.split('\n').filter((line) => ungrounded(line, given).length > 0);
  if (lines.length === 0) return null;
  const from = [...new Set(sources.map(({ title }) => title))].slice(0, 4).join(', ');
  return {
    type: 'computed',
    title: `from ${from || 'the shop’s rows'}`,
    passage: lines.join('\n'),
  };
}
