-- Attachments, and hashes by which bytes that have rotted on the disk are known when they are read. A body over 256 KiB (and the tag of its seal) is
-- no body here but a file in the folder `parts`, called after submission, number and hash; it was durable before its row
-- was. Hashes are SHA-256; envelopes of earlier versions have none. Times are milliseconds since 1970, UTC.

create table part (
    submission text not null references submission (submission) on delete cascade,
    n          integer not null check (n between 1 and 40),
    media_type text not null,
    bytes      integer not null check (bytes >= 0),
    sha256     blob not null check (length(sha256) = 32),
    body       blob check (body is null or length(body) = bytes),
    primary key (submission, n)
);

alter table envelope add column sha256 blob check (sha256 is null or length(sha256) = 32);

-- The queue of a hundred thousand is counted and listed without turning over its manifests, and what has been kept long
-- enough is found without looking at what has not.
create index submission_open on submission (submitted_at, agency, seq, state, settled_at) where settled_at is null;
create index submission_settled on submission (settled_at) where settled_at is not null;
