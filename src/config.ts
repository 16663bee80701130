import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Shop } from './domain/shop.ts';

const optional = z.string().optional();

const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    error: 'must be an IANA time zone such as Europe/London',
  });

const schema = z.object({
  /** A Postgres server with pgvector; unset: the embedded database in DAYBREAK_DATA_DIR. */
  DATABASE_URL: optional,
  DAYBREAK_DATA_DIR: z.string().default('.daybreak'),
  SLACK_BOT_TOKEN: optional,
  /** Present: Socket Mode. Absent with a signing secret: HTTP. */
  SLACK_APP_TOKEN: optional,
  SLACK_SIGNING_SECRET: optional,
  /** Another Slack-compatible server, for tests and the local workspace. */
  SLACK_API_URL: optional,
  /** Where briefings and alerts go: a channel id (C…) that the bot has been invited to. */
  DAYBREAK_CHANNEL: optional,
  /** Slack user ids that become admins at start, because an empty approver list means nobody. */
  DAYBREAK_ADMINS: optional.transform((ids) => ids?.split(/[\s,]+/).filter(Boolean) ?? []),
  /** When the morning briefing is posted, on the channel's wall clock. */
  DAYBREAK_BRIEFING_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 07:30')
    .default('07:30'),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: optional,
  DAYBREAK_CHAT_MODEL: optional,
  DAYBREAK_EMBEDDING_MODEL: optional,
  /** How long a model may take for one answer; a model on one's own machine may need longer. */
  DAYBREAK_MODEL_TIMEOUT_SECONDS: z.coerce.number().min(1).max(600).default(30),
  /** What one person's questions may take of the model in a day of the shop; 0: no limit. */
  DAYBREAK_MODEL_TOKENS_PER_DAY: z.coerce.number().int().min(0).default(200_000),
  DAYBREAK_TIME_ZONE: timeZone.default('UTC'),
  DAYBREAK_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
    .default('USD'),
  DAYBREAK_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  /** The local workspace's page, or Slack's HTTP requests. */
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
});

export type Config = z.output<typeof schema>;

/** Adds what the working directory's .env file says; what the environment already says wins. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Reads the environment. Throws an Error that names each wrong variable and what it must be. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable in a .env file means "not set".
  const set = Object.entries(environment).filter(([, value]) => value?.trim());
  const result = schema.safeParse(Object.fromEntries(set));
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The environment is not usable: ${problems.join('; ')}. See .env.example.`);
}

/** What the shop is until its own files or settings say otherwise. */
export function shopDefaults(config: Config): Shop {
  return {
    name: 'Your shop',
    timeZone: config.DAYBREAK_TIME_ZONE,
    currency: config.DAYBREAK_CURRENCY,
    returnWindowDays: 30,
  };
}
