-- How many times a run was queued. Jobs of before carry no turn, which is read as 0.
alter table runs add column turn integer default 0 not null;
