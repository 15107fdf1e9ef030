-- By what a citizen finds an application again at any terminal: the reference on the receipt and the hash of what its
-- check code gives. The code itself never comes here, and nothing here opens anything.

create table receipt_claim (
    sid text primary key references submission (sid),
    reference text not null,
    status_key text not null
) strict;
create index receipt_claim_of on receipt_claim (reference, status_key);

-- Tries that found nothing, in milliseconds since 1970; kept as long as they count and on disk before they are answered.
create table attempt (
    id integer primary key,
    terminal text not null,
    reference text not null,
    at integer not null
) strict;
create index attempt_at on attempt (at);
