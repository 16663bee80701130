import type { Command } from 'commander';
import { briefingMessage } from '../../blocks/index.ts';
import { briefingText, composeBriefing } from '../brief/index.ts';
import { dayOf } from '../domain/day.ts';
import { type CommonOptions, print, withCommonOptions, withSession } from './session.ts';

/** `daybreak brief`: what the briefing says; with `--json` the blocks that Slack gets. */
export function registerBrief(program: Command): void {
  withCommonOptions(program.command('brief'))
    .description('what the morning briefing says')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db, shop, now }) => {
        const view = await composeBriefing(db, { day: dayOf(now, shop.timeZone), now, shop });
        print(options, briefingMessage(view), () => briefingText(view));
      }),
    );
}
