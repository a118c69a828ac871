-- Many runs for one question. The request is as it was posted, with datasets by their ids; the plan says what each run varies.
create table experiments (
    id           varchar(36)              not null primary key,
    owner        varchar(100)             not null,
    name         varchar(400),
    request      text                     not null,
    plan         text                     not null,
    cancelled_at timestamp with time zone,
    created_at   timestamp with time zone not null
);

create index experiments_by_age on experiments (created_at, id);

-- The experiment that ordered a run, the run's place in it, and its share of the work; null where it was asked for alone.
alter table runs add column experiment_id varchar(36) references experiments (id);
alter table runs add column experiment_number integer;
alter table runs add column multiply_adds double precision;

create index runs_by_experiment on runs (experiment_id, experiment_number);
