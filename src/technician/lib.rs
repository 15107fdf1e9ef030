//! The commands of `guichetctl` as functions that return reports: what a technician can ask of a terminal and a catalogue.
//! It prints nothing and ends no process; each report says itself as text and as JSON.

mod audit;
mod bench;
mod catalogue;
mod determine;
mod difference;
mod error;
mod figures;
mod gateway;
mod identity;
mod jobs;
mod pages;
mod parts;
mod pin;
mod ports;
mod printer;
mod profiles;
mod queue;
mod replay;
mod selftest;
mod simulate;
mod simulator;
mod speech;
mod status;
mod terminal;
mod ways;

#[cfg(test)]
mod tests;

pub use devices::printer::simulated;

pub use audit::{Audit, verify};
pub use bench::{Bench, bench};
pub use catalogue::{Checked, Counts, Coverage, Licences, Mistake, Share, check};
pub use determine::{Determined, determine};
pub use difference::{Became, Change, Difference, difference};
pub use error::Error;
pub use figures::{PrinterFigures, RATES, ReceiptFigures, TimeAt, printer_figures};
pub use gateway::{AgencyTest, Gateway, KeyTested, Means, agency_test, door};
pub use identity::{Identity, KEY_FILE, identity};
pub use jobs::{PrinterCleared, PrinterJob, PrinterJobs, TrailLine, printer_clear, printer_jobs};
pub use pin::{Door, pin_line, set_pin, unlock};
pub use ports::{Port, Ports, ports};
pub use printer::{PrinterStatus, PrinterTest, printer_status, printer_test};
pub use profiles::{PrinterProfile, PrinterProfiles, printer_profiles};
pub use queue::stick::{Carried, Exported, Imported, queue_carry, queue_export, queue_import};
pub use queue::why::{Reason, Why, queue_why};
pub use queue::{Queue, Released, Waiting, queue, queue_release};
pub use replay::{Differing, Replayed, replay};
pub use selftest::{OnPaper, SelfTest, Tested, selftest};
pub use simulate::{Capacity, Entries, Entry, Pace, Simulation, Surroundings, entries, simulate_fleet};
pub use simulator::{SimulatorOrder, simulate};
pub use speech::{Sound, SpeechOrder, SpeechTest, SpokenSample, speech_output, speech_test};
pub use status::{Part, Service, Status, status};
pub use terminal::{STORE_FILE, Terminal};
pub use ways::{Length, LongestWay, Ways, WaysOf, ways};

/// What every command gives back.
pub trait Report: serde::Serialize + std::fmt::Display {
    /// Whether nothing is left for somebody to mend; it decides the exit code.
    fn is_well(&self) -> bool;
}

/// Version of the reports' JSON.
const FORMAT: u32 = 1;
