-- told alone: which digest of a channel tells each act that nobody was asked about; what has no row there is still to be told.
create table told_alone (
  channel   text not null,
  action_id text not null references action,
  -- The subject of the digest's card.
  card      text not null,
  told_at   timestamptz not null,
  primary key (channel, action_id)
);
create index told_alone_by_card on told_alone (channel, card);

-- What the digests that stand have told.
insert into told_alone (channel, action_id, card, told_at)
select c.channel, a.id, c.subject, c.created_at
  from card c
  left join channel_setting s on s.channel = c.channel
  join action a on a.decided_by->>'type' = 'system' and a.decided_by->>'name' = 'autonomy'
   and (a.decided_at at time zone coalesce(s.time_zone, 'UTC'))::date::text = c.subject
 where c.kind = 'alone_day';
