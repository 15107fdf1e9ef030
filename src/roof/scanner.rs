//! Starts the scanner that the settings name. One that is not there yet is waited for, and is taken when it comes.

use std::sync::mpsc::Sender;

use anyhow::Context as _;
use devices::scanner::Scanner;
use terminal::app::Message;
use terminal::hands;

/// The scanner at work; nothing where codes are typed.
pub(crate) fn choose(scanner: &settings::Scanner, replies: Sender<Message>) -> anyhow::Result<Option<Scanner>> {
    match scanner {
        settings::Scanner::Off => Ok(None),
        settings::Scanner::Serial { port, baud } => Scanner::open(port, *baud, hands::heard(replies))
            .context("the program cannot start the scanner's thread")
            .map(Some),
    }
}
