-- The epoch after which a resumed run pauses again; null when it goes on to its end.
alter table runs add column pause_after integer;
