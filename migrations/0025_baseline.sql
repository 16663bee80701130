-- learn: when Daybreak really began. The four weeks from then are what later ones are compared with; the row is written
-- once, by the first night that ran of its own day, and never changed.
create table baseline (
  only_one   boolean primary key default true check (only_one),
  started_at timestamptz not null
);

insert into baseline (started_at)
select at from (
  select coalesce((select min(started_at) from job_run where job = 'night'),
                  (select at from trace order by seq limit 1)) as at) first
 where at is not null;
