//! A terminal's and a gateway's settings: TOML text in, checked values out, every mistake at once with its line. It
//! opens the one file it is given and nothing that the file names; a setting that it lets through makes sense.

pub mod gateway;
mod problem;
mod reader;
mod terminal;

#[cfg(test)]
mod tests;

pub use problem::Problem;
pub use terminal::{Gateway, Limits, Mode, Printer, Screen, Terminal, load, read};
