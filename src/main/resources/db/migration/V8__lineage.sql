-- Where a run comes from: the run whose epoch it goes on from and what it changes, or the run that it trains again.
alter table runs add column parent_id varchar(36) references runs (id);
alter table runs add column fork_epoch integer;
alter table runs add column changes text;
alter table runs add column verified_id varchar(36);
alter table runs add column expected_sha256 varchar(64);

create index runs_by_parent on runs (parent_id);
create index runs_by_verified on runs (verified_id);

-- The queue's order: higher priority first, then who has waited longer.
alter table runs add column priority integer default 0 not null;
alter table runs add column queued_at timestamp with time zone;
update runs set queued_at = created_at;
