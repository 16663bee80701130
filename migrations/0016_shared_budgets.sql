-- Campaigns that draw on one budget. Owner room: sources.
alter table campaign add column shared_budget text;
