-- The answer to each Idempotency-Key, stored by the transaction that created what the answer tells of.
create table idempotency (
    owner       varchar(100)             not null,
    request_key varchar(200)             not null,
    fingerprint varchar(64)              not null,
    answer      text,
    created_at  timestamp with time zone not null,
    primary key (owner, request_key)
);

create index idempotency_by_age on idempotency (created_at);
