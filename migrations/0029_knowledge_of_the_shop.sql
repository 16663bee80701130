-- ask: the sample shop's documents leave with the first documents or rows of one's own, and stay away.
create table sample_knowledge (
  is_gone boolean primary key default true check (is_gone),
  gone_at timestamptz not null
);

-- Rules name the file that they stand in, as people know it.
create or replace view policy_in_force as
select d.id as document, d.title, d.owner, d.valid_from, d.valid_until, d.updated_at, p.key, p.value, d.path
  from knowledge_document d, jsonb_each(d.policies) p
 where not exists (
   select 1 from knowledge_document n where n.source = d.source and n.supersedes = d.path);
