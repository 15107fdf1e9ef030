-- Which start of the machine and of the program was seen last, and how often the program was started anew since the machine
-- was. It stood among the cursors before, which say how far a list was read.

create table starts (
    one     integer primary key check (one = 1),
    machine text not null,
    program integer not null,
    anew    integer not null check (anew >= 0)
);

delete from cursor where name in ('machine started', 'program started', 'starts of the program');
