import { clarify, type Told, told } from '../told.ts';

/** The offer to keep what someone wants to be known, with both ways to do it. Pure. */
export function offerToKeep(text: string): Told {
  if (text === '') return clarify('What shall I keep? Say it after “Remember: …”.');
  return told(
    `I can keep that: “${text}”. Save it with the button below in Slack, or on the command line with \`daybreak knowledge add TITLE --text "…" --owner NAME\`; it needs an owner and a day on which someone reads it again.`,
    [],
    { confidence: 0.8 },
  );
}
