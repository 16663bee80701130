import type { Command } from 'commander';
import { composeThresholds, previewThreshold, type ThresholdLine } from '../brief/index.ts';
import type { PastAlerts } from '../brief/views.ts';
import { changeThreshold } from '../decide/index.ts';
import { DaybreakError } from '../domain/errors.ts';
import { countPastAlerts } from '../learn/index.ts';
import { INTERRUPTED, interruptible } from './interrupt.ts';
import { nightsBar } from './progress.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';
import { table } from './table.ts';

/** `daybreak threshold`: what `/ops threshold` does. */
export function registerThreshold(program: Command): void {
  const threshold = program.command('threshold').description('when something counts as unusual');
  withCommonOptions(threshold.command('list', { isDefault: true }), { at: false })
    .description('every threshold, its value and what it means')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, now }) => {
        const lines = await composeThresholds(db, { now });
        print(options, lines, () =>
          table(['threshold', 'value', 'default', 'unit', 'meaning'], lines.map(rowOf), 'No thresholds.'),
        );
      }),
    );
  withCommonOptions(threshold.command('preview <name> <value>'))
    .description('what a value would change, without setting it')
    .action((name: string, value: string, options: CommonOptions) =>
      withSession(options, async ({ db, now, shop }) => {
        const asked = { name, value: numberOf(value), now, shop };
        const today = await previewThreshold(db, asked);
        const bar = nightsBar();
        const past = await interruptible((signal) =>
          countPastAlerts(db, { ...asked, onNight: bar.show, signal }),
        ).finally(bar.stop);
        if (!past) process.exitCode = 1;
        const view = { ...today, past };
        print(options, view, () =>
          [
            `${name}: ${view.line.value} → ${view.value}`,
            ...view.appearing.map((headline) => `+ ${headline}`),
            ...view.disappearing.map((headline) => `- ${headline}`),
            ...(view.appearing.length + view.disappearing.length === 0
              ? ['Nothing would change today.']
              : []),
            past ? pastWords(past) : INTERRUPTED,
          ].join('\n'),
        );
      }),
    );
  change(threshold, 'set <name> <value>', 'set a threshold from the next run on');
  change(threshold, 'reset <name>', 'put a threshold back to its default');
}

function pastWords({ nights, before, after }: PastAlerts): string {
  return `${after} alerts in the last ${nights} nights, ${after === before ? 'as many as now' : `not ${before}`}.`;
}

function change(threshold: Command, usage: string, description: string): void {
  withCommonOptions(threshold.command(usage), { at: false })
    .description(description)
    .action(async (name: string, ...rest: unknown[]) => {
      const given = typeof rest[0] === 'string' ? numberOf(rest[0]) : null;
      const options = (typeof rest[0] === 'string' ? rest[1] : rest[0]) as CommonOptions;
      await withSession(options, async ({ db, actor, now }) => {
        await changeThreshold({ db }, { actor, name, value: given, now });
        print(
          options,
          { name, value: given },
          () => `${name} is ${given ?? 'its default'} from the next run on.`,
        );
      });
    });
}

function numberOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new DaybreakError('invalid_input', `"${text}" is not a number.`);
}

function rowOf({ name, value, fallback, unit, description }: ThresholdLine): string[] {
  return [name, String(value), String(fallback), unit, description];
}
