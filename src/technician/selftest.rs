//! `selftest`: every part is tested through the code that the terminal runs, and each result is kept in the store. What
//! needs somebody before the terminal is not tested here; its latest result stands beside the others.

use std::ffi::OsString;
use std::fmt;

use serde::Serialize;

use domain::Timestamp;
use domain::diagnostic::{Diagnostic, Test, Verdict};

use crate::{Error, FORMAT, Report, Terminal};

/// What came of all tests.
#[derive(Debug, Clone, Serialize)]
pub struct SelfTest {
    format: u32,
    /// One each test that was made.
    pub tests: Vec<Tested>,
    /// The latest result of each test that needs somebody before the terminal.
    pub by_hand: Vec<Tested>,
    /// What became of the ticket, if one was wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Tested>,
}

/// Whether the results are wanted on paper as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OnPaper {
    /// They are not.
    No,
    /// As a ticket.
    Ticket,
}

/// A test.
#[derive(Debug, Clone, Serialize)]
pub struct Tested {
    /// `settings`, `catalogue`, `store`, `audit`, `queue`, `clock`, `network`, `printer`, `speech`, `scanner`, `ruler`,
    /// `colours` or `touch`.
    pub test: &'static str,
    /// `passed`, `failed` or `unknown`.
    pub outcome: &'static str,
    /// Why, in a sentence.
    pub because: String,
    /// When it ended.
    pub at: String,
}

/// Tests everything; prints a test slip and says a sentence. What came of it is printed as a ticket where that is wanted.
///
/// # Errors
/// When settings or store cannot be read.
pub fn selftest(
    terminal: &Terminal,
    path: Option<OsString>,
    clock: fn() -> Timestamp,
    on_paper: OnPaper,
) -> Result<SelfTest, Error> {
    let bench = crate::bench(terminal, path, clock)?;
    let made = Test::ALL.into_iter().filter(|test| !test.needs_eyes()).map(|test| Tested::of(&bench.test(test)));
    let tests = made.collect();
    let kept = bench.store.call(|store| store.diagnostics()).map_err(Error::Unavailable)??;
    let by_hand = kept.iter().filter(|kept| kept.finding.test.needs_eyes()).map(Tested::of).collect();
    let ticket = match on_paper {
        OnPaper::No => None,
        OnPaper::Ticket => {
            let printed = Diagnostic { finding: bench.ticket(), at: clock() };
            Some(Tested { test: "ticket", ..Tested::of(&printed) })
        }
    };
    Ok(SelfTest { format: FORMAT, tests, by_hand, ticket })
}

impl Tested {
    pub(crate) fn of(diagnostic: &Diagnostic) -> Self {
        let Diagnostic { finding, at } = diagnostic;
        Self {
            test: finding.test.as_str(),
            outcome: finding.verdict.as_str(),
            because: finding.says.clone(),
            at: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }
    }
}

impl Report for SelfTest {
    /// A test that cannot tell is nothing to mend, but one that failed is, by hand or not.
    fn is_well(&self) -> bool {
        self.tests
            .iter()
            .chain(&self.by_hand)
            .chain(&self.ticket)
            .all(|tested| tested.outcome != Verdict::Failed.as_str())
    }
}

impl fmt::Display for SelfTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for tested in self.tests.iter().chain(&self.by_hand).chain(&self.ticket) {
            writeln!(f, "{tested}")?;
        }
        f.write_str(if self.is_well() { "nothing failed" } else { "something has to be mended" })
    }
}

impl fmt::Display for Tested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let because = self.because.replace('\n', "\n                             ");
        write!(f, "{}  {:<9}  {:<7}  {because}", self.at, self.test, self.outcome)
    }
}
