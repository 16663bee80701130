import { type ActDeps, catalogue, registerActWorkers, sampleAdapter } from '../../src/act/index.ts';
import { grant } from '../../src/decide/index.ts';
import type { Role } from '../../src/domain/actor.ts';
import type { Database } from '../../src/domain/database.ts';
import { type Jobs, startJobs } from '../../src/platform/jobs.ts';
import { createLog } from '../../src/platform/log.ts';
import type { DeliveryPoint, SlackDeps } from '../../src/slack/deps.ts';
import { type RunningSlack, startSlack } from '../../src/slack/index.ts';
import type { Message, Workspace, WorkspaceOptions } from '../../src/workspace/index.ts';
import { SHOP } from '../act/world.ts';
import { testDatabase } from '../support/database.ts';
import { ADAEZE, type Edge, MAYA, OPS, PRIYA, startEdge, TOMAS, type Transport } from './edge.ts';

/** Early on a Tuesday in March, in the shop's New York. */
export const MORNING = new Date('2026-03-03T12:30:00Z');

/** Who may what; Jonas, the agency's guest, is on no list. */
export const ROLES: ReadonlyMap<string, Role> = new Map([
  [MAYA, 'approver'],
  [TOMAS, 'operator'],
  [PRIYA, 'viewer'],
  [ADAEZE, 'admin'],
]);

export interface Story {
  readonly db: Database;
  readonly workspace: Workspace;
  readonly edge: Edge;
  readonly jobs: Jobs;
  /** The instant that Daybreak takes for now. */
  now: Date;
  /** Where on a delivery's way the process dies. */
  dies: DeliveryPoint | null;
  /** Ends the Slack edge and starts another, which lives, on the same rows. */
  restart(): Promise<void>;
  slack: RunningSlack;
  stop(): Promise<void>;
}

export interface StoryOptions {
  readonly transport: Transport;
  /** Without it nothing is carried out: approved stays approved. */
  readonly worker?: ((db: Database) => Partial<ActDeps>) | null;
  readonly deps?: (story: Story) => Partial<SlackDeps>;
  readonly workspace?: Partial<WorkspaceOptions>;
}

const RHYTHM = { sweepMs: 50, postIntervalMs: 0, resumeMs: 3_600_000, homeMs: 100 };

/** The whole of Daybreak in Slack: the edge by either transport, the queue, the worker, and people with roles. */
export async function openStory(options: StoryOptions): Promise<Story> {
  const { transport, worker = () => ({}) } = options;
  const db = await testDatabase();
  const log = createLog('silent');
  const jobs = await startJobs(db, log);
  const story = { db, jobs, now: MORNING, dies: null } as Story;
  const clock = () => story.now;
  const adapter = sampleAdapter(db);
  if (worker) {
    await registerActWorkers(jobs, { db, shop: SHOP, clock, adapter, timeoutMs: 5000, ...worker(db) });
  }
  const reached = (point: DeliveryPoint) => {
    if (point === story.dies) throw new Error('killed');
  };
  const parts = { jobs, clock, catalogue, shop: async () => SHOP, reached, ...options.deps?.(story) };
  const { workspace = {} } = options;
  const edge = await startEdge({ transport, db, deps: parts, workspace }, (config, all) =>
    startSlack(config, all, RHYTHM),
  );
  await letIn(db, edge.workspace.identity.teamId);
  return Object.assign(story, {
    edge,
    workspace: edge.workspace,
    slack: edge.slack,
    restart: async () => {
      await story.slack.stop();
      story.dies = null;
      story.slack = await startSlack(edge.config, edge.deps, RHYTHM);
      edge.connectTo(story.slack);
    },
    stop: async () => {
      await story.slack.stop();
      await edge.workspace.stop();
      await jobs.stop();
      await db.close();
    },
  });
}

/** Gives everyone their role; Jonas gets none. */
export async function letIn(db: Database, teamId: string): Promise<void> {
  const actor = { type: 'system', name: 'start' } as const;
  const names = new Map([
    [MAYA, 'Maya'],
    [ADAEZE, 'Adaeze'],
  ]);
  for (const [userId, role] of ROLES) {
    const member = { teamId, userId, name: names.get(userId) ?? null, roles: [role] };
    await grant(db, { actor, member, now: MORNING });
  }
}

/** The message in #ops that holds a finding's buttons, or undefined while there is none. */
export function cardOf({ workspace }: Story, findingId: string): Message | undefined {
  return workspace.messages(OPS).find(({ blocks }) => JSON.stringify(blocks ?? []).includes(findingId));
}

/** Waits until a finding's card says something. */
export async function cardSays(story: Story, findingId: string, words: RegExp): Promise<Message> {
  const look = () => {
    const card = cardOf(story, findingId);
    return card && words.test(`${card.text}\n${JSON.stringify(card.blocks)}`) && card;
  };
  return story.workspace.until(look).catch(() => {
    throw new Error(`The card does not say ${words}, but: ${JSON.stringify(cardOf(story, findingId))}`);
  });
}

/** Presses a button of a finding's card, or chooses `input` in its menu. */
export function press(story: Story, user: string, findingId: string, actionId: string, input?: string) {
  const card = cardOf(story, findingId);
  if (!card) throw new Error(`There is no card of ${findingId}.`);
  return story.workspace.click(user, { channel: OPS, ts: card.ts }, { actionId, input });
}

/** Waits for the next private word to someone that matches. */
export async function told({ workspace }: Story, user: string, words: RegExp): Promise<string> {
  const { text } = await workspace.until(() =>
    workspace.ephemerals(user).find((one) => words.test(one.text)),
  );
  return text;
}

/** Every call that the workspace answered with an error. */
export function complaints({ workspace }: Story): unknown[] {
  return workspace.calls
    .filter(({ answer }) => answer.ok !== true)
    .map(({ method, answer, args }) => ({ method, answer, args }));
}
