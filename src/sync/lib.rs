//! How stored applications reach the gateway and how receipts come home: plan, deliver, record. Only a verified receipt
//! moves a submission on. It knows no screen and no citizen; time and chance are given to it, and nothing here sleeps
//! but the worker at the top.

pub mod answer;
pub mod backoff;
pub mod courier;
pub mod enquiry;
pub mod errands;
pub mod heartbeat;
pub mod http;
pub mod network;
pub mod order;
pub mod plan;
pub mod round;
pub mod status;
pub mod timepiece;
pub mod transport;
pub mod trust;
pub mod worker;

#[cfg(test)]
mod stories;

pub use answer::Outcome;
pub use enquiry::Enquiries;
pub use errands::{ErrandError, Errands, run_errands};
pub use heartbeat::{Heartbeats, Program, Vitals, run_heartbeats};
pub use http::{Door, HttpTransport, TransportError};
pub use plan::{Policy, Traffic, plan};
pub use round::{Dispatch, News, RoundError, RoundReport, round};
pub use timepiece::Timepiece;
pub use transport::Transport;
pub use trust::{Caller, Trust};
pub use worker::{Reins, Worker, run};

/// Tells the time; the roof owns the real one.
pub type Clock = dyn Fn() -> domain::Timestamp + Send + Sync;

/// Throws dice: gives a number from 0 up to and including the one it is given.
pub type Chance = dyn Fn(u64) -> u64 + Send + Sync;
