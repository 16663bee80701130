import type { Command } from 'commander';
import { grant, listMembers, revoke } from '../decide/members.ts';
import { CLI_TEAM, ROLES, type Role } from '../domain/actor.ts';
import { type CommonOptions, print, withCommonOptions, withSession, wrongWord } from './session.ts';
import { table } from './table.ts';

/** `daybreak members`: who may do what. Nobody may approve until somebody is listed here. */
export function registerMembers(program: Command): void {
  const members = program.command('members').description('who may do what; nobody may approve by default');
  withCommonOptions(members.command('list', { isDefault: true }), { at: false })
    .description('everyone with a role')
    .action((options: CommonOptions) =>
      withSession(options, async ({ db }) => {
        const all = await listMembers(db);
        print(options, all, () =>
          table(
            ['team', 'user', 'name', 'roles'],
            all.map((one) => [one.teamId, one.userId, one.name ?? '', one.roles.join(', ')]),
            'Nobody is listed, so nobody may approve. Add yourself: daybreak members grant local admin approver',
          ),
        );
      }),
    );
  withCommonOptions(members.command('grant <user> <roles...>'), { at: false })
    .description(
      `give roles (${ROLES.join(', ')}) to a Slack user id, or to "local", whoever sits at this machine`,
    )
    .option('--team <team>', 'Slack team id; left out: the command line', CLI_TEAM)
    .option('--name <name>', 'how traces name this person')
    .action((userId: string, roles: string[], options: CommonOptions & { team: string; name?: string }) =>
      withSession(options, async ({ db, actor, now }) => {
        const checked = roles.map(asRole);
        await grant(db, {
          actor,
          member: { teamId: options.team, userId, name: options.name ?? null, roles: checked },
          now,
        });
        print(
          options,
          { userId, roles: checked },
          () => `${userId} may now act as ${checked.join(' and ')}.`,
        );
      }),
    );
  withCommonOptions(members.command('revoke <user>'), { at: false })
    .description('take all roles away')
    .option('--team <team>', 'Slack team id; left out: the command line', CLI_TEAM)
    .action((userId: string, options: CommonOptions & { team: string }) =>
      withSession(options, async ({ db, actor, now }) => {
        await revoke(db, { actor, teamId: options.team, userId, now });
        print(options, { userId, roles: [] }, () => `${userId} has no role any more.`);
      }),
    );
}

function asRole(word: string): Role {
  const role = ROLES.find((one) => one === word);
  if (!role) throw wrongWord('A role', word, ROLES);
  return role;
}
