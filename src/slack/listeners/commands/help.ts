import { USAGE } from './parse.ts';

/** What `/ops` can do, a line each, in Slack's markup. */
export function helpText(): string {
  const lines = USAGE.map(({ line, does, example }) =>
    line === example ? `\`${line}\`: ${does}` : `\`${line}\`: ${does}. For example \`${example}\``,
  );
  return ['*What I can do*', ...lines, 'Decisions are taken with the buttons on each card.'].join('\n');
}
