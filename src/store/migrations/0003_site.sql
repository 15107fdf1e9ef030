-- What the terminal tells of its place. Nothing of a citizen is here: a call for staff has an id and a time, and faces are
-- counted by the day, without visit, time or language. Times are milliseconds since 1970, UTC.

-- A call waits for the gateway until it is told or has expired; one that was told stays until it is cancelled or expires.
create table staff_call (
    call       text primary key check (length(call) = 36),
    state      text not null check (state in ('calling', 'cancelled')),
    made_at    integer not null,
    expires_at integer not null,
    told       text check (told in ('calling', 'cancelled'))
);

-- `told` is how many of `count` the gateway has confirmed.
create table feedback (
    day      text not null check (length(day) = 10),
    occasion text not null check (occasion in ('submitted', 'other')),
    face     text not null check (face in ('good', 'fair', 'poor')),
    count    integer not null check (count >= 1),
    told     integer not null default 0,
    primary key (day, occasion, face)
) without rowid;
