import { useMemo } from 'react';
import { useApp } from '../client/context.ts';

export interface Completion {
  label: string;
  description: string;
  /** The whole text after it was accepted. */
  result: string;
}

const MOST = 8;

/** What may be meant by the text so far: a slash command, or the person whose name follows an @. */
export function useCompletions(text: string): Completion[] {
  const { state } = useApp();
  return useMemo(() => {
    if (/^\/[^\n]*$/.test(text)) {
      const lines = state.commands.flatMap(({ command, description, examples }) => [
        ...examples.map((one) => ({ label: one.line, description: one.description, result: `${one.line} ` })),
        ...(examples.length === 0 ? [{ label: command, description, result: `${command} ` }] : []),
      ]);
      return lines.filter(({ label }) => label.startsWith(text) && label !== text.trim()).slice(0, MOST);
    }
    const [, before, part] = /^([\s\S]*(?:^|\s))@(\w*)$/.exec(text) ?? [];
    if (part === undefined) return [];
    const wanted = part.toLowerCase();
    return state.people
      .filter((person) => person.realName.toLowerCase().startsWith(wanted) || person.name.startsWith(wanted))
      .slice(0, MOST)
      .map((person) => ({
        label: person.realName,
        description: person.title,
        result: `${before}@${person.realName} `,
      }));
  }, [text, state.commands, state.people]);
}
