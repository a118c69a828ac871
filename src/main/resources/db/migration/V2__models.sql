-- Model definitions. The definition is JSON: it is always read whole, and only searched by name and age.
create table models (
    id         varchar(36)              not null primary key,
    name       varchar(200),
    definition text                     not null,
    owner      varchar(100)             not null,
    created_at timestamp with time zone not null
);

create index models_by_age on models (created_at desc, id desc);
