import type { EventArgs, Listener } from '../context.ts';

/** The app was removed, or its token revoked: a state for whoever runs Daybreak, and cards wait for it to end. */
export const removed: Listener<EventArgs<'app_uninstalled'> | EventArgs<'tokens_revoked'>> = async (
  { event },
  deps,
) => {
  deps.log.error(
    { event: event.type, team: deps.teamId },
    'Slack no longer lets Daybreak in: install the app again and set SLACK_BOT_TOKEN. Nothing is lost meanwhile.',
  );
};
