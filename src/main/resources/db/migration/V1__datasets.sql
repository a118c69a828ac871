-- Cells of datasets, stored once for all datasets with the same table, in chunks.
create table dataset_contents (
    sha256 varchar(64) not null primary key,
    bytes  bigint      not null
);

create table dataset_chunks (
    sha256 varchar(64) not null references dataset_contents (sha256),
    number integer     not null,
    length integer     not null,
    crc32c bigint      not null,
    bytes  bytea       not null,
    primary key (sha256, number)
);

create table datasets (
    id         varchar(36)              not null primary key,
    name       varchar(400)             not null,
    row_count  integer                  not null,
    sha256     varchar(64)              not null references dataset_contents (sha256),
    profile    text                     not null,
    created_at timestamp with time zone not null
);

create index datasets_by_time on datasets (created_at, id);
create index datasets_by_content on datasets (sha256);
