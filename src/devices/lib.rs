//! The machines at hand: the receipt printer over a serial line or the network, its simulation, speech, the application
//! as a PDF and a printer for it, and QR codes. It knows no screen, store, gateway or catalogue, and no personal value
//! leaves it in an error.

pub mod documents;
pub mod fonts;
pub mod page_printer;
pub mod pdf;
pub mod port;
pub mod printer;
pub mod qr;
pub mod scanner;
pub mod scribe;
pub mod signal;
pub mod speech;

mod programs;

pub use port::{Port, PortError, ports};
pub use printer::simulated;
pub use printer::{Connection, Fault, Handle, Outcome, Printer, Progress, Status, open};
pub use qr::{Repair, qr};
