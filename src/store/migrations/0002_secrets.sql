-- What stands behind the codes that citizens keep. No code is here: a receipt's secret leaves the hash of its stretched
-- self, a draft's code leaves the name that was derived from it. Times are milliseconds since 1970, UTC.

-- The receipt document of a reference that stands here is sealed under its secret.
create table receipt_lock (
    reference  text primary key references receipt (reference) on delete cascade,
    status_key text not null check (length(status_key) = 43),
    memory_kib integer not null check (memory_kib >= 8),
    passes     integer not null check (passes >= 1),
    lanes      integer not null check (lanes >= 1)
);

-- With what the codes of drafts are stretched; a new row for every cost ever used, and drafts name theirs.
create table draft_salt (
    id         integer primary key,
    salt       blob not null check (length(salt) = 16),
    memory_kib integer not null check (memory_kib >= 8),
    passes     integer not null check (passes >= 1),
    lanes      integer not null check (lanes >= 1),
    unique (memory_kib, passes, lanes)
);

create table draft (
    name       blob primary key check (length(name) = 16),
    salt       integer not null references draft_salt (id),
    body       blob not null,
    expires_at integer not null
) without rowid;

create index draft_expiry on draft (expires_at);

-- Tries at secrets, so that a restart does not give new ones; kept for a quarter of an hour. `subject` is a reference, or
-- `draft`.
create table attempt (
    id      integer primary key,
    subject text not null,
    at      integer not null
);

create index attempt_time on attempt (at);
