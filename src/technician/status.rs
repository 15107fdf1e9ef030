//! `status`: one look at everything that a terminal needs. Each part is looked at by itself, so that one that is broken
//! hides no other.

use std::fmt;

use serde::Serialize;

use crate::{Error, FORMAT, Report, Terminal, catalogue};

/// The terminal part by part.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    format: u32,
    /// Of the program.
    pub version: &'static str,
    /// In the order in which they depend on one another.
    pub parts: Vec<Part>,
}

/// One part.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// `settings`, `catalogue`, `printer`, `store`, `queue`, `audit`.
    pub name: &'static str,
    /// Whether nothing is left for somebody to mend.
    pub well: bool,
    /// A sentence; several lines where several things are wrong.
    pub says: String,
}

/// Looks at every part; what lies in the store only where it opens.
#[must_use]
pub fn status(terminal: &Terminal) -> Status {
    let settings = terminal.settings();
    let mut parts = vec![part("settings", settings.as_ref().map(settings_words).map_err(chain))];
    let checked = catalogue::check(&terminal.catalogue());
    parts.push(Part { name: "catalogue", well: checked.is_well(), says: checked.to_string() });
    if let Ok(settings) = &settings {
        parts.push(part("printer", reported(crate::printer_status(terminal))));
        let store = store_words(terminal, settings).map_err(|error| chain(&error));
        let opens = store.is_ok();
        parts.push(part("store", store));
        if opens {
            parts.push(part("queue", reported(crate::queue(terminal).map(|queue| queue.without_rows()))));
            parts.push(part("audit", reported(crate::verify(terminal))));
        }
    }
    Status { format: FORMAT, version: env!("CARGO_PKG_VERSION"), parts }
}

fn part(name: &'static str, said: Result<String, String>) -> Part {
    let well = said.is_ok();
    Part { name, well, says: said.unwrap_or_else(|fault| fault) }
}

/// A report's sentence, on the side it belongs.
fn reported<R: Report>(report: Result<R, Error>) -> Result<String, String> {
    let report = report.map_err(|error| chain(&error))?;
    if report.is_well() { Ok(report.to_string()) } else { Err(report.to_string()) }
}

fn settings_words(settings: &settings::Terminal) -> String {
    let mode = match settings.mode {
        settings::Mode::Demonstration => "demonstration",
        settings::Mode::Service => "service",
    };
    let gateway = match &settings.gateway {
        settings::Gateway::Embedded => "embedded",
        settings::Gateway::At { url, .. } => url,
    };
    format!("terminal {} at {}, mode {mode}, gateway {gateway}", settings.id, settings.site)
}

fn store_words(terminal: &Terminal, settings: &settings::Terminal) -> Result<String, Error> {
    let space = match terminal.store(settings)?.space()? {
        store::Space::Enough => "enough room on the disk",
        store::Space::Low => "the disk is nearly full: no new application is taken until there is room",
    };
    Ok(format!("{} opens; {space}", terminal.data.join(crate::STORE_FILE).display()))
}

/// An error with its causes in one line.
fn chain(error: &Error) -> String {
    let mut said = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        said.push_str(": ");
        said.push_str(&error.to_string());
        cause = error.source();
    }
    said
}

impl Report for Status {
    fn is_well(&self) -> bool {
        self.parts.iter().all(|part| part.well)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "guichet {}", self.version)?;
        for part in &self.parts {
            let mark = if part.well { "well" } else { "MEND" };
            write!(f, "\n{mark}  {:<9}  {}", part.name, part.says.replace('\n', "\n                 "))?;
        }
        Ok(())
    }
}
