//! The terminal's program: keeps a window open for one visit after the other, plays a rehearsal, draws the gallery, or
//! shows a catalogue while it is written. See `roof`.

mod roof;

use std::process::ExitCode;

use clap::Parser as _;

use roof::args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    roof::log::start();
    let ended = match (&args.command, &args.face) {
        (Some(Command::Rehearse(rehearse)), _) => roof::rehearsal::play(&args, rehearse),
        (Some(Command::Gallery(gallery)), _) => roof::gallery::hang(&args, gallery),
        (Some(Command::Preview(preview)), _) => roof::preview::show(&args, preview),
        (None, Some(kind)) => roof::face::show(&args, kind),
        (None, None) => roof::supervisor::serve(&args),
    };
    ended.unwrap_or_else(|error| {
        roof::log::say_error(&error);
        ExitCode::FAILURE
    })
}
