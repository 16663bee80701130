import type { HomeView } from '@slack/types';

const WORDS =
  'You have no role here yet, so there is nothing that I may show you. Someone who administers Daybreak can give you one: viewer, operator, approver or admin.';

/** Home for someone whom nobody has given a role. */
export function noRoleHome(): HomeView {
  return { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text: WORDS } }] };
}
