//! How the terminal's parts are: asks the printer, the disk, the clock and what stands around, and turns their answers
//! into what the standing is judged by.

use std::sync::mpsc::sync_channel;
use std::time::Duration;

use devices::printer::Status;
use domain::{Date, Language, Timestamp};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use settings::{Hours, Opening};

use super::Tools;
use super::timekeeper::Timekeeper;
use super::voice::Pulse;
use crate::standing::{self, Catalogue, Clock, Fault, Health, Line, Pages, Printer, Service, Store};

/// A printer that prints answers after the job; until then it is as it was.
const ANSWER_WITHIN: Duration = Duration::from_millis(1_500);

/// What the terminal is measured against.
pub struct Measures {
    /// When it serves; always, if nothing is said.
    pub hours: Option<Hours>,
    /// Of the clock on the wall.
    pub zone: TimeZone,
    /// Time that passes evenly, whatever is done to the clock.
    pub steady: fn() -> Duration,
    /// The clock has shown this already, or could not be before it.
    pub time_floor: Timestamp,
    /// Below so many bytes a technician is told.
    pub low_bytes: u64,
    /// The last day on which the catalogue counts as fresh.
    pub catalogue_until: Date,
    /// How what reads aloud is.
    pub speech: Pulse,
    /// The languages on offer, in each of which it is tried out.
    pub languages: Vec<Language>,
}

pub(super) fn of(tools: &Tools, timekeeper: &mut Timekeeper, pages: Pages) -> Health {
    let measures = &tools.measures;
    let now = (tools.clock)();
    let local = now.to_zoned(measures.zone.clone()).datetime();
    let clock = timekeeper.judge(now, (measures.steady)());
    Health {
        service: service(tools, local),
        store: disk(tools),
        printer: paper(tools),
        pages,
        line: line(tools),
        clock,
        // By a wrong clock nobody can tell.
        catalogue: match clock {
            Clock::Plausible if local.date() > measures.catalogue_until => Catalogue::Old,
            Clock::Plausible | Clock::Wrong => Catalogue::Fresh,
        },
        speech: measures.speech.now(),
    }
}

/// Notes which faults have begun and which are over, each under its code.
pub(super) fn note(before: &Health, now: &Health) {
    let (before, now) = (standing::faults(before), standing::faults(now));
    let new = |from: &[Fault], to: &[Fault]| -> Vec<Fault> {
        to.iter().filter(|fault| !from.contains(fault)).copied().collect()
    };
    for fault in new(&before, &now) {
        tracing::warn!(fault = fault.code(), "fault {} began: {}", fault.code(), fault.fact());
    }
    for fault in new(&now, &before) {
        tracing::info!(fault = fault.code(), "fault {} is over: {}", fault.code(), fault.fact());
    }
}

/// Maintenance before the operator's order, and both before hours. A terminal that the gateway has turned away serves nobody
/// either: what it would take could not be delivered. A store that cannot say whether there is any of this has a fault of its own.
fn service(tools: &Tools, local: DateTime) -> Service {
    let kept = tools.store.call(|store| {
        let (revoked, suspended) = (sync::round::REVOKED, sync::heartbeat::SUSPENDED);
        Ok::<_, store::StoreError>((store.maintenance()?, store.cursor(revoked)?, store.cursor(suspended)?))
    });
    match kept {
        Ok(Ok((store::Maintenance::On, ..) | (store::Maintenance::Off, 1.., _))) => return Service::Maintenance,
        Ok(Ok((store::Maintenance::Off, 0, 1..))) => return Service::Suspended,
        Ok(Ok((store::Maintenance::Off, 0, 0)) | Err(_)) | Err(_) => {}
    }
    match tools.measures.hours.as_ref().map_or(Opening::Open, |hours| hours.at(local)) {
        Opening::Open => Service::Open,
        Opening::Closed { opens } => Service::Closed { opens },
    }
}

fn disk(tools: &Tools) -> Store {
    let low = tools.measures.low_bytes;
    match tools.store.call(move |store| store.space().and_then(|space| Ok((space, store.free_bytes()?)))) {
        Ok(Ok((store::Space::Low, _))) => Store::Full,
        Ok(Ok((store::Space::Enough, Some(free)))) if free < low => Store::Low,
        Ok(Ok((store::Space::Enough, _))) => Store::Working,
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
        Ok(Status::Ready | Status::NotTaken) | Err(_) => Printer::Ready,
    }
}

/// The line is down when something has waited and failed more than once; before that nobody needs to know.
fn line(tools: &Tools) -> Line {
    match tools.store.call(|store| store.line_down()) {
        Ok(Ok(Some(down))) => Line::Down { since: down.since },
        Ok(Ok(None) | Err(_)) | Err(_) => Line::Up,
    }
}
