-- What terminals tell of their places: that staff are wanted there, and how often each face was pressed on a day.
-- Nothing of a citizen is here, and nothing here is older than its use.

create table staff_call (
    terminal text not null,
    call text not null,
    state text not null check (state in ('calling', 'cancelled')),
    made_at text not null,
    arrived_at text not null,
    primary key (terminal, call)
) strict;

create table feedback (
    terminal text not null,
    day text not null,
    occasion text not null check (occasion in ('submitted', 'other')),
    face text not null check (face in ('good', 'fair', 'poor')),
    count integer not null check (count >= 1),
    primary key (terminal, day, occasion, face)
) strict;
