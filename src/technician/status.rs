//! `status`: one look at everything that a terminal needs, and what came of the latest tests. Each part is looked at by
//! itself, so that one that is broken hides no other. It moves nothing: no paper, no sound, no call over the line.

use std::ffi::OsStr;
use std::fmt;

use serde::Serialize;

use domain::diagnostic::{Finding, Test, Verdict};
use domain::{Timestamp, chain};
use store::{Maintenance, Store};
use sync::heartbeat::SUSPENDED;
use sync::round::REVOKED;

use crate::selftest::Tested;
use crate::{Error, FORMAT, Report, Terminal, parts};

/// The terminal part by part.
#[derive(Debug, Clone, Serialize)]
pub struct Status {
    format: u32,
    /// Of the program.
    pub version: &'static str,
    /// In the order in which they depend on one another.
    pub parts: Vec<Part>,
    /// `on`, `off`, or nothing where the store does not open.
    pub maintenance: Option<&'static str>,
    /// What the gateway wants of the terminal; nothing where the store does not open.
    pub service: Option<Service>,
    /// The latest result of each test that was ever made.
    pub tests: Vec<Tested>,
}

/// What the gateway wants of the terminal, as it last said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Service {
    /// That it serves.
    Wanted,
    /// The operator has taken it out of service.
    Suspended,
    /// Its key is no longer trusted.
    Revoked,
}

/// One part.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// `settings`, `catalogue`, `store`, `audit`, `queue`, `clock`, `printer`, `speech`, `scanner`, `pages`.
    pub name: &'static str,
    /// Whether nothing is left for somebody to mend.
    pub well: bool,
    /// A sentence; several lines where several things are wrong.
    pub says: String,
}

/// Looks at every part; what lies in the store only where it opens. The voice's programs are looked for in the folders of
/// `path`.
#[must_use]
pub fn status(terminal: &Terminal, path: Option<&OsStr>, now: Timestamp) -> Status {
    let mut found = vec![parts::catalogue(terminal)];
    let (mut maintenance, mut service, mut tests, mut pages) = (None, None, Vec::new(), None);
    match terminal.settings() {
        Err(error) => found.push(Finding::of(Test::Settings, Err::<&str, _>(chain(&error)))),
        Ok(settings) => {
            found.push(parts::settings(terminal, &settings));
            found.push(crate::printer::look(&settings.printer));
            found.push(parts::scanner(&settings.scanner));
            pages = Some(crate::pages::look(&settings.page_printer, path));
            found.push(parts::speech_tried(&settings, path));
            match terminal.store(&settings).and_then(|store| kept(store, now)) {
                Err(error) => found.push(Finding::of(Test::Store, Err::<&str, _>(chain(&error)))),
                Ok((looked, kept, wanted, diagnostics)) => {
                    found.extend(looked);
                    service = Some(wanted);
                    maintenance = Some(match kept {
                        Maintenance::Off => "off",
                        Maintenance::On => "on",
                    });
                    tests = diagnostics;
                }
            }
        }
    }
    found.sort_by_key(|finding| finding.test);
    let parts = found.into_iter().map(Part::of).chain(pages).collect();
    Status { format: FORMAT, version: env!("CARGO_PKG_VERSION"), parts, maintenance, service, tests }
}

fn kept(store: Store, now: Timestamp) -> Result<(Vec<Finding>, Maintenance, Service, Vec<Tested>), Error> {
    let tests = store.diagnostics()?.iter().map(Tested::of).collect();
    let service = match (store.cursor(REVOKED)?, store.cursor(SUSPENDED)?) {
        (1.., _) => Service::Revoked,
        (0, 1..) => Service::Suspended,
        (0, 0) => Service::Wanted,
    };
    Ok((parts::of_store(&store, now), store.maintenance()?, service, tests))
}

impl Part {
    /// What cannot be told without a test is nothing to mend.
    fn of(finding: Finding) -> Self {
        Self { name: finding.test.as_str(), well: finding.verdict != Verdict::Failed, says: finding.says }
    }
}

impl Report for Status {
    fn is_well(&self) -> bool {
        self.parts.iter().all(|part| part.well) && self.service != Some(Service::Revoked)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "guichet {}", self.version)?;
        for part in &self.parts {
            let mark = if part.well { "well" } else { "MEND" };
            write!(f, "\n{mark}  {:<9}  {}", part.name, part.says.replace('\n', "\n                 "))?;
        }
        if self.maintenance == Some("on") {
            write!(f, "\n      the terminal is kept for maintenance and serves nobody")?;
        }
        match self.service {
            Some(Service::Revoked) => write!(
                f,
                "\n      the gateway no longer trusts this terminal's key, so it serves nobody; ask the gateway's operator"
            )?,
            Some(Service::Suspended) => write!(
                f,
                "\n      the operator has taken the terminal out of service, by out_of_service in gateway.toml"
            )?,
            Some(Service::Wanted) | None => {}
        }
        for tested in &self.tests {
            write!(f, "\ntest  {tested}")?;
        }
        Ok(())
    }
}
