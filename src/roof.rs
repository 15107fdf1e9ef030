//! The roof: reads settings, chooses real or simulated, starts, and turns the end into an exit code. Everything below is
//! told the time and its ids from here.

pub(crate) mod args;
pub(crate) mod chance;
pub(crate) mod clock;
pub(crate) mod demonstration;
pub(crate) mod folder;
pub(crate) mod keys;
pub(crate) mod kiosk;
pub(crate) mod log;
pub(crate) mod printing;
pub(crate) mod rehearsal;
pub(crate) mod report;
pub(crate) mod script;
pub(crate) mod window;
