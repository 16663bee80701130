import { randomBytes } from 'node:crypto';
import type { Channel, Identity, Person, Saved } from './model.ts';

/** Who works here and where; ids may be left out of tests' seeds only by using this one. */
export interface Seed {
  people: Person[];
  channels: Channel[];
}

const person = (
  id: string,
  realName: string,
  title: string,
  color: string,
  role: NonNullable<Person['role']>,
  timeZone: string,
): Person => ({
  id,
  name: realName.toLowerCase().split(' ')[0] ?? id,
  realName,
  title,
  color,
  timeZone,
  isBot: false,
  role,
});

/** The people of the sample shop: one for each role, so that every button can be tried by each. */
export const samplePeople: Person[] = [
  person('U0MAYA00001', 'Maya Lindqvist', 'Head of operations', '#4a154b', 'approver', 'America/New_York'),
  person('U0TOMAS0001', 'Tomás Herrera', 'Inventory planner', '#1264a3', 'operator', 'America/New_York'),
  person('U0PRIYA0001', 'Priya Raman', 'Finance', '#a0522d', 'viewer', 'America/Chicago'),
  person('U0ADAEZE001', 'Adaeze Obi', 'Founder', '#0b6e4f', 'admin', 'America/New_York'),
  person('U0JONAS0001', 'Jonas Weber', 'Agency, guest', '#6b6b6b', 'guest', 'Europe/Berlin'),
];

const channel = (id: string, name: string, topic: string, members: string[]): Channel => ({
  id,
  name,
  kind: 'channel',
  topic,
  members,
  created: 1_767_225_600,
});

/** The sample shop's channels and people; the bot is a member of #ops and #general. */
export function sampleSeed(botUserId: string): Seed {
  const everyone = [...samplePeople.map((one) => one.id), botUserId];
  return {
    people: samplePeople,
    channels: [
      channel('C0OPS000001', 'ops', 'What happened overnight and what needs a decision', everyone),
      channel('C0GENERAL01', 'general', 'Everyone', everyone),
      channel('C0WAREHOUS1', 'warehouse', 'Picking, packing, receiving', everyone),
    ],
  };
}

const secret = (bytes: number) => randomBytes(bytes).toString('hex');

/** A workspace that nobody has used yet, with tokens of its own. */
export function newWorkspace(seed?: Partial<Seed>): Saved {
  const identity: Identity = {
    teamId: 'T0DAYBREAK1',
    teamName: 'Harbor & Pine',
    domain: 'harbor-and-pine',
    appId: 'A0DAYBREAK1',
    botId: 'B0DAYBREAK1',
    botUserId: 'U0DAYBREAK1',
    botToken: `xoxb-${secret(16)}`,
    appToken: `xapp-1-${secret(16)}`,
    signingSecret: secret(16),
  };
  const sample = sampleSeed(identity.botUserId);
  const bot: Person = {
    id: identity.botUserId,
    name: 'daybreak',
    realName: 'Daybreak',
    title: 'Operations assistant',
    color: '#e8912d',
    timeZone: 'UTC',
    isBot: true,
  };
  return {
    identity,
    people: [...(seed?.people ?? sample.people), bot],
    channels: structuredClone(seed?.channels ?? sample.channels),
    messages: {},
    homes: {},
  };
}
