-- findings: what one run must remember for the next. A run that is repeated is not a second miss, and a snooze "until
-- it changes" is measured against what was known when it began, so that slow worsening ends it too.
alter table finding add column missed_at timestamptz;
alter table finding add column snooze_basis jsonb;
