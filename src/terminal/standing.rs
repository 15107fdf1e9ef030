//! Whether the terminal can serve: one ordered list from what is known of its parts to one standing. No code goes to a
//! fault page; `App::page` asks the standing first and the visit second.

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
    /// The line to the gateway.
    pub line: Line,
}

/// Whether the operator lets the terminal serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Service {
    /// It serves.
    Open,
    /// Outside opening hours.
    Closed {
        /// When it opens, in words of the site's settings: `08:00`.
        opens: Option<String>,
    },
    /// A technician works on it.
    Maintenance,
}

/// The disk and the queue on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Store {
    /// Takes applications.
    Working,
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

/// The line to the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Something was delivered or answered lately.
    Up,
    /// Nothing gets through; applications wait here.
    Down {
        /// Since when, if it is known.
        since: Option<Timestamp>,
    },
}

impl Default for Health {
    fn default() -> Self {
        Self { service: Service::Open, store: Store::Working, printer: Printer::Ready, line: Line::Up }
    }
}

/// How the terminal stands towards a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Cannot take an application at all.
    OutOfService(Reason),
    /// A technician works on it.
    Maintenance,
    /// Not at this hour.
    Closed {
        /// When it opens.
        opens: Option<String>,
    },
    /// Serves, with less than all; said before the start.
    Degraded(Vec<Lack>),
    /// Serves.
    Open,
}

/// Why it cannot serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No application can be kept.
    Store,
    /// There is no room for another.
    Full,
}

/// What is lacking while it serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No receipt on paper.
    Paper,
    /// Nothing is delivered at once.
    Line,
}

/// Judges. The first line that fits holds.
#[must_use]
pub fn assess(health: &Health) -> Standing {
    match (health.store, &health.service) {
        (Store::Broken, _) => return Standing::OutOfService(Reason::Store),
        (Store::Full, Service::Open | Service::Closed { .. }) => return Standing::OutOfService(Reason::Full),
        (Store::Working | Store::Full, Service::Maintenance) => return Standing::Maintenance,
        (Store::Working, Service::Closed { opens }) => return Standing::Closed { opens: opens.clone() },
        (Store::Working, Service::Open) => {}
    }
    let mut lacks = Vec::new();
    match health.printer {
        Printer::Ready | Printer::PaperLow => {}
        Printer::PaperOut | Printer::CoverOpen | Printer::Fault => lacks.push(Lack::Paper),
    }
    match health.line {
        Line::Up => {}
        Line::Down { .. } => lacks.push(Lack::Line),
    }
    if lacks.is_empty() { Standing::Open } else { Standing::Degraded(lacks) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_said_first() {
        let well = Health::default();
        let cases = [
            (well.clone(), Standing::Open),
            (Health { printer: Printer::PaperLow, ..well.clone() }, Standing::Open),
            (Health { printer: Printer::PaperOut, ..well.clone() }, Standing::Degraded(vec![Lack::Paper])),
            (Health { line: Line::Down { since: None }, ..well.clone() }, Standing::Degraded(vec![Lack::Line])),
            (
                Health { printer: Printer::Fault, line: Line::Down { since: None }, ..well.clone() },
                Standing::Degraded(vec![Lack::Paper, Lack::Line]),
            ),
            (
                Health { service: Service::Closed { opens: Some("08:00".to_owned()) }, ..well.clone() },
                Standing::Closed { opens: Some("08:00".to_owned()) },
            ),
            (Health { store: Store::Full, ..well.clone() }, Standing::OutOfService(Reason::Full)),
            (Health { store: Store::Full, service: Service::Maintenance, ..well.clone() }, Standing::Maintenance),
            (
                Health { store: Store::Broken, service: Service::Maintenance, ..well },
                Standing::OutOfService(Reason::Store),
            ),
        ];
        for (health, standing) in cases {
            assert_eq!(assess(&health), standing, "{health:?}");
        }
    }
}
