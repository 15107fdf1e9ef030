-- The inbox on PostgreSQL. Rows are added and never changed, but for what waits for its manifest, the heads that numbers
-- are taken from, and the latest that a terminal told of itself. Several gateways share it.

create table submission (
    sid uuid primary key,
    agency text collate "C" not null,
    seq bigint not null,
    terminal text collate "C" not null,
    terminal_key text not null,
    manifest_sha256 text collate "C" not null,
    manifest text not null,
    receipt text not null,
    received_at timestamptz not null,
    unique (agency, seq)
);
-- What is signed does not get smaller.
alter table submission alter column manifest set storage external;
alter table submission alter column receipt set storage external;

-- The number is taken here and not from a sequence: whoever takes one holds the row until COMMIT, so a reader with a
-- cursor never steps over a row that commits late, and a number that was given back is not missing.
create table agency_head (
    agency text collate "C" primary key,
    seq bigint not null
) with (fillfactor = 50);

-- Parts that no manifest has named yet.
create table waiting (
    sid uuid not null,
    n smallint not null,
    sha256 text collate "C" not null,
    bytes bigint not null,
    arrived_at timestamptz not null,
    primary key (sid, n, sha256)
);
create index waiting_since on waiting (arrived_at);

-- The parts as the manifest names them; arrived_at says in which month's bodies they are.
create table submission_part (
    sid uuid not null references submission (sid),
    n smallint not null,
    media_type text not null,
    bytes bigint not null,
    sha256 text collate "C" not null,
    arrived_at timestamptz not null,
    primary key (sid, n)
);

-- The bodies, a table for each month; those of old months may be put elsewhere by the operator. Where body is null the
-- content is in the folder of large parts. Sealed bytes do not get smaller.
create table part (
    sid uuid not null,
    n smallint not null,
    sha256 text collate "C" not null,
    body bytea,
    arrived_at timestamptz not null,
    primary key (sid, n, sha256, arrived_at)
) partition by range (arrived_at);
alter table part alter column body set storage external;
create index part_in_file on part (sha256) where body is null;

-- The head of a terminal's audit chain at each number it vouched for; two heads for one number mean a rolled-back disk.
create table audit_pair (
    terminal text collate "C" not null,
    seq bigint not null,
    head text collate "C" not null,
    primary key (terminal, seq)
);

-- What agencies say about a submission, in the order in which its terminal hears of it: their one final receipt and
-- then any number of status events. The cursor is taken like an agency's number.
create table tidings_head (
    terminal text collate "C" primary key,
    cursor bigint not null
) with (fillfactor = 50);
create table tidings (
    terminal text collate "C" not null,
    cursor bigint not null,
    sid uuid not null references submission (sid),
    kind text not null check (kind in ('accepted', 'rejected', 'event')),
    n bigint not null,
    jws text not null,
    arrived_at timestamptz not null,
    primary key (terminal, cursor)
);
create unique index tidings_receipt on tidings (sid) where kind <> 'event';
create unique index tidings_event on tidings (sid, n) where kind = 'event';

-- The latest that each terminal told of itself, and the highest number of its audit chain that it ever told.
create table terminal_head (
    terminal text collate "C" primary key,
    audit_seq bigint not null,
    audit_head text not null,
    body text not null,
    last_seen timestamptz not null
) with (fillfactor = 50);

-- By what a citizen finds an application again at any terminal: the reference on the receipt and the hash of what its
-- check code gives. The code itself never comes here, and nothing here opens anything.
create table receipt_claim (
    sid uuid primary key references submission (sid),
    reference text collate "C" not null,
    status_key text collate "C" not null
);
create index receipt_claim_of on receipt_claim (reference, status_key);

-- Tries that found nothing; kept as long as they count and on disk before they are answered.
create table attempt (
    id bigint generated always as identity primary key,
    terminal text collate "C" not null,
    reference text collate "C" not null,
    at timestamptz not null
);
create index attempt_at on attempt (at);

-- What terminals tell of their places: that staff are wanted there, and how often each face was pressed on a day.
create table staff_call (
    terminal text collate "C" not null,
    call text collate "C" not null,
    state text not null check (state in ('calling', 'cancelled')),
    made_at timestamptz not null,
    arrived_at timestamptz not null,
    primary key (terminal, call)
);
create table feedback (
    terminal text collate "C" not null,
    day date not null,
    occasion text collate "C" not null check (occasion in ('submitted', 'other')),
    face text collate "C" not null check (face in ('good', 'fair', 'poor')),
    count bigint not null check (count >= 1),
    primary key (terminal, day, occasion, face)
);
