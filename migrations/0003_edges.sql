-- What the edges and the schedule remember, so that a restart or a second process repeats nothing.

-- slack: each click, command and event, recorded before it is accepted; the key is Slack's own identity of it
create table slack_receipt (
  key         text primary key,
  kind        text not null,
  team_id     text,
  user_id     text,
  payload     jsonb not null,
  received_at timestamptz not null,
  lease_until timestamptz not null,
  attempts    integer not null default 1,
  handled_at  timestamptz,
  outcome     text
);
create index slack_receipt_unhandled on slack_receipt (lease_until) where handled_at is null;

-- slack: one card per finding, channel and open period; shown where ts is set, stale where wanted <> shown
create table card (
  id             text primary key,
  kind           text not null,
  subject        text not null,
  channel        text not null,
  -- the card in whose thread this one stands; it is posted first
  parent         text references card,
  ts             text,
  thread_ts      text,
  wanted_version integer not null default 1,
  shown_version  integer not null default 0,
  shown_hash     text,
  state          text not null default 'wanted',
  attempts       integer not null default 0,
  next_attempt_at timestamptz,
  error          text,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  unique (kind, subject, channel)
);
create index card_stale on card (next_attempt_at) where wanted_version <> shown_version;

-- platform: which scheduled slot has run; the ledger decides, the ticks only ask
create table job_run (
  job         text not null,
  slot        text not null,
  state       text not null check (state in ('running', 'done', 'failed', 'skipped')),
  attempts    integer not null default 1,
  due_at      timestamptz not null,
  started_at  timestamptz not null,
  lease_until timestamptz not null,
  finished_at timestamptz,
  note        text,
  primary key (job, slot)
);

-- brief: where and when each channel gets its briefing
create table channel_setting (
  channel      text primary key,
  time_zone    text not null,
  briefing_at  text not null default '07:30',
  quiet_from   text,
  quiet_to     text,
  purpose      text not null default 'briefing',
  updated_at   timestamptz not null
);

-- sample: the sample shop's own platform, so that an approval visibly changes something and can be undone
create table sample_platform_state (
  kind       text not null,
  id         text not null,
  state      jsonb not null,
  version    integer not null default 1,
  request_key text,
  updated_at timestamptz not null,
  primary key (kind, id)
);
