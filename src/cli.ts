#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { registerAsk } from './cli/ask.ts';
import { registerAutonomy } from './cli/autonomy.ts';
import { registerBrief } from './cli/brief.ts';
import { registerBriefSupplier } from './cli/brief-supplier.ts';
import { registerDecide } from './cli/decide.ts';
import { registerFindings } from './cli/findings.ts';
import { registerImport } from './cli/import.ts';
import { registerKnowledge } from './cli/knowledge.ts';
import { registerLearned } from './cli/learned.ts';
import { registerMembers } from './cli/members.ts';
import { registerMetrics } from './cli/metrics.ts';
import { registerReplay } from './cli/replay.ts';
import { registerRun } from './cli/run.ts';
import { registerStart } from './cli/start.ts';
import { registerThreshold } from './cli/threshold.ts';
import { registerTriage } from './cli/triage.ts';
import { loadEnvironmentFile } from './config.ts';
import { DaybreakError } from './domain/errors.ts';

// Exit codes: 0 done, 1 something failed, 2 wrong usage. Errors go to standard error.

const { version, description } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string; description: string };

const program = new Command('daybreak')
  .description(description)
  .version(version)
  .showHelpAfterError('(daybreak --help lists the commands)')
  .exitOverride();

registerImport(program);
registerRun(program);
registerBrief(program);
registerFindings(program);
registerAsk(program);
registerKnowledge(program);
registerDecide(program);
registerThreshold(program);
registerAutonomy(program);
registerMetrics(program);
registerLearned(program);
registerReplay(program);
registerTriage(program);
registerBriefSupplier(program);
registerMembers(program);
registerStart(program);

loadEnvironmentFile();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Tells the person what was wrong and what to do; a stack only for what we did not foresee. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof DaybreakError) {
    console.error(error.message);
    return error.code === 'invalid_input' ? 2 : 1;
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  return 1;
}
