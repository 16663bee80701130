-- learn: what came of each recommendation that was carried out or turned down, looked at once its horizon is over.
create table outcome (
  action_id   text primary key references action,
  finding_id  text not null references finding,
  decided     text not null check (decided in ('executed', 'declined')),
  decided_on  date not null,
  due_on      date not null,
  measured_at timestamptz not null,
  -- Whether what was warned of came about; null where the data cannot tell, or not with yes or no.
  happened    boolean,
  -- What the data shows; null where it shows nothing.
  figures     jsonb,
  summary     text not null
);
create index outcome_by_time on outcome (measured_at);
