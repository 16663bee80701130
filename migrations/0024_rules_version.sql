-- A decision names the version of the settings under which it was taken: levels, limits and documents' policies.

create view rules_in_force as
select left(encode(sha256(convert_to(rules::text, 'UTF8')), 'hex'), 12) as version, rules
  from (select jsonb_build_object(
    'levels', (select coalesce(jsonb_agg(l order by kind, band), '[]') from (
       select distinct on (kind, band) kind, band, level from autonomy_setting order by kind, band, id desc) l),
    'limits', (select coalesce(jsonb_agg(m order by kind, measure), '[]') from (
       select distinct on (kind, measure) kind, measure, at_most from limit_setting order by kind, measure, id desc) m
        where at_most is not null),
    'policies', (select coalesce(jsonb_agg(p order by document, key), '[]') from (
       select document, key, value, valid_from, valid_until from policy_in_force) p)) as rules) said;

-- Null: decided before versions were kept.
alter table decision add column rules_version text;
