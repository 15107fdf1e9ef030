-- What technicians leave behind: how often a wrong PIN was tried, whether the terminal is kept for maintenance, and what
-- came of their tests. Nothing of a citizen is here. Times are milliseconds since 1970, UTC.

create table technician (
    one         integer primary key check (one = 1),
    wrong       integer not null default 0 check (wrong >= 0),
    last_at     integer,
    maintenance text not null default 'off' check (maintenance in ('off', 'on'))
);

insert into technician (one) values (1);

create table diagnostic (
    id      integer primary key autoincrement,
    test    text not null,
    verdict text not null check (verdict in ('passed', 'failed', 'unknown')),
    says    text not null,
    at      integer not null
);

create index diagnostic_test on diagnostic (test, id);
