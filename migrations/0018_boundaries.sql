-- boundaries: what the documents' policies say, what Daybreak may do alone, within which limits, and whether it is stopped.

-- The fields of a document's front matter that machines obey, as they were written.
alter table knowledge_document add column policies jsonb not null default '{}';

-- What the documents that hold say, a field each; what a newer document replaces holds no more.
create view policy_in_force as
select d.id as document, d.title, d.owner, d.valid_from, d.valid_until, d.updated_at, p.key, p.value
  from knowledge_document d, jsonb_each(d.policies) p
 where not exists (
   select 1 from knowledge_document n where n.source = d.source and n.supersedes = d.path);

-- How far a kind of action in a band of value may go without being asked. The newest row of a pair holds; none is changed.
create table autonomy_setting (
  id     bigint generated always as identity primary key,
  kind   text not null,
  band   text not null check (band in ('none', 'small', 'medium', 'large')),
  level  text not null check (level in ('off', 'recommend', 'act_then_tell', 'act')),
  reason text,
  set_by jsonb not null,
  set_at timestamptz not null
);
create index autonomy_setting_newest on autonomy_setting (kind, band, id desc);

-- Limits that people set; `at_most` null puts a limit back to what the documents or the defaults say.
create table limit_setting (
  id      bigint generated always as identity primary key,
  kind    text not null,
  measure text not null,
  at_most numeric check (at_most >= 0),
  set_by  jsonb not null,
  set_at  timestamptz not null
);
create index limit_setting_newest on limit_setting (kind, measure, id desc);

-- "Stop everything" and "go on", the newest holds.
create table stop_setting (
  id      bigint generated always as identity primary key,
  stopped boolean not null,
  set_by  jsonb not null,
  set_at  timestamptz not null
);

-- What limits count: one row for each action that was let through, under the key that makes its effect single.
create table action_usage (
  execution_key text primary key,
  action_id     text not null references action,
  kind          text not null,
  alone         boolean not null,
  value_minor   bigint not null,
  -- The part of it that moves daily budgets.
  budget_minor  bigint not null,
  -- The SKUs that it touches.
  skus          text[] not null,
  at            timestamptz not null
);
create index action_usage_by_time on action_usage (at);

-- Actions that are one plan: carried out in their order, taken back in the opposite one when a step fails.
alter table action add column plan_id text, add column plan_step integer;
create index action_by_plan on action (plan_id) where plan_id is not null;

-- Trust that is offered to admins: the evidence as it stood, and what was answered.
create table promotion_offer (
  id          text primary key,
  kind        text not null,
  band        text not null,
  level       text not null,
  evidence    jsonb not null,
  offered_at  timestamptz not null,
  accepted    boolean,
  answered_by jsonb,
  answered_at timestamptz
);
create unique index promotion_offer_open on promotion_offer (kind, band) where accepted is null;
