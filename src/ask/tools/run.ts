import { figuresIn, ungrounded } from '../../domain/grounding.ts';
import type { Asking } from '../asking.ts';
import { type Source, type Told, unknown } from '../told.ts';
import { noRun } from './no-run.ts';
import type { Tool } from './tool.ts';

/** A tool's answer in which every figure stands in a source: those that it computed from rows are a source of their own. */
export async function runTool(tool: Tool, asking: Asking): Promise<Told> {
  const told = await asOfItsNight(tool, asking, await tool.run(asking));
  const computed = told.status === 'answered' ? computedIn(told, asking.question) : null;
  return computed ? { ...told, sources: [...told.sources, { ...computed, id: tool.name }] } : told;
}

/** An answer from findings as one of the night that looked for them; where no night had run by then, that is the answer. */
async function asOfItsNight(tool: Tool, asking: Asking, told: Told): Promise<Told> {
  const { findings, actions } = asking.uses;
  if (told.status !== 'answered' || !(findings || actions)) return told;
  const run = await asking.run();
  if (tool.fromFindings && run === null) return noRun(asking);
  if (actions && (await asking.isPast()))
    return unknown(
      'What was drafted and decided by then is not kept: ask without a day for what stands now.',
    );
  const rests = tool.fromFindings || told.sources.every(({ type }) => type === 'finding');
  return rests && run !== null ? { ...told, asOf: told.asOf ?? run } : told;
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
