-- Since when nothing has got through a lane: the first failure of those that nothing interrupted. Lanes that failed before
-- this column was there do not know. Milliseconds since 1970, UTC.

alter table lane add column failing_since integer;
