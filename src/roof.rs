//! The roof: reads settings, chooses real or simulated, starts, and turns the end into an exit code. Everything below is
//! told the time and its ids from here.

pub(crate) mod args;
pub(crate) mod backroom;
pub(crate) mod chance;
pub(crate) mod clock;
pub(crate) mod demonstration;
pub(crate) mod disk;
pub(crate) mod documents;
pub(crate) mod face;
pub(crate) mod folder;
pub(crate) mod gallery;
pub(crate) mod heartbeat;
pub(crate) mod home;
pub(crate) mod keys;
pub(crate) mod kiosk;
pub(crate) mod line;
pub(crate) mod log;
pub(crate) mod plain;
pub(crate) mod preview;
pub(crate) mod printing;
pub(crate) mod rehearsal;
pub(crate) mod report;
pub(crate) mod ring;
pub(crate) mod scanner;
pub(crate) mod script;
pub(crate) mod staff;
pub(crate) mod supervisor;
pub(crate) mod trial;
pub(crate) mod voice;
pub(crate) mod watchdog;
