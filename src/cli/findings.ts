import type { Command } from 'commander';
import { catalogue } from '../act/index.ts';
import { composeWhy, whyText } from '../brief/index.ts';
import { DaybreakError } from '../domain/errors.ts';
import type { Finding } from '../domain/finding.ts';
import { formatMoney, moneyText } from '../domain/money.ts';
import { listFindings } from '../findings/index.ts';
import { explain, verifyTrace } from '../trace/index.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

/** `daybreak findings` and `daybreak trace ID`: what stands, and one finding's whole story. */
export function registerFindings(program: Command): void {
  withCommonOptions(program.command('findings'), { at: false })
    .description('open and snoozed findings, those with most at stake first')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db }) => {
        const findings = await listFindings(db);
        print(options, findings.map(findingJson), () =>
          table(
            ['id', 'severity', 'state', 'at stake', 'by', 'finding'],
            findings.map(rowOf),
            'Nothing is open.',
          ),
        );
      }),
    );
  withCommonOptions(program.command('trace [id]'), { at: false })
    .description("one finding's whole story; --verify checks that no entry of the record was changed")
    .option('--verify', 'recompute the whole chain of the record')
    .action((id: string | undefined, options: CommonOptions & { verify?: boolean }) =>
      withSession(options, async (session) => {
        const { db, now, shop } = session;
        if (options.verify) {
          const check = await verifyTrace(db);
          if (!check.ok) process.exitCode = 1;
          const broken = `Entry ${check.brokenAt} does not follow from the one before it: the record was changed.`;
          return print(options, check, () =>
            check.ok ? `${check.entries} entries, all as written. Last hash: ${check.head}` : broken,
          );
        }
        if (!id) throw new DaybreakError('invalid_input', 'Name a finding: daybreak findings lists them.');
        const why = await composeWhy(db, { findingId: id, now, shop, catalogue });
        if (!why)
          throw new DaybreakError('not_found', `There is no finding ${id}: daybreak findings lists them.`);
        print(options, { ...why, trace: await explain(db, id) }, () => whyText(why));
      }),
    );
}

function findingJson({ stake, ...finding }: Finding): object {
  return { ...finding, stake: stake && moneyText(stake) };
}

function rowOf({ id, severity, state, stake, deadline, headline }: Finding): string[] {
  return [id, severity, state, stake ? formatMoney(stake, { whole: true }) : '', deadline ?? '', headline];
}
