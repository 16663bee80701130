-- learn: past nights lived again in shadow. A replay is known by what it was asked, so that one that was interrupted
-- goes on where it stood.
create table replay (
  id          text primary key,
  from_day    date not null,
  to_day      date not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  -- What it came to when it was finished.
  report      jsonb
);

create table replay_night (
  replay_id text not null references replay on delete cascade,
  day       date not null,
  -- What the watchers saw, without its evidence: enough to go on from.
  seen      jsonb not null,
  evaluated text[] not null,
  -- What would have been said and drafted.
  said      jsonb not null,
  primary key (replay_id, day)
);
