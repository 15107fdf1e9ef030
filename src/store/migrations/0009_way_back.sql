-- How an older program brings this store back to the format it knows: for each format that came after, the statements that
-- undo it, written by the program that brought it. Nothing that waits is lost by going back.

create table way_back (
    format integer primary key check (format > 9),
    undo   text not null
);
