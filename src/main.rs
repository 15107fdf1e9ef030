//! The terminal's program: opens the window, or plays a rehearsal. See `roof`.

mod roof;

use std::process::ExitCode;

use clap::Parser as _;

use roof::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    roof::log::start();
    let ended = match &args.command {
        Some(Command::Rehearse(rehearse)) => roof::rehearsal::play(&args, rehearse),
        None => roof::window::open(&args),
    };
    ended.unwrap_or_else(|error| {
        roof::log::say_error(&error);
        ExitCode::FAILURE
    })
}
