//! The acceptance tests: one binary of stories. Each plays the house from outside, as its users meet it.

mod cli;
mod harness;
mod journeys;
mod leak;
mod outages;
mod tidy;
