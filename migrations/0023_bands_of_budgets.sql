-- The band of a change to an ad budget is that of the daily budget it moves, no more that of no cash. What was switched
-- off stays off in each band; what was trusted to act alone is asked again, since it was never trusted by its size.
insert into autonomy_setting (kind, band, level, reason, set_by, set_at)
select newest.kind, b.band, 'off', newest.reason, newest.set_by, newest.set_at
  from (select distinct on (kind) kind, level, reason, set_by, set_at
          from autonomy_setting where kind in ('set_campaign_budget', 'reallocate_budget') and band = 'none'
         order by kind, id desc) newest
 cross join (values ('small'), ('medium'), ('large')) as b (band)
 where newest.level = 'off';
