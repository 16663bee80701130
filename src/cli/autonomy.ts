import type { Command } from 'commander';
import { goOn, levelFrom, limitFrom, setLevel, setLimit, stopEverything } from '../decide/index.ts';
import { type AutonomyView, composeAutonomy } from '../learn/index.ts';
import { type CommonOptions, print, type Session, withCommonOptions, withSession } from './session.ts';

/** `daybreak autonomy`, `stop` and `resume`: what `/ops` does of the same names. */
export function registerAutonomy(program: Command): void {
  const autonomy = program.command('autonomy').description('what Daybreak may do without asking');
  verb(
    autonomy.command('list', { isDefault: true }),
    'levels, limits, approvals, quiet periods and agreement',
    async () => {},
  );
  verb(
    autonomy.command('set <kind> <band> <level>'),
    'how far a kind of action may go',
    ({ db, actor, now }, [kind = '', band = '', level = '']) =>
      setLevel(db, { ...levelFrom({ kind, band, level }), actor, reason: null, now }),
  );
  verb(
    autonomy.command('limit <kind> <measure> <number>'),
    'how much may be done without asking; kind may be all, number may be reset',
    ({ db, actor, now }, [kind = '', measure = '', atMost = '']) =>
      setLimit(db, { ...limitFrom({ kind, measure, atMost }), actor, now }),
  );
  verb(program.command('stop'), 'stop everything: nothing new is carried out', ({ db, actor, now }) =>
    stopEverything(db, { actor, now }),
  );
  verb(program.command('resume'), 'let everything go on', ({ db, actor, now }) => goOn(db, { actor, now }));
}

/** Does it, and shows what holds now. */
function verb(
  command: Command,
  description: string,
  work: (session: Session, words: readonly string[]) => Promise<unknown>,
): void {
  withCommonOptions(command, { at: false })
    .description(description)
    .action((...given: unknown[]) => {
      const words = given.filter((one) => typeof one === 'string');
      const options = given.find((one) => typeof one === 'object') as CommonOptions;
      return withSession(options, async (session) => {
        await work(session, words);
        const view = await composeAutonomy(session.db, session);
        print(options, view, () => textOf(view));
      });
    });
}

function textOf(view: AutonomyView): string {
  const { stopped, alone, standings, limits, approvals, protections, quiet } = view;
  return [
    stopped ? `Everything is stopped by ${stopped.by}.` : `${alone} kinds act without asking.`,
    ...standings.map(({ words, evidence, missing }) => {
      const agreed =
        evidence.n > 0 ? `; people agreed with ${evidence.agreed.toFixed(1)} of ${evidence.n}` : '';
      return `${words}${agreed}; ${missing.length > 0 ? `missing: ${missing.join(', ')}` : 'has earned more'}`;
    }),
    'Limits on what is done alone:',
    ...limits.map((line) => `  ${line}`),
    ...(approvals.length > 0 ? ['Takes a yes:', ...approvals.map((line) => `  ${line}`)] : []),
    ...(view.never.length > 0 ? ['Agreed:', ...view.never.map((line) => `  ${line}`)] : []),
    ...(protections.length > 0 ? ['Protected:', ...protections.map((line) => `  ${line}`)] : []),
    ...(quiet.length > 0 ? ['Quiet, nothing is done alone:', ...quiet.map((line) => `  ${line}`)] : []),
  ].join('\n');
}
