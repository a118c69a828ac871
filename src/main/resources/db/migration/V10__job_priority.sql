-- Jobs of before priorities are those of runs that somebody asked for.
update scheduled_tasks set priority = 0 where priority is null;
alter table scheduled_tasks alter column priority set default 0;
