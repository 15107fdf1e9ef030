-- The terminal's outbox. Nothing personal stands in a plain column: what the citizen said is sealed in `envelope.body`,
-- and the receipt document names licences and fees only. Times are milliseconds since 1970, UTC.

create table terminal (
    one      integer primary key check (one = 1),
    terminal text not null
);

-- References are never given twice; a terminal that gets a new prefix counts anew.
create table counter (
    prefix text primary key,
    next   integer not null check (next >= 0)
);

create table receipt (
    reference    text primary key,
    document     blob not null,
    submitted_at integer not null
);

-- One lane for each agency, and one named `host` for the gateway itself. `seq` counts this terminal's applications to
-- the agency; `next_at` is the circuit: before it, nobody calls.
create table lane (
    name     text primary key,
    seq      integer not null default 0,
    failures integer not null default 0,
    next_at  integer not null default 0
);

create table submission (
    submission      text primary key check (length(submission) = 36),
    reference       text not null references receipt (reference),
    agency          text not null references lane (name),
    seq             integer not null,
    licences        text not null,
    state           text not null check (state in ('stored', 'custody', 'accepted', 'rejected', 'parked')),
    manifest        text not null,
    submitted_at    integer not null,
    attempts        integer not null default 0,
    failures        integer not null default 0,
    attempted_at    integer,
    next_at         integer not null,
    problem         text,
    custody_receipt text,
    agency_receipt  text,
    settled_at      integer,
    unique (agency, seq),
    check (state <> 'custody' or custody_receipt is not null),
    check ((state in ('accepted', 'rejected')) = (agency_receipt is not null)),
    check ((state in ('accepted', 'rejected')) = (settled_at is not null)),
    check (state <> 'parked' or problem is not null)
);

create index submission_reference on submission (reference);
create index submission_due on submission (agency, next_at, seq) where state = 'stored';

-- Apart from `submission`, so that the queue is read without turning over megabytes of sealed bytes.
create table envelope (
    submission text primary key references submission (submission) on delete cascade,
    body       blob not null
);

create table print_job (
    id         integer primary key autoincrement,
    reference  text not null references receipt (reference) on delete cascade,
    copy       integer not null check (copy >= 1),
    outcome    text not null check (outcome in ('underway', 'printed', 'unknown', 'failed')),
    confirmed  integer not null default 0,
    started_at integer not null,
    ended_at   integer,
    unique (reference, copy),
    check ((outcome = 'underway') = (ended_at is null))
);

create table audit (
    seq  integer primary key check (seq >= 1),
    row  text not null,
    hash blob not null check (length(hash) = 32)
);

-- Places in what others keep, such as how far the gateway's status list was read.
create table cursor (
    name  text primary key,
    place integer not null check (place >= 0)
);
