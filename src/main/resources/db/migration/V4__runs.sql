create table runs (
    id                  varchar(36)              not null primary key,
    owner               varchar(100)             not null,
    name                varchar(400),
    request             text                     not null,
    definition          text                     not null,
    dataset_id          varchar(36)              not null,
    model_id            varchar(36),
    epochs              integer                  not null,
    state               varchar(20)              not null,
    wish                varchar(20),
    attempt             integer                  not null,
    fruitless_attempts  integer                  not null,
    epoch               integer                  not null,
    samples_per_second  double precision,
    heard_at            timestamp with time zone,
    train_loss          double precision,
    validation_loss     double precision,
    test_loss           double precision,
    train_accuracy      double precision,
    validation_accuracy double precision,
    test_accuracy       double precision,
    test_rmse           double precision,
    test_mae            double precision,
    test_r2             double precision,
    parameters          bigint,
    epochs_run          integer,
    updates             bigint,
    best_epoch          integer,
    penalty             double precision,
    gradient_norm       double precision,
    weights_sha256      varchar(64),
    stop_reason         varchar(20),
    diverged_epoch      integer,
    diverged_batch      integer,
    diverged_layer      integer,
    failure_code        varchar(40),
    failure_message     varchar(2000),
    created_at          timestamp with time zone not null,
    started_at          timestamp with time zone,
    finished_at         timestamp with time zone
);

create index runs_by_state on runs (state, created_at);
create index runs_by_dataset on runs (dataset_id);
create index runs_by_model on runs (model_id);

create table run_tags (
    run_id varchar(36)  not null references runs (id) on delete cascade,
    tag    varchar(400) not null,
    primary key (run_id, tag)
);

create index run_tags_by_tag on run_tags (tag);

create table epochs (
    run_id              varchar(36)      not null references runs (id) on delete cascade,
    epoch               integer          not null,
    train_loss          double precision,
    validation_loss     double precision,
    train_accuracy      double precision,
    validation_accuracy double precision,
    penalty             double precision,
    gradient_norm       double precision,
    learning_rate       double precision not null,
    millis              bigint           not null,
    primary key (run_id, epoch)
);

create table checkpoints (
    id         varchar(36)              not null primary key,
    run_id     varchar(36)              not null references runs (id) on delete cascade,
    epoch      integer                  not null,
    kind       varchar(20)              not null,
    loss       double precision,
    bytes      bigint                   not null,
    sha256     varchar(64)              not null,
    created_at timestamp with time zone not null
);

create index checkpoints_by_run on checkpoints (run_id, created_at);

create table checkpoint_chunks (
    checkpoint_id varchar(36) not null references checkpoints (id) on delete cascade,
    part          integer     not null,
    data          bytea       not null,
    primary key (checkpoint_id, part)
);
