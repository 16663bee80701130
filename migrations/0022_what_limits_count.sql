-- what limits count: not how many actions, but how many things they change, and what a budget was before the first of
-- several changes.

alter table action_usage
  -- Order of counting: `at` moves on when an action is let through again.
  add column seq bigint generated always as identity,
  -- Tickets, keywords, shipments, campaigns and the like that it changes.
  add column touched integer not null default 1,
  -- The daily budgets that it moves: campaign, from and to in minor units.
  add column budgets jsonb not null default '[]';
