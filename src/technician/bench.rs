//! The bench: looks at each part of a terminal and tests it, through hands that somebody else has opened. The terminal's
//! own pages and `guichetctl` use the same one, so that both find the same. A test leaves a record in the store.

use std::ffi::OsString;
use std::path::Path;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use devices::printer;
use domain::diagnostic::{Diagnostic, Finding, Lane, Test, Verdict};
use domain::receipt::Document;
use domain::ticket::Ticket;
use domain::{Language, Timestamp, chain};
use settings::Speech;
use store::Store;

use crate::gateway::Gateway;
use crate::{Error, Report, Sound, SpeechOrder, Terminal, catalogue, parts, queue};

/// A slip is printed and confirmed in a few seconds; a printer that waits for paper is not waited for.
const PRINTS_WITHIN: Duration = Duration::from_secs(60);
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

/// What the parts are reached by.
pub struct Bench {
    /// Where settings and data lie.
    pub terminal: Terminal,
    /// As they were read when the terminal was started.
    pub settings: settings::Terminal,
    /// The store.
    pub store: store::Handle,
    /// The printer, or why it cannot be reached.
    pub printer: Result<printer::Handle, String>,
    /// The way to the gateway, or why there is none.
    pub gateway: Result<Gateway, String>,
    /// The search path in which the voice's programs are looked for.
    pub path: Option<OsString>,
    /// The clock.
    pub clock: fn() -> Timestamp,
}

impl Bench {
    /// Looks at every part that can be looked at without moving anything, in the order of tests.
    #[must_use]
    pub fn look(&self) -> Vec<Finding> {
        let terminal = &self.terminal;
        let mut found = vec![parts::settings(terminal, &self.settings), parts::catalogue(terminal), self.printer()];
        found.extend(self.in_store(parts::of_store));
        found.push(parts::scanner(&self.settings.scanner));
        found.push(parts::speech(&self.settings.speech, self.path.as_deref()));
        found.sort_by_key(|finding| finding.test);
        found
    }

    /// Tests a part and keeps what came of it.
    pub fn test(&self, test: Test) -> Diagnostic {
        let finding = match test {
            Test::Settings => parts::settings(&self.terminal, &self.settings),
            Test::Catalogue => parts::catalogue(&self.terminal),
            Test::Store => self.one(test, |store, _| parts::integrity(store)),
            Test::Audit => self.one(test, |store, _| parts::audit(store)),
            Test::Queue => self.one(test, |store, _| parts::waiting(store)),
            Test::Clock => self.one(test, parts::clock),
            Test::Network => match &self.gateway {
                Ok(gateway) => gateway.greet(self.clock),
                Err(why) => Finding::of(test, Err::<&str, _>(why)),
            },
            Test::Printer => self.slip(),
            Test::Speech => self.speech(),
            Test::Scanner => parts::scanner(&self.settings.scanner),
            Test::Ruler | Test::Colours | Test::Touch => {
                let says = "somebody has to stand before the terminal".to_owned();
                return Diagnostic { finding: Finding { test, verdict: Verdict::Unknown, says }, at: (self.clock)() };
            }
        };
        self.keep(finding)
    }

    /// Keeps what somebody saw or heard.
    pub fn judge(&self, test: Test, verdict: Verdict) -> Diagnostic {
        let says = match verdict {
            Verdict::Passed => "a technician found it right",
            Verdict::Failed => "a technician found it wrong",
            Verdict::Unknown => "a technician could not tell",
        };
        self.keep(Finding { test, verdict, says: says.to_owned() })
    }

    /// What waits, by agency.
    #[must_use]
    pub fn lanes(&self) -> Vec<Lane> {
        self.store.call(|store| queue::lanes(store)).ok().and_then(Result::ok).unwrap_or_default()
    }

    fn keep(&self, finding: Finding) -> Diagnostic {
        let diagnostic = Diagnostic { finding, at: (self.clock)() };
        let kept = diagnostic.clone();
        match self.store.call(move |store| store.keep_diagnostic(&kept)) {
            Ok(Ok(())) => diagnostic,
            // A result that was not kept is said to be none: a report must not rest on it.
            Ok(Err(error)) => unkept(diagnostic, &chain(&error)),
            Err(error) => unkept(diagnostic, &error.to_string()),
        }
    }

    fn in_store(&self, look: fn(&Store, Timestamp) -> Vec<Finding>) -> Vec<Finding> {
        let now = (self.clock)();
        self.store.call(move |store| look(store, now)).unwrap_or_else(|error| {
            vec![Finding { test: Test::Store, verdict: Verdict::Failed, says: error.to_string() }]
        })
    }

    fn one(&self, test: Test, look: fn(&Store, Timestamp) -> Finding) -> Finding {
        let now = (self.clock)();
        let found = self.store.call(move |store| look(store, now));
        found.unwrap_or_else(|error| Finding { test, verdict: Verdict::Failed, says: error.to_string() })
    }

    fn printer(&self) -> Finding {
        let printer = match &self.printer {
            Ok(printer) => printer,
            Err(why) => return Finding::of(Test::Printer, Err::<&str, _>(why)),
        };
        let (reply, answer) = sync_channel(1);
        printer.status(Box::new(move |status| {
            let _ = reply.try_send(status);
        }));
        match answer.recv_timeout(ANSWERS_WITHIN) {
            Ok(status) => crate::printer::stands(status),
            Err(_) => Finding {
                test: Test::Printer,
                verdict: Verdict::Unknown,
                says: "the printer is busy and has not answered".to_owned(),
            },
        }
    }

    /// Prints the test slip; only the printer's own confirmation counts.
    fn slip(&self) -> Finding {
        let printer = match &self.printer {
            Ok(printer) => printer,
            Err(why) => return Finding::of(Test::Printer, Err::<&str, _>(why)),
        };
        self.put_on_paper(printer, crate::printer::test_page(&self.settings), "test slip")
    }

    /// Prints the latest result of each test on paper for whoever keeps the terminal's papers.
    pub fn ticket(&self) -> Finding {
        let printer = match &self.printer {
            Ok(printer) => printer,
            Err(why) => return Finding::of(Test::Printer, Err::<&str, _>(why)),
        };
        let tests = self.store.call(|store| store.diagnostics()).ok().and_then(Result::ok).unwrap_or_default();
        // Faults are the terminal's to judge: it watches its parts over time, and this program has looked once.
        let (terminal, site) = (self.settings.id.clone(), self.settings.site.clone());
        let ticket = Ticket { terminal, site, at: (self.clock)(), faults: None, tests };
        let ticket = ticket.document(&|at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string());
        self.put_on_paper(printer, ticket, "ticket")
    }

    /// Whether it was printed; only the printer's own confirmation counts.
    fn put_on_paper(&self, printer: &printer::Handle, paper: Document, name: &str) -> Finding {
        self.unblock(printer);
        let (reply, answer) = sync_channel(1);
        printer.print(
            paper,
            Box::new(move |outcome| {
                let _ = reply.try_send(outcome);
            }),
        );
        match answer.recv_timeout(PRINTS_WITHIN) {
            Ok(outcome) => {
                if matches!(outcome, printer::Outcome::Printed { .. }) {
                    // It takes nothing before it is rid of everything else.
                    self.note_clear();
                }
                crate::printer::ended(&outcome, name)
            }
            Err(_) => {
                printer.purge(Box::new(|_| {}));
                Finding {
                    test: Test::Printer,
                    verdict: Verdict::Unknown,
                    says: format!("the printer did not end the {name} within a minute"),
                }
            }
        }
    }

    /// A technician stands there: what an earlier job may have left is cleared, as far as the printer answers.
    fn unblock(&self, printer: &printer::Handle) {
        let (reply, answer) = sync_channel(1);
        printer.status(Box::new(move |status| {
            let _ = reply.try_send(status);
        }));
        if answer.recv_timeout(ANSWERS_WITHIN) != Ok(printer::Status::Blocked) {
            return;
        }
        let (reply, answer) = sync_channel(1);
        printer.purge(Box::new(move |purged| {
            let _ = reply.try_send(purged);
        }));
        match answer.recv_timeout(PRINTS_WITHIN) {
            Ok(printer::Purged::Clean | printer::Purged::Cleared) => self.note_clear(),
            Ok(printer::Purged::Blocked) | Err(_) => {}
        }
    }

    fn note_clear(&self) {
        let now = (self.clock)();
        // Where the store does not take it the doubt stays, and the next start clears once more.
        let _ = self.store.call(move |store| store.printer_cleared(now));
    }

    fn speech(&self) -> Finding {
        match &self.settings.speech {
            Speech::Off => Finding::of(Test::Speech, Ok::<_, &str>("no voice is set up in terminal.toml")),
            Speech::On { output, .. } => {
                let language = Some(Language::English);
                let (path, to) = (self.path.as_deref(), Sound::Output(output));
                let order = SpeechOrder { path, language, rate_percent: 100, to };
                match crate::speech_test(&order) {
                    Ok(spoken) if spoken.is_well() => Finding::of(Test::Speech, Ok::<_, &str>(spoken.to_string())),
                    Ok(spoken) => Finding::of(Test::Speech, Err::<&str, _>(spoken.to_string())),
                    Err(error) => Finding::of(Test::Speech, Err::<&str, _>(chain(&error))),
                }
            }
        }
    }
}

fn unkept(diagnostic: Diagnostic, why: &str) -> Diagnostic {
    let Diagnostic { finding, at } = diagnostic;
    let says = format!("{}; the result could not be kept: {why}", finding.says);
    Diagnostic { finding: Finding { verdict: Verdict::Unknown, says, ..finding }, at }
}

/// The bench of a terminal that is not running, or runs beside this program.
///
/// # Errors
/// When settings or store cannot be read; a printer or gateway that cannot be reached is a finding.
pub fn bench(terminal: &Terminal, path: Option<OsString>, clock: fn() -> Timestamp) -> Result<Bench, Error> {
    let settings = terminal.settings()?;
    let store = store::Handle::start(terminal.store(&settings)?).map_err(Error::Thread)?;
    let printer = crate::printer::handle(&settings.printer).map_err(|error| chain(&error));
    let gateway = Gateway::of(&settings, &terminal.config).map_err(|error| chain(&error));
    Ok(Bench { terminal: terminal.clone(), settings, store, printer, gateway, path, clock })
}

/// The folder of a terminal's catalogue, checked; in a sentence.
pub(crate) fn checked(dir: &Path) -> Result<String, String> {
    let checked = catalogue::check(dir, None).map_err(|error| chain(&error))?;
    if checked.is_well() { Ok(checked.brief()) } else { Err(checked.brief()) }
}
