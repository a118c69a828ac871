-- Who trained a run, from where to where, and how each attempt ended; outcome is null while it is going on.
create table attempts (
    run_id        varchar(36)              not null references runs (id) on delete cascade,
    number        integer                  not null,
    node          varchar(400)             not null,
    version       varchar(100)             not null,
    numerics      integer                  not null,
    engine        varchar(1000)            not null,
    from_epoch    integer                  not null,
    reached_epoch integer,
    outcome       varchar(20),
    began_at      timestamp with time zone not null,
    ended_at      timestamp with time zone,
    primary key (run_id, number)
);
