//! `printer status` and `printer test`: the same printer code that the terminal runs, on the printer its settings name.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use devices::printer::cost::Cost;
use devices::printer::simulated::{self, Pace};
use devices::printer::{Doubt, Evidence, Profile};
use devices::scribe::Scribe;
use devices::{Connection, Handle, Outcome, Printer, Progress, Status};
use domain::diagnostic::{Finding, Test, Verdict};
use domain::receipt::{Block, Document};
use domain::{Language, Timestamp};

use crate::figures::{TimeAt, rounded, times};
use crate::{Error, FORMAT, Report, Terminal};

/// How the printer is.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterStatus {
    format: u32,
    /// Where it is.
    pub printer: String,
    /// Name of its profile.
    pub profile: String,
    /// `ready`, `paper-low`, `paper-out`, `cover-open`, `offline`, `error`, `silent`, `blocked` or `not-taken`.
    pub status: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// How a test page went.
#[derive(Debug, Clone, Serialize)]
pub struct PrinterTest {
    format: u32,
    /// Where the printer is.
    pub printer: String,
    /// Name of its profile.
    pub profile: String,
    /// `printed`, `unknown` or `failed`.
    pub outcome: &'static str,
    /// How we know, or why not.
    pub because: String,
    /// What to do about it.
    pub remedy: &'static str,
    /// Sent in all.
    pub bytes: usize,
    /// From the first byte to the end, as measured; `None` where nothing was sent, and of a simulated printer, whose time
    /// is told and not taken.
    pub seconds: Option<f64>,
    /// What the page takes at the usual rates, as calculated.
    pub calculated: Vec<TimeAt>,
}

struct Named {
    printer: Box<dyn Printer>,
    place: String,
    profile: Profile,
}

/// Asks the printer how it is.
///
/// # Errors
/// When the settings are wrong or the line cannot be opened.
pub fn printer_status(terminal: &Terminal) -> Result<PrinterStatus, Error> {
    let mut named = open(&terminal.settings()?.printer)?;
    let (status, remedy) = words(named.printer.status());
    Ok(PrinterStatus { format: FORMAT, printer: named.place, profile: named.profile.name, status, remedy })
}

/// Prints a page that shows what a receipt needs: scripts, lines, amounts, the reference and its code. `now` is asked
/// when the first byte leaves and when all is over.
///
/// # Errors
/// When the settings are wrong or the line cannot be opened.
pub fn printer_test(terminal: &Terminal, now: impl Fn() -> Timestamp) -> Result<PrinterTest, Error> {
    let settings = terminal.settings()?;
    let mut named = open(&settings.printer)?;
    let page = test_page(&settings);
    let mut started = None;
    let outcome = named.printer.print(&page, &mut |progress| {
        if matches!(progress, Progress::Started { .. }) {
            started = Some(now());
        }
    });
    let started = started.filter(|_| !matches!(settings.printer, settings::Printer::Simulated { .. }));
    let seconds = started.and_then(|started| Duration::try_from(now().duration_since(started)).ok()).map(rounded);
    let (because, remedy, bytes) = ending(&outcome);
    let calculated = times(&Cost::of(&page, &named.profile, &mut Scribe::default()));
    let (printer, profile, outcome) = (named.place, named.profile.name, outcome.as_str());
    Ok(PrinterTest { format: FORMAT, printer, profile, outcome, because, remedy, bytes, seconds, calculated })
}

/// What the printer that the settings name can do.
pub(crate) fn profile_of(printer: &settings::Printer) -> &Profile {
    match printer {
        settings::Printer::Simulated { profile }
        | settings::Printer::Serial { profile, .. }
        | settings::Printer::Tcp { profile, .. } => profile,
    }
}

/// How the printer is, as a finding.
pub(crate) fn look(printer: &settings::Printer) -> Finding {
    match open(printer) {
        Ok(mut named) => stands(named.printer.status()),
        Err(error) => Finding::of(Test::Printer, Err::<&str, _>(domain::chain(&error))),
    }
}

/// A status as a finding.
pub(crate) fn stands(status: Status) -> Finding {
    let (word, remedy) = words(status);
    let says = format!("{word}; {remedy}");
    Finding::of(Test::Printer, if is_well(word) { Ok(says) } else { Err(says) })
}

/// The end of a paper as a finding: only what the printer confirmed has passed.
pub(crate) fn ended(outcome: &Outcome, name: &str) -> Finding {
    let (because, remedy, _) = ending(outcome);
    let verdict = match outcome {
        Outcome::Printed { .. } => Verdict::Passed,
        Outcome::Unknown { .. } => Verdict::Unknown,
        Outcome::Failed(_) => Verdict::Failed,
    };
    Finding { test: Test::Printer, verdict, says: format!("{name}: {because}; {remedy}") }
}

/// The printer that the settings name, on a thread of its own.
pub(crate) fn handle(printer: &settings::Printer) -> Result<Handle, Error> {
    let of = |connection: &Connection, profile: &Profile| -> Result<Handle, Error> {
        Handle::new(devices::open(connection, profile.clone())?).map_err(Error::Thread)
    };
    match printer {
        settings::Printer::Simulated { profile } => {
            Handle::new(simulated::printer(profile.clone(), Pace::Told).0).map_err(Error::Thread)
        }
        settings::Printer::Serial { port, baud, profile } => {
            of(&Connection::Serial { path: port.clone(), baud: *baud }, profile)
        }
        settings::Printer::Tcp { address, profile } => of(&Connection::Tcp(*address), profile),
    }
}

fn open(printer: &settings::Printer) -> Result<Named, Error> {
    match printer {
        settings::Printer::Simulated { profile } => {
            let (printer, _) = simulated::printer(profile.clone(), Pace::Told);
            Ok(Named { printer: Box::new(printer), place: "simulated".to_owned(), profile: profile.clone() })
        }
        settings::Printer::Serial { port, baud, profile } => {
            real(&Connection::Serial { path: port.clone(), baud: *baud }, profile, port.clone())
        }
        settings::Printer::Tcp { address, profile } => real(&Connection::Tcp(*address), profile, address.to_string()),
    }
}

fn real(connection: &Connection, profile: &Profile, place: String) -> Result<Named, Error> {
    let printer = devices::open(connection, profile.clone())?;
    Ok(Named { printer: Box::new(printer), place, profile: profile.clone() })
}

fn words(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Ready => ("ready", "nothing to do"),
        Status::PaperLow => ("paper-low", "bring a roll; it still prints"),
        Status::PaperOut => ("paper-out", "put in a roll and close the cover"),
        Status::CoverOpen => ("cover-open", "close the cover until it clicks"),
        Status::Offline => ("offline", "press FEED once; if it stays off line, switch the printer off and on"),
        Status::Error => ("error", "open the cover, look at the cutter, switch the printer off and on"),
        Status::Silent => ("silent", "check power, the cable, and that the baud rate is the printer's"),
        Status::NotTaken => ("not-taken", "take the paper that sticks out of it"),
        Status::Blocked => ("blocked", "take the paper out of the slot, switch the printer off and on"),
    }
}

/// Why we know how it ended, what to do, and how much was sent.
fn ending(outcome: &Outcome) -> (String, &'static str, usize) {
    match outcome {
        Outcome::Printed { evidence, bytes } => {
            (evidence_words(*evidence), "look at the page: all of it has to be there", *bytes)
        }
        Outcome::Unknown { doubt, bytes } => (doubt_words(doubt), "look at the page and ask for the status", *bytes),
        Outcome::Failed(fault) => (fault.to_string(), fault.remedy(), 0),
    }
}

fn is_well(status: &str) -> bool {
    matches!(status, "ready" | "paper-low" | "not-taken")
}

fn evidence_words(evidence: Evidence) -> String {
    match evidence {
        Evidence::ProcessId => "the printer confirmed the last line".to_owned(),
        Evidence::QueuedStatus => "the printer answered behind the last line".to_owned(),
    }
}

fn doubt_words(doubt: &Doubt) -> String {
    match doubt {
        Doubt::NotConfirmed => "all was sent and the printer did not confirm it".to_owned(),
        Doubt::Stood(fault) | Doubt::Interrupted(fault) => fault.to_string(),
        Doubt::Abandoned => "the job was stopped".to_owned(),
    }
}

pub(crate) fn test_page(settings: &settings::Terminal) -> Document {
    let names = Language::ALL.iter().map(|language| Block::Text(language.own_name().to_owned()));
    let mut blocks = vec![
        Block::Title("Test page".to_owned()),
        Block::Text(format!("Terminal {}, {}", settings.id, settings.site)),
        Block::Rule,
    ];
    blocks.extend(names);
    blocks.extend([
        Block::Pair { label: "A fee".to_owned(), value: "S$195.00".to_owned() },
        Block::Total { label: "Total".to_owned(), value: "S$1,142.50".to_owned() },
        Block::Reference("TEST-PAGE".to_owned()),
        Block::Qr { content: "GUICHET TEST PAGE".to_owned(), caption: "A code to scan".to_owned() },
        Block::Small("This is no receipt.".to_owned()),
    ]);
    Document { language: Language::English, blocks }
}

impl Report for PrinterStatus {
    fn is_well(&self) -> bool {
        is_well(self.status)
    }
}

impl fmt::Display for PrinterStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "printer {} ({}): {}; {}", self.printer, self.profile, self.status, self.remedy)
    }
}

impl Report for PrinterTest {
    fn is_well(&self) -> bool {
        self.outcome == "printed"
    }
}

impl fmt::Display for PrinterTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { printer, profile, outcome, because, remedy, bytes, .. } = self;
        write!(f, "test page on {printer} ({profile}): {outcome}, {bytes} bytes")?;
        if let Some(seconds) = self.seconds {
            write!(f, " in {seconds:.2} s")?;
        }
        write!(f, "; {because}; {remedy}\ncalculated: ")?;
        let times: Vec<String> =
            self.calculated.iter().map(|at| format!("{:.2} s at {}", at.seconds, at.baud)).collect();
        f.write_str(&times.join(", "))
    }
}
