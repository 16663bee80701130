import type { EventArgs, Listener } from '../context.ts';

/** The questions that the agent's pane offers; at most four. */
const PROMPTS = [
  { title: 'What needs my decision?', message: 'What needs my decision today?' },
  { title: 'What runs out?', message: 'Which SKUs will stock out before the supplier can deliver?' },
  { title: 'Which suppliers slip?', message: 'Which suppliers are getting worse?' },
  { title: 'What is our rule?', message: "What's our return window for sale items?" },
];

/** The Home tab is drawn anew for whoever opens it; in the messages tab, questions are offered. */
export const appHomeOpened: Listener<EventArgs<'app_home_opened'>> = async (
  { event, body, client },
  deps,
) => {
  if (event.tab === 'messages') {
    await client.assistant.threads.setSuggestedPrompts({
      channel_id: event.channel,
      title: 'Ask me about',
      prompts: PROMPTS as [(typeof PROMPTS)[number], ...typeof PROMPTS],
    });
    return;
  }
  await deps.homes.publish({ teamId: body.team_id, userId: event.user });
};
