-- What agencies say about a submission, in the order in which its terminal hears of it: their one final receipt and
-- then any number of status events. One cursor counts both. Earlier receipts keep their places.

create table tidings (
    cursor integer primary key autoincrement,
    terminal text not null,
    sid text not null references submission (sid),
    kind text not null check (kind in ('accepted', 'rejected', 'event')),
    n integer not null,
    jws text not null,
    arrived_at text not null
) strict;
create index tidings_of_terminal on tidings (terminal, cursor);
create unique index tidings_receipt on tidings (sid) where kind <> 'event';
create unique index tidings_event on tidings (sid, n) where kind = 'event';

insert into tidings (cursor, terminal, sid, kind, n, jws, arrived_at)
    select cursor, terminal, sid, level, 0, jws, arrived_at from receipt order by cursor;
drop table receipt;

-- The latest that each terminal told of itself, and the highest number of its audit chain that it ever told.
create table terminal_head (
    terminal text primary key,
    audit_seq integer not null,
    audit_head text not null,
    body text not null,
    last_seen text not null
) strict;
