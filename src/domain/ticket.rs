//! The technician's ticket: whether a terminal is ready, which faults stand, and how each test ended and when. The
//! terminal's pages and `guichetctl` print the same one. It is English, as all that a technician reads, and holds nothing
//! of a citizen.

use crate::diagnostic::{Diagnostic, Finding, Test, Verdict};
use crate::receipt::{Block, Document};
use crate::{Language, TerminalId, Timestamp};

/// What a ticket says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Which terminal.
    pub terminal: TerminalId,
    /// Name of the place.
    pub site: String,
    /// When it was printed.
    pub at: Timestamp,
    /// The faults that stand then: code and what it is; `None` where nobody has looked.
    pub faults: Option<Vec<(String, String)>>,
    /// The latest result of each test that was ever made.
    pub tests: Vec<Diagnostic>,
}

/// Whether a terminal may serve, by what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Readiness {
    /// A fault stands, or a test failed.
    NotReady,
    /// Nothing failed, and something was not tested or nobody can tell.
    NothingFailed,
    /// Every test passed and no fault stands.
    Ready,
}

impl Ticket {
    /// What follows from faults and tests.
    #[must_use]
    pub fn readiness(&self) -> Readiness {
        let has_failed = self.tests.iter().any(|kept| kept.finding.verdict == Verdict::Failed);
        let is_faulty = self.faults.as_ref().is_some_and(|faults| !faults.is_empty());
        let passed = |test: Test| self.result(test).is_some_and(|kept| kept.finding.verdict == Verdict::Passed);
        match (has_failed || is_faulty, self.faults.is_some() && Test::ALL.into_iter().all(passed)) {
            (true, _) => Readiness::NotReady,
            (false, true) => Readiness::Ready,
            (false, false) => Readiness::NothingFailed,
        }
    }

    /// The paper: readiness and faults first, then each test with its own time. `clock` writes a time as the place reads
    /// it, with its zone.
    #[must_use]
    pub fn document(&self, clock: &dyn Fn(Timestamp) -> String) -> Document {
        let mut blocks = vec![
            Block::Title("Technician's ticket".to_owned()),
            Block::Text(format!("Terminal {}, {}", self.terminal, self.site)),
            Block::Text(clock(self.at)),
            Block::Rule,
            Block::Heading(
                match self.readiness() {
                    Readiness::NotReady => "NOT READY",
                    Readiness::NothingFailed => "NOTHING FAILED, NOT ALL TESTED",
                    Readiness::Ready => "READY",
                }
                .to_owned(),
            ),
        ];
        match &self.faults {
            None => blocks.push(Block::Text("Faults: see the terminal's own pages.".to_owned())),
            Some(faults) if faults.is_empty() => blocks.push(Block::Text("No fault stands.".to_owned())),
            Some(faults) => {
                blocks.extend(faults.iter().map(|(code, told)| Block::Text(format!("Fault {code}: {told}"))));
            }
        }
        blocks.push(Block::Rule);
        for test in Test::ALL {
            blocks.extend(self.test(test, clock));
        }
        blocks.push(Block::Rule);
        blocks.push(Block::Small("This is no receipt.".to_owned()));
        Document { language: Language::English, blocks }
    }

    /// One test: its result beside its name, its time and what was found under it.
    fn test(&self, test: Test, clock: &dyn Fn(Timestamp) -> String) -> Vec<Block> {
        let pair = |value: &str| Block::Pair { label: test.to_string(), value: value.to_owned() };
        let Some(Diagnostic { finding: Finding { verdict, says, .. }, at }) = self.result(test) else {
            return vec![pair("not tested")];
        };
        let first = says.lines().next().unwrap_or_default();
        let mut blocks = vec![pair(verdict.as_str()), Block::Small(clock(*at))];
        match verdict {
            Verdict::Passed => {}
            Verdict::Failed | Verdict::Unknown => blocks.push(Block::Small(first.to_owned())),
        }
        blocks
    }

    fn result(&self, test: Test) -> Option<&Diagnostic> {
        self.tests.iter().find(|kept| kept.finding.test == test)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(test: Test, verdict: Verdict) -> Diagnostic {
        let says = "the printer does not answer\nsecond line".to_owned();
        Diagnostic { finding: Finding { test, verdict, says }, at: "2026-11-20T01:02:03Z".parse().unwrap() }
    }

    fn ticket(faults: Option<Vec<(String, String)>>, tests: Vec<Diagnostic>) -> Ticket {
        let at = "2026-11-22T02:42:00Z".parse().unwrap();
        Ticket { terminal: "T0417".parse().unwrap(), site: "Bedok Hub".to_owned(), at, faults, tests }
    }

    fn words(ticket: &Ticket) -> String {
        ticket.document(&|at| at.to_string()).words().join("\n")
    }

    #[test]
    fn a_terminal_is_ready_only_where_all_was_tested_and_nothing_failed() {
        let all = |verdict| Test::ALL.into_iter().map(|test| kept(test, verdict)).collect::<Vec<_>>();
        let fault = || Some(vec![("P1".to_owned(), "the printer has no paper".to_owned())]);
        for (faults, tests, expected) in [
            (Some(Vec::new()), all(Verdict::Passed), Readiness::Ready),
            (None, all(Verdict::Passed), Readiness::NothingFailed),
            (fault(), all(Verdict::Passed), Readiness::NotReady),
            (Some(Vec::new()), all(Verdict::Unknown), Readiness::NothingFailed),
            (Some(Vec::new()), all(Verdict::Passed).split_off(1), Readiness::NothingFailed),
            (Some(Vec::new()), vec![kept(Test::Store, Verdict::Failed)], Readiness::NotReady),
            (None, Vec::new(), Readiness::NothingFailed),
        ] {
            assert_eq!(ticket(faults, tests).readiness(), expected);
        }
    }

    #[test]
    fn the_paper_names_the_faults_first_and_every_test_with_its_own_time() {
        let fault = vec![("P1".to_owned(), "the printer has no paper".to_owned())];
        let tests = vec![kept(Test::Printer, Verdict::Failed), kept(Test::Clock, Verdict::Passed)];
        let paper = words(&ticket(Some(fault), tests));
        let place = |words: &str| paper.find(words).unwrap_or_else(|| panic!("{words}: {paper}"));
        assert!(place("2026-11-22T02:42:00Z") < place("NOT READY"));
        assert!(place("NOT READY") < place("Fault P1: the printer has no paper"));
        assert!(place("Fault P1") < place("clock passed\n2026-11-20T01:02:03Z\nnetwork not tested"));
        place("printer failed\n2026-11-20T01:02:03Z\nthe printer does not answer\nspeech not tested");
        assert!(!paper.contains("second line"));
        for test in Test::ALL {
            place(&format!("\n{test} "));
        }
    }
}
