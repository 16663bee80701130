-- The life of a finding, from what was seen to what was done. Each table has one owner room.

-- findings
create table finding (
  id              text primary key,
  fingerprint     text not null unique,
  kind            text not null,
  subject_type    text not null,
  subject_id      text not null,
  severity        text not null check (severity in ('info', 'warning', 'critical')),
  headline        text not null,
  evidence        jsonb not null,
  stake_minor     bigint,
  stake_currency  text,
  deadline        date,
  state           text not null check (state in ('open', 'snoozed', 'resolved')),
  version         integer not null default 1,
  period          integer not null default 1,
  missed_runs     integer not null default 0,
  opened_at       timestamptz not null,
  last_seen_at    timestamptz not null,
  resolved_at     timestamptz,
  snoozed_until   timestamptz,
  snoozed_until_change boolean not null default false
);
create index finding_open on finding (kind) where state <> 'resolved';

-- advise: why, and what if nothing is done; the actions themselves are in `action`
create table recommendation (
  finding_id text primary key references finding,
  if_nothing text not null,
  because    jsonb not null,
  drafted_at timestamptz not null
);

-- decide
create table action (
  id             text primary key,
  finding_id     text not null references finding,
  kind           text not null,
  slot           text not null,
  period         integer not null,
  ordinal        integer not null,
  revision       integer not null default 1,
  params         jsonb not null,
  params_hash    text not null,
  label          text not null,
  summary        text not null,
  cost_minor     bigint,
  cost_currency  text,
  effect         jsonb,
  deadline       date,
  state          text not null check (state in ('proposed', 'approved', 'executing', 'done', 'failed', 'unknown',
                   'refused', 'undoing', 'undone', 'rejected', 'superseded', 'expired')),
  edited         boolean not null default false,
  decided_by     jsonb,
  decided_at     timestamptz,
  outcome        text,
  undoable       boolean not null default false,
  expires_at     timestamptz,
  created_at     timestamptz not null,
  updated_at     timestamptz not null
);
create unique index action_live_slot on action (finding_id, kind, slot) where state = 'proposed';
create index action_by_finding on action (finding_id, period);
create index action_by_state on action (state) where state in ('proposed', 'approved', 'executing', 'undoing', 'unknown');

create table decision (
  id             text primary key,
  verb           text not null,
  finding_id     text not null references finding,
  action_id      text references action,
  revision       integer,
  params_hash    text,
  actor          jsonb not null,
  reason         text,
  policy_version text not null,
  at             timestamptz not null
);
create index decision_by_finding on decision (finding_id);

create table member (
  team_id  text not null,
  user_id  text not null,
  name     text,
  roles    text[] not null default '{}',
  added_by jsonb not null,
  added_at timestamptz not null,
  primary key (team_id, user_id)
);

-- act: one row per attempt to change the world; its key makes the effect single
create table execution (
  id              text primary key,
  action_id       text not null references action,
  purpose         text not null check (purpose in ('do', 'undo')),
  idempotency_key text not null unique,
  adapter         text not null,
  state           text not null check (state in ('queued', 'running', 'done', 'failed', 'unknown', 'refused')),
  attempts        integer not null default 0,
  lease_until     timestamptz,
  state_before    jsonb,
  state_after     jsonb,
  receipt         jsonb,
  error           text,
  created_at      timestamptz not null,
  finished_at     timestamptz
);
create index execution_by_action on execution (action_id);

-- trace: append-only, chained by hash; neither updates nor deletes are possible
create table trace (
  seq        bigint generated always as identity primary key,
  at         timestamptz not null,
  kind       text not null,
  finding_id text,
  action_id  text,
  actor      jsonb not null,
  summary    text not null,
  data       jsonb not null,
  prev_hash  text not null,
  hash       text not null unique
);
create index trace_by_finding on trace (finding_id, seq);

create function trace_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the trace is append-only';
end $$;
create trigger trace_no_change before update or delete or truncate on trace
  for each statement execute function trace_is_append_only();

-- watch: thresholds that people set; history stays
create table threshold_setting (
  id       bigint generated always as identity primary key,
  kind     text not null,
  scope    text not null default '*',
  key      text not null,
  value    jsonb,
  set_by   jsonb not null,
  set_at   timestamptz not null
);
create index threshold_current on threshold_setting (kind, scope, key, id desc);

-- context: what the agents know together
create table context_fact (
  id          bigint generated always as identity primary key,
  kind        text not null,
  subject_type text not null,
  subject_id  text not null,
  value       jsonb not null,
  confidence  double precision not null check (confidence between 0 and 1),
  provenance  jsonb not null,
  valid_from  timestamptz not null,
  expires_at  timestamptz
);
create index context_current on context_fact (kind, subject_type, subject_id, id desc);
