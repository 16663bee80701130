import { once } from 'node:events';
import type { Command } from 'commander';
import openInBrowser from 'open';
import { readConfig } from '../config.ts';
import { start } from '../main.ts';

/** `daybreak start`: the bot, until it is told to stop. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description('start the bot; with no Slack tokens, in a local workspace in the browser')
    .option('--data <dir>', "the embedded database's folder (default: DAYBREAK_DATA_DIR or .daybreak)")
    .option('--no-open', 'do not open the browser')
    .action(async (options: { data?: string; open: boolean }) => {
      const config = readConfig();
      const dataDir = options.data ?? config.DAYBREAK_DATA_DIR;
      const running = await start({ ...config, DAYBREAK_DATA_DIR: dataDir }, (line) => console.log(line));
      // Heard from the moment that it says it is up.
      const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
      console.log(running.page ? `Your workspace: ${running.page}` : 'Connected to Slack.');
      console.log('Stop with Ctrl+C.');
      if (running.page && options.open && process.stdout.isTTY) await openInBrowser(running.page);
      await told;
      await running.stop();
    });
}
