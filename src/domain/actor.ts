/** Who or what did something. People are known by Slack's own ids, never by a name. */
export type Actor =
  | { readonly type: 'user'; readonly teamId: string; readonly userId: string; readonly name?: string }
  | { readonly type: 'system'; readonly name: string };

/** What a person may do. `viewer` reads, `operator` snoozes and edits, `approver` decides, `admin` changes the rules. */
export const ROLES = ['viewer', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** The team under which people at this machine's command line are listed in our tables. */
export const CLI_TEAM = 'cli';

/** One word for an actor in traces and logs: "T01:U02" or "system:nightly". */
export function actorKey(actor: Actor): string {
  return actor.type === 'user' ? `${actor.teamId}:${actor.userId}` : `system:${actor.name}`;
}

/** A person's name as names are compared: Slack's handles stand in small letters, with dots and without accents. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[._-]+/g, ' ')
    .trim();
}
