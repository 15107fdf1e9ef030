//! How the terminal's parts are: asks the printer and the disk, and turns their answers into what the standing is
//! judged by.

use std::sync::mpsc::sync_channel;
use std::time::Duration;

use devices::printer::Status;

use super::Tools;
use crate::standing::{Health, Line, Printer, Service, Store};

/// A printer that prints answers after the job; until then it is as it was.
const ANSWER_WITHIN: Duration = Duration::from_millis(1_500);

pub(super) fn of(tools: &Tools) -> Health {
    Health { service: Service::Open, store: disk(tools), printer: paper(tools), line: line(tools) }
}

fn disk(tools: &Tools) -> Store {
    match tools.store.call(|store| store.space()) {
        Ok(Ok(store::Space::Enough)) => Store::Working,
        Ok(Ok(store::Space::Low)) => Store::Full,
        Ok(Err(_)) | Err(_) => Store::Broken,
    }
}

fn paper(tools: &Tools) -> Printer {
    let (reply, answer) = sync_channel(1);
    tools.printer.status(Box::new(move |status| {
        let _ = reply.try_send(status);
    }));
    match answer.recv_timeout(ANSWER_WITHIN) {
        Ok(Status::PaperLow) => Printer::PaperLow,
        Ok(Status::PaperOut) => Printer::PaperOut,
        Ok(Status::CoverOpen) => Printer::CoverOpen,
        Ok(Status::Offline | Status::Error | Status::Silent | Status::Blocked) => Printer::Fault,
        // No answer yet: it is busy printing, which is the opposite of a fault.
        Ok(Status::Ready) | Err(_) => Printer::Ready,
    }
}

/// The line is down when something has waited and failed more than once; before that nobody needs to know.
fn line(tools: &Tools) -> Line {
    match tools.store.call(|store| store.outstanding(1)) {
        Ok(Ok(waiting)) if waiting.iter().any(|item| item.failures.host > 1) => Line::Down { since: None },
        Ok(Ok(_) | Err(_)) | Err(_) => Line::Up,
    }
}
