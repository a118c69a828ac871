-- What a training took of its machine, over all its attempts; null for runs that began before it was kept.
alter table runs add column bytes_read bigint;
alter table runs add column peak_heap_bytes bigint;
