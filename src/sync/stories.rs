//! Stories of the line between terminal and gateway. A table answers in the gateway's place; the store is a real one.

mod answers;
mod enquiries;
mod errands;
mod kiosk;
mod line;
mod rounds;
