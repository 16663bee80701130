-- decide: the instant whose figures a proposal rests on. A night that drafts it again refreshes it, so that a guard
-- asks what has changed since those figures and not since the first of many drafts. Null: since it was created.
alter table action add column drafted_at timestamptz;
