//! The acceptance tests: one binary of stories. Each plays the house from outside, as its users meet it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a story that cannot go on has failed; the harness around it too"
)]

mod cli;
mod elsewhere;
mod harness;
mod journeys;
mod leak;
mod outages;
mod tidy;
