import { grant, listMembers, type Member } from '../decide/index.ts';
import { type Actor, CLI_TEAM, type Role } from '../domain/actor.ts';
import type { Database } from '../domain/database.ts';

/** The workspace in which the sample shop's people sit. */
const TEAM = 'T0DAYBREAK1';

const person = (userId: string, name: string, roles: readonly Role[], teamId = TEAM): Member => ({
  teamId,
  userId,
  name,
  roles: [...roles],
});

/** One person for each role; Jonas, the agency's guest, has none. */
const PEOPLE: readonly Member[] = [
  person('U0MAYA00001', 'Maya Lindqvist', ['approver']),
  person('U0TOMAS0001', 'Tomás Herrera', ['operator']),
  person('U0PRIYA0001', 'Priya Raman', ['viewer']),
  person('U0ADAEZE001', 'Adaeze Obi', ['admin']),
  person('local', 'You', ['admin', 'approver'], CLI_TEAM),
];

const SAMPLE: Actor = { type: 'system', name: 'sample' };

/** Says who may do what in the local workspace, where nobody has said so yet. */
export async function introducePeople(db: Database, now: Date): Promise<void> {
  const known = await listMembers(db);
  if (known.length > 0) return;
  for (const member of PEOPLE) await grant(db, { actor: SAMPLE, member, now });
}
