-- ask: what is asked of someone who leaves, one question at a time. Owner room: ask.
create table handover (
  id         text primary key,
  team_id    text not null,
  user_id    text not null,
  -- As documents name them.
  person     text not null,
  -- Conversations: theirs, and that of whoever gets the summary.
  asked_in   text not null,
  told_in    text not null,
  started_by jsonb not null,
  started_at timestamptz not null,
  state      text not null default 'open' check (state in ('open', 'stopped', 'done')),
  -- Moves with every change that people see.
  version    integer not null default 1,
  -- How often it was begun or gone on with.
  round      integer not null default 1,
  ended_by   jsonb,
  ended_at   timestamptz,
  unique (team_id, user_id)
);

create table handover_question (
  handover_id text not null references handover,
  ordinal     integer not null,
  -- What it asks about, so that it is asked once: "gap:…", "supplier:…".
  key         text not null,
  question    text not null,
  because     text not null,
  title       text not null,
  topics      text not null,
  state       text not null default 'open' check (state in ('open', 'answered', 'skipped')),
  -- The document that the answer became.
  document_id text,
  settled_at  timestamptz,
  primary key (handover_id, ordinal),
  unique (handover_id, key)
);
