//! Stories of the line between terminal and gateway. A table answers in the gateway's place; the store is a real one.

mod amendments;
mod answers;
mod enquiries;
mod errands;
mod heartbeats;
mod kiosk;
mod line;
mod proxy;
mod rounds;
mod store;
mod told;
