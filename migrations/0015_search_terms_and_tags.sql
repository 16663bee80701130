-- What people typed before they saw an ad, and what a helpdesk calls a ticket. Owner room: sources.
create table search_term (
  search_term_id text primary key,
  campaign_id    text not null,
  ad_group       text,
  text           text not null,
  match_type     text,
  status         text,
  extra          jsonb,
  source         text not null,
  import_id      bigint references import_file
);

alter table ad_stat drop constraint ad_stat_entity_kind_check;
alter table ad_stat add constraint ad_stat_entity_kind_check
  check (entity_kind in ('keyword', 'campaign', 'search_term'));

alter table ticket add column tags text;
