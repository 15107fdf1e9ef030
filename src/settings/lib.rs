//! A terminal's and a gateway's settings: TOML text in, checked values out, every mistake at once with its line. It
//! opens the one file it is given and nothing that the file names; a setting that it lets through makes sense.

mod equipment;
pub mod gateway;
mod hours;
mod problem;
pub mod profile;
mod reader;
mod screen;
mod terminal;
pub mod terminals;

#[cfg(test)]
mod equipment_tests;
#[cfg(test)]
mod tests;

pub use equipment::{Disk, Documents, FunctionKey, Keys, Light, Listening, PagePrinter, Scanner, Speech, Staff, Stick};
pub use hours::{Hours, Opening};
pub use problem::Problem;
pub use screen::{Limits, Screen, Turn};
pub use terminal::{Gateway, Mode, Printer, Terminal, Tls, TlsIdentity, load, read};
