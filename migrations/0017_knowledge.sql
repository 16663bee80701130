-- ask: what people wrote down, in passages that can be found by meaning and by word, and what was asked.
create extension if not exists vector;

create table knowledge_document (
  id               text primary key,
  -- The folder it was read from, or "capture" for what people saved in Slack.
  source           text not null,
  path             text not null,
  title            text not null,
  owner            text,
  topics           text[] not null default '{}',
  review_by        date,
  valid_from       date,
  valid_until      date,
  applies_skus     text[] not null default '{}',
  applies_suppliers text[] not null default '{}',
  supersedes       text,
  body             text not null,
  hash             text not null,
  -- The model whose vectors its passages carry.
  embedded_by      text not null,
  version          integer not null default 1,
  saved_by         jsonb,
  updated_at       timestamptz not null,
  unique (source, path)
);

create index knowledge_document_by_superseded on knowledge_document (supersedes) where supersedes is not null;

-- Every state that a saved document has had; the newest is what stands, and a deletion is one without a body.
create table knowledge_version (
  document_id text not null,
  version     integer not null,
  document    jsonb,
  saved_by    jsonb not null,
  saved_at    timestamptz not null,
  primary key (document_id, version)
);

create table knowledge_passage (
  id          bigint generated always as identity primary key,
  document_id text not null references knowledge_document on delete cascade,
  ordinal     integer not null,
  -- The headings above it, the document's title first.
  heading     text not null,
  text        text not null,
  topics      text not null default '',
  -- SKUs, orders and the like that it names, in capitals.
  identifiers text[] not null default '{}',
  embedding   vector(512) not null,
  words       tsvector not null generated always as
                (setweight(to_tsvector('english', heading), 'A') || setweight(to_tsvector('english', text || ' ' || topics), 'B')) stored,
  unique (document_id, ordinal)
);
-- A vector is just too long to stay in its row by itself, and is read with it each time.
alter table knowledge_passage alter column embedding set storage plain;
create index knowledge_passage_by_meaning on knowledge_passage using hnsw (embedding vector_cosine_ops);
create index knowledge_passage_by_word on knowledge_passage using gin (words);
create index knowledge_passage_by_identifier on knowledge_passage using gin (identifiers);

-- In how many passages a word stem occurs, counted again whenever passages change: rare words tell more. The empty
-- word stands for all passages.
create table knowledge_word (
  word     text primary key,
  passages integer not null
);

-- Vectors of texts that are asked for again and again.
create table embedding_cache (
  model     text not null,
  hash      text not null,
  embedding vector(512) not null,
  primary key (model, hash)
);

create table question (
  id        text primary key,
  seq       bigint generated always as identity,
  at        timestamptz not null,
  asked_by  jsonb not null,
  -- What a follow-up refers to: the conversation it stands in.
  thread    text,
  text      text not null,
  status    text not null check (status in ('answered', 'unknown', 'refused', 'clarify')),
  intent    text,
  -- What the answer was about, for "that one" and "its supplier".
  subjects  jsonb not null default '[]',
  answer    text not null,
  sources   jsonb not null default '[]',
  rating    smallint check (rating in (-1, 1)),
  rated_by  jsonb,
  embedding vector(512)
);
create index question_by_thread on question (thread, seq desc) where thread is not null;
create index question_by_time on question (at);
