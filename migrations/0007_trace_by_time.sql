-- The briefing asks what happened since the one before.
create index trace_at on trace (at);
