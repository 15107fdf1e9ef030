-- A print job's trail: what was sent and answered, and how it ended. The bytes themselves are not kept, because they hold the
-- code that opens the receipt; nor is their hash, by which that code could be guessed: it is sealed under the code itself.
-- Papers other than receipts have no reference. `run` counts the starts of the program: an answer of the printer is believed
-- only by the run that asked. `cleared_at` is when nothing of the job could be in the printer any more. Times are
-- milliseconds since 1970, UTC.

create table print_job_with_trail (
    id          integer primary key autoincrement,
    sheet       text not null check (sheet in ('receipt', 'slip')),
    reference   text references receipt (reference) on delete cascade,
    copy        integer not null check (copy >= 1),
    outcome     text not null check (outcome in ('underway', 'printed', 'unknown', 'failed')),
    evidence    text check (evidence in ('process-id', 'queued-status', 'late-process-id')),
    why         text,
    parts       integer not null default 0,
    confirmed   integer not null default 0,
    bytes       integer,
    sealed_hash blob,
    id_sent     integer,
    id_seen     integer,
    run         integer not null,
    started_at  integer not null,
    ended_at    integer,
    cleared_at  integer,
    unique (reference, copy),
    check ((sheet = 'receipt') = (reference is not null)),
    check ((outcome = 'underway') = (ended_at is null)),
    check (evidence is null or outcome = 'printed')
);

insert into print_job_with_trail
    (id, sheet, reference, copy, outcome, confirmed, run, started_at, ended_at, cleared_at)
select id, 'receipt', reference, copy, outcome, confirmed, 0, started_at, ended_at, ended_at from print_job;

drop table print_job;
alter table print_job_with_trail rename to print_job;

create table print_trail (
    job  integer not null references print_job (id) on delete cascade,
    seq  integer not null check (seq >= 1),
    at   integer not null,
    says text not null,
    primary key (job, seq)
) without rowid;
