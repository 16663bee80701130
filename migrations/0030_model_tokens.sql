-- ask: what each person's questions have cost the language model on each day of the shop.
create table model_tokens (
  -- The actor's key, such as T01:U02.
  person  text not null,
  day     date not null,
  tokens  bigint not null check (tokens >= 0),
  -- When the person was told that the day's tokens are used up: once a day.
  told_at timestamptz,
  primary key (person, day)
);
