import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { catalogue, chooseAdapter, executeAction, tellOutcome, undo } from '../act/index.ts';
import {
  type ActionRow,
  actionsOf,
  approve,
  type DecideDeps,
  readAction,
  reject,
  SNOOZES,
  type SnoozeLength,
  snooze,
  wake,
} from '../decide/index.ts';
import { DaybreakError } from '../domain/errors.ts';
import { takeBackTrust } from '../learn/index.ts';
import { systemClock } from '../platform/clock.ts';
import { startJobs } from '../platform/jobs.ts';
import {
  type CommonOptions,
  print,
  type Session,
  withCommonOptions,
  withSession,
  wrongWord,
} from './session.ts';

/** What has to be undone first, as one types it. */
function withCommand(error: unknown): never {
  const first =
    error instanceof DaybreakError ? (error.detail.undoFirst as { id: string } | undefined) : null;
  if (!(error instanceof DaybreakError) || !first) throw error;
  throw new DaybreakError(error.code, `${error.message} That is: daybreak undo ${first.id}`, error.detail);
}

/** `daybreak approve · reject · snooze · wake · undo · outcome`: what the buttons do, through the same verbs. */
export function registerDecide(program: Command): void {
  verb(
    program,
    'approve <id>',
    'carry out a drafted action, or the first one of a finding',
    async (session, id) => {
      const { db, now, actor } = session;
      const action = await actionFor(session, id);
      return withDeps(session, async (deps) => {
        await approve(deps, { actor, actionId: action.id, revision: action.revision, now });
        await carryOut(session, action, 'do');
        return settled(await readAction(db, action.id));
      });
    },
  );
  verb(program, 'undo <id>', 'take a done action back', async (session, id) => {
    const { db, now, actor } = session;
    return withDeps(session, async (deps) => {
      await undo(deps, { actor, actionId: id, now }).catch(withCommand);
      await takeBackTrust(db, now);
      const action = await readAction(db, id);
      if (action) await carryOut(session, action, 'undo');
      return settled(await readAction(db, id));
    });
  });
  verb(program, 'wake <id>', "end a finding's snooze", async ({ db, now, actor }, id) => {
    await wake({ db }, { actor, findingId: id, now });
    return { id, state: 'open', outcome: null };
  });
  withCommonOptions(program.command('outcome <id>').argument('<what>', `one of ${OUTCOMES.join(', ')}`), {
    at: false,
  })
    .description('say what became of an action whose outcome is unknown, after looking')
    .action((id: string, what: string, options: CommonOptions) =>
      withSession(options, async ({ db, now, actor, shop }) => {
        const outcome = OUTCOMES.find((one) => one === what);
        if (!outcome) throw wrongWord('The outcome', what, OUTCOMES);
        await tellOutcome({ db, shop }, { actor, actionId: id, happened: outcome === 'happened', now });
        const result = settled(await readAction(db, id));
        print(options, result, () => `${result.id}: ${result.state}. ${result.outcome ?? ''}`.trimEnd());
      }),
    );
  const rejecting = program
    .command('reject <id>')
    .requiredOption('--reason <text>', 'why; kept for learning');
  withCommonOptions(rejecting, { at: false })
    .description("turn a finding's proposals down")
    .action((id: string, options: CommonOptions & { reason: string }) =>
      withSession(options, async ({ db, now, actor }) => {
        await reject({ db }, { actor, findingId: id, reason: options.reason, now });
        await takeBackTrust(db, now);
        print(options, { id, state: 'rejected' }, () => `${id}: rejected.`);
      }),
    );
  const snoozing = program
    .command('snooze <id>')
    .option('--for <length>', `one of ${SNOOZES.join(', ')} (until it changes)`, '1d');
  withCommonOptions(snoozing, { at: false })
    .description('put a finding to sleep')
    .action((id: string, options: CommonOptions & { for: string }) =>
      withSession(options, async ({ db, now, actor, shop }) => {
        const length = SNOOZES.find((one) => one === options.for);
        if (!length) throw wrongWord('--for', options.for, SNOOZES);
        await snooze({ db }, { actor, findingId: id, length: length satisfies SnoozeLength, shop, now });
        print(options, { id, state: 'snoozed' }, () => `${id}: snoozed.`);
      }),
    );
}

/** What somebody who looked can say of an action whose outcome is unknown. */
const OUTCOMES = ['happened', 'missing'] as const;

interface Settled {
  readonly id: string;
  readonly state: string;
  readonly outcome: string | null;
}

function verb(
  program: Command,
  usage: string,
  description: string,
  work: (session: Session, id: string) => Promise<Settled>,
): void {
  withCommonOptions(program.command(usage), { at: false })
    .description(description)
    .action((id: string, options: CommonOptions) =>
      withSession(options, async (session) => {
        const result = await work(session, id);
        if (!['done', 'undone', 'open'].includes(result.state)) process.exitCode = 1;
        print(options, result, () => `${result.id}: ${result.state}. ${result.outcome ?? ''}`.trimEnd());
      }),
    );
}

/** An action by its id, or the first proposal of a finding. */
async function actionFor({ db }: Session, id: string): Promise<ActionRow> {
  const action = id.startsWith('fnd_')
    ? (await actionsOf(db, [id])).find(({ state }) => state === 'proposed')
    : await readAction(db, id);
  if (action) return action;
  throw new DaybreakError('not_found', `Nothing is proposed under ${id}: daybreak brief lists what is.`);
}

async function withDeps<T>({ db, log, shop }: Session, work: (deps: DecideDeps) => Promise<T>): Promise<T> {
  const jobs = await startJobs(db, log);
  try {
    return await work({ db, jobs, catalogue, shop: async () => shop });
  } finally {
    await jobs.stop();
  }
}

/** Carries the job out here, beside a bot that may be running: whoever claims it first does it, once. */
async function carryOut(
  { db, config, shop }: Session,
  { id: actionId, revision }: ActionRow,
  purpose: 'do' | 'undo',
): Promise<void> {
  const adapter = await chooseAdapter(db, config.DAYBREAK_DATA_DIR);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await executeAction({ db, shop, clock: systemClock, adapter }, { actionId, revision, purpose });
    } catch (error) {
      if (!(error instanceof DaybreakError && error.code === 'unavailable') || attempt === 10) throw error;
      await sleep(1000);
    }
  }
}

function settled(action: ActionRow | null): Settled {
  if (!action) throw new DaybreakError('not_found', 'There is no such action.');
  return { id: action.id, state: action.state, outcome: action.outcome };
}
