-- What terminals delivered and what agencies answered. Rows are added and never changed, but for the mark that a part
-- belongs to a committed submission.

create table submission (
    sid text primary key,
    agency text not null,
    seq integer not null,
    terminal text not null,
    terminal_key text not null,
    manifest_sha256 text not null,
    manifest text not null,
    receipt text not null,
    received_at text not null,
    unique (agency, seq)
) strict;

-- The parts as the manifest names them.
create table submission_part (
    sid text not null references submission (sid),
    n integer not null,
    media_type text not null,
    bytes integer not null,
    sha256 text not null,
    primary key (sid, n)
) strict;

-- The parts as they arrived; equal content under two numbers is legal.
create table part (
    id integer primary key,
    sid text not null,
    n integer not null,
    sha256 text not null,
    bytes integer not null,
    state text not null check (state in ('waiting', 'committed')),
    arrived_at text not null,
    unique (sid, n, sha256)
) strict;
create index part_waiting on part (arrived_at, bytes) where state = 'waiting';

create table part_body (
    id integer primary key references part (id) on delete cascade,
    body blob not null
) strict;

-- The number is taken here and not from a sequence: a reader with a cursor must never step over a row that commits late.
create table agency_head (
    agency text primary key,
    seq integer not null
) strict;

-- The head of a terminal's audit chain at each number it vouched for; two heads for one number mean a rolled-back disk.
create table audit_pair (
    terminal text not null,
    seq integer not null,
    head text not null,
    primary key (terminal, seq)
) strict;

create table receipt (
    cursor integer primary key autoincrement,
    sid text not null unique references submission (sid),
    terminal text not null,
    level text not null check (level in ('accepted', 'rejected')),
    jws text not null,
    arrived_at text not null
) strict;
create index receipt_of_terminal on receipt (terminal, cursor);
