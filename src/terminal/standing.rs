//! Whether the terminal can serve: one ordered list from what is known of its parts to one standing. No code goes to a
//! fault page; `App::page` asks the standing first and the visit second. A fault has one code, which the citizen's page,
//! the technician's page and the log all name.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use domain::Timestamp;

/// What is known of the terminal's parts; the shell reports it when it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Whether the operator lets it serve.
    pub service: Service,
    /// The disk and the queue on it.
    pub store: Store,
    /// The printer.
    pub printer: Printer,
    /// The printer for whole applications.
    pub pages: Pages,
    /// The line to the gateway.
    pub line: Line,
    /// The machine's clock.
    pub clock: Clock,
    /// The licences' words.
    pub catalogue: Catalogue,
    /// What reads pages aloud.
    pub speech: Speech,
}

/// Whether the operator lets the terminal serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Service {
    /// It serves.
    Open,
    /// Outside opening hours.
    Closed {
        /// When it opens by the clock on the wall, if that is soon.
        opens: Option<DateTime>,
    },
    /// A technician works on it.
    Maintenance,
    /// The operator has taken it out of service from afar.
    Suspended,
}

/// The disk and the queue on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// Takes applications.
    Working,
    /// Takes them, but not many more.
    Low,
    /// Has no room for another application.
    Full,
    /// Cannot be written.
    Broken,
}

/// The printer, as far as a citizen is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printer {
    /// Prints.
    Ready,
    /// Prints, but not for long.
    PaperLow,
    /// Has no paper.
    PaperOut,
    /// Stands open.
    CoverOpen,
    /// Does not answer, or reports a fault.
    Fault,
}

/// The printer for whole applications, with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pages {
    /// This terminal has none, by its settings; nothing offers it.
    Off,
    /// Takes pages.
    Ready(String),
    /// Is wanted and takes none.
    Missing(String),
}

/// The line to the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Something was delivered or answered lately.
    Up,
    /// Nothing gets through; applications wait here.
    Down {
        /// Since the first miss, if it is known.
        since: Option<Timestamp>,
    },
}

/// The machine's clock. It decides nothing: a wrong one is told, and nobody is turned away for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// May be right.
    Plausible,
    /// Shows a time that has been before, or has just jumped.
    Wrong,
}

/// The licences' words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Catalogue {
    /// Of late.
    Fresh,
    /// Without news for longer than the operator allows.
    Old,
}

/// What reads pages aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// This terminal has none, by its settings; nothing offers it.
    Off,
    /// Speaks.
    Ready,
    /// Is wanted and cannot speak.
    Silent,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            service: Service::Open,
            store: Store::Working,
            printer: Printer::Ready,
            pages: Pages::Off,
            line: Line::Up,
            clock: Clock::Plausible,
            catalogue: Catalogue::Fresh,
            speech: Speech::Ready,
        }
    }
}

/// How the terminal stands towards a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Cannot take an application at all.
    OutOfService(Fault),
    /// A technician works on it.
    Maintenance,
    /// The operator has taken it out of service.
    Suspended,
    /// Not at this hour.
    Closed {
        /// When it opens by the clock on the wall.
        opens: Option<DateTime>,
    },
    /// Serves, with less than all; said before the start, the gravest first.
    Degraded(Vec<Fault>),
    /// Serves.
    Open,
}

/// Something that a technician is to mend. The order is that of how grave it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// No application can be kept.
    StoreBroken,
    /// There is no room for another application.
    StoreFull,
    /// The printer has no paper.
    PaperOut,
    /// The printer stands open.
    CoverOpen,
    /// The printer does not answer, or reports a fault.
    Printer,
    /// Nothing gets through to the gateway.
    Line,
    /// There is little room left.
    StoreLow,
    /// The clock is wrong.
    Clock,
    /// The licences' words may be out of date.
    Catalogue,
    /// Nothing can be read aloud.
    Speech,
    /// There is paper, but not for long.
    PaperLow,
    /// Whole applications cannot be printed.
    Pages,
}

impl Fault {
    /// The reference under which citizen, technician and log speak of it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::StoreBroken => "D1",
            Self::StoreFull => "D2",
            Self::StoreLow => "D3",
            Self::PaperOut => "P1",
            Self::CoverOpen => "P2",
            Self::Printer => "P3",
            Self::PaperLow => "P4",
            Self::Pages => "P5",
            Self::Line => "N1",
            Self::Clock => "T1",
            Self::Catalogue => "C1",
            Self::Speech => "V1",
        }
    }

    /// What it is, for the log and the technician.
    #[must_use]
    pub fn fact(self) -> &'static str {
        match self {
            Self::StoreBroken => "the store cannot be written",
            Self::StoreFull => "the data disk has no room for another application",
            Self::StoreLow => "the data disk is nearly full",
            Self::PaperOut => "the printer has no paper",
            Self::CoverOpen => "the printer's cover is open",
            Self::Printer => "the printer does not answer or reports a fault",
            Self::PaperLow => "the printer's paper is nearly used up",
            Self::Pages => "the printer for whole applications takes no pages",
            Self::Line => "the gateway cannot be reached and applications wait",
            Self::Clock => "the machine's clock shows a time before one that was seen already, or has jumped",
            Self::Catalogue => "the catalogue has had no news for longer than the settings allow",
            Self::Speech => "the voice that the settings name cannot speak",
        }
    }

    /// Whether a citizen is told before the start; who is not concerned is not troubled.
    #[must_use]
    fn concerns_citizens(self) -> bool {
        match self {
            // Where it is missing nothing offers it.
            Self::PaperLow | Self::Pages => false,
            Self::StoreBroken
            | Self::StoreFull
            | Self::StoreLow
            | Self::PaperOut
            | Self::CoverOpen
            | Self::Printer
            | Self::Line
            | Self::Clock
            | Self::Catalogue
            | Self::Speech => true,
        }
    }
}

/// All that is to be mended, the gravest first.
#[must_use]
pub fn faults(health: &Health) -> Vec<Fault> {
    let store = match health.store {
        Store::Working => None,
        Store::Low => Some(Fault::StoreLow),
        Store::Full => Some(Fault::StoreFull),
        Store::Broken => Some(Fault::StoreBroken),
    };
    let printer = match health.printer {
        Printer::Ready => None,
        Printer::PaperLow => Some(Fault::PaperLow),
        Printer::PaperOut => Some(Fault::PaperOut),
        Printer::CoverOpen => Some(Fault::CoverOpen),
        Printer::Fault => Some(Fault::Printer),
    };
    let line = match health.line {
        Line::Up => None,
        Line::Down { .. } => Some(Fault::Line),
    };
    let clock = match health.clock {
        Clock::Plausible => None,
        Clock::Wrong => Some(Fault::Clock),
    };
    let catalogue = match health.catalogue {
        Catalogue::Fresh => None,
        Catalogue::Old => Some(Fault::Catalogue),
    };
    let speech = match health.speech {
        Speech::Ready | Speech::Off => None,
        Speech::Silent => Some(Fault::Speech),
    };
    let pages = match health.pages {
        Pages::Ready(_) | Pages::Off => None,
        Pages::Missing(_) => Some(Fault::Pages),
    };
    let all = [store, printer, line, clock, catalogue, speech, pages];
    let mut faults: Vec<Fault> = all.into_iter().flatten().collect();
    faults.sort_unstable();
    faults
}

/// What a fault is, for the technician: its fact, and since when where that is known.
#[must_use]
pub fn told(health: &Health, fault: Fault, zone: &TimeZone) -> String {
    match (fault, health.line) {
        (Fault::Line, Line::Down { since: Some(since) }) => {
            let since = since.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M");
            format!("{}; no network since {since}", fault.fact())
        }
        (Fault::Line, Line::Down { since: None } | Line::Up)
        | (
            Fault::StoreBroken
            | Fault::StoreFull
            | Fault::PaperOut
            | Fault::CoverOpen
            | Fault::Printer
            | Fault::StoreLow
            | Fault::Clock
            | Fault::Catalogue
            | Fault::Speech
            | Fault::PaperLow
            | Fault::Pages,
            _,
        ) => fault.fact().to_owned(),
    }
}

/// Judges. The first line that fits holds.
#[must_use]
pub fn assess(health: &Health) -> Standing {
    match (health.store, &health.service) {
        (Store::Broken, _) => return Standing::OutOfService(Fault::StoreBroken),
        (_, Service::Maintenance) => return Standing::Maintenance,
        (Store::Full, _) => return Standing::OutOfService(Fault::StoreFull),
        (Store::Working | Store::Low, Service::Suspended) => return Standing::Suspended,
        (Store::Working | Store::Low, Service::Closed { opens }) => return Standing::Closed { opens: *opens },
        (Store::Working | Store::Low, Service::Open) => {}
    }
    let lacks: Vec<Fault> = faults(health).into_iter().filter(|fault| fault.concerns_citizens()).collect();
    if lacks.is_empty() { Standing::Open } else { Standing::Degraded(lacks) }
}

#[cfg(test)]
mod tests;
