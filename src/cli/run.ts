import type { Command } from 'commander';
import { catalogue } from '../act/index.ts';
import type { Action } from '../domain/action.ts';
import { ACTION_WORDS, BAND_WORDS } from '../domain/autonomy.ts';
import type { Database } from '../domain/database.ts';
import { moneyAmount } from '../domain/money.ts';
import { type LookedBack, lookBack, startBaseline } from '../learn/index.ts';
import { type NightReport, runNight } from '../night.ts';
import { systemClock } from '../platform/clock.ts';
import { claimSlot, finishSlot } from '../platform/store.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';

/**
 * `daybreak run`: the overnight run as of an instant, no row later than it is looked at; then, as the bot's night does,
 * what came of earlier decisions and what that says of trust.
 */
export function registerRun(program: Command): void {
  withCommonOptions(program.command('run'))
    .description('the overnight run: what is unusual and what to do about it')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, shop, now }) => {
        const ranAt = systemClock();
        const report = await runNight(db, { now, shop, draftedAt: ranAt, catalogue });
        await rememberRun(db, now);
        await startBaseline(db, { now, ranAt });
        // What was decided since says nothing to a run of the past.
        const learned = report.isPast ? null : await lookBack(db, { shop, now });
        print(options, { ...reportJson(report), learned }, () => reportText(report, learned));
      }),
    );
}

/** A night that found nothing has run all the same; the ledger knows it beside those of the schedule. */
async function rememberRun(db: Database, now: Date): Promise<void> {
  const entry = { job: 'run', slot: now.toISOString(), dueAt: now };
  if (await claimSlot(db, entry, { now, leaseSeconds: 0, attempts: 1 })) {
    await finishSlot(db, entry, { state: 'done', now });
  }
}

function reportJson({ at, findings, notes, timings }: NightReport): object {
  return {
    at: at.toISOString(),
    findings: findings.map(({ finding, recommendation }) => {
      const { id, fingerprint, kind, subject, severity, headline, evidence } = finding;
      const advice = recommendation && {
        actions: recommendation.actions.map(actionJson),
        ifNothing: recommendation.ifNothing,
        because: recommendation.because,
      };
      return { id, fingerprint, kind, subject, severity, headline, evidence, recommendation: advice };
    }),
    notes,
    timings: Object.fromEntries(Object.entries(timings).map(([step, ms]) => [step, Math.round(ms)])),
  };
}

function actionJson({ id, kind, params, expectedEffect }: Action): object {
  const effect = expectedEffect && {
    amount: moneyAmount(expectedEffect.expected),
    currency: expectedEffect.expected.currency,
    low: moneyAmount(expectedEffect.low),
    high: moneyAmount(expectedEffect.high),
  };
  return { id, kind, params, expectedEffect: effect };
}

function reportText({ at, findings, notes }: NightReport, learned: LookedBack | null): string {
  const lines = findings.flatMap(({ finding, recommendation }) => [
    `${finding.severity.padEnd(8)} ${finding.headline}`,
    ...(recommendation?.actions ?? []).map(({ id, label }) => `           ${id}  ${label}`),
  ]);
  const found = findings.length === 0 ? ['Nothing unusual.'] : lines;
  const unknown = notes.map((note) => `Not known: ${note}`);
  const since = learned ? learnedLines(learned) : [];
  return [`As of ${at.toISOString()}: ${findings.length} findings`, '', ...found, '', ...unknown, ...since]
    .join('\n')
    .trimEnd();
}

function learnedLines({ revisited, demoted, offered }: LookedBack): string[] {
  return [
    ...(revisited > 0
      ? [`Looked back on ${revisited} decisions: daybreak metrics says what came of them.`]
      : []),
    ...demoted.map(
      ({ kind, band, reason }) =>
        `Acts alone no more: ${ACTION_WORDS[kind]}, ${BAND_WORDS[band]} (${reason}).`,
    ),
    ...(offered.length > 0 ? [`More trust is earned by ${offered.length}: daybreak autonomy lists it.`] : []),
  ];
}
