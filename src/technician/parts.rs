//! How each part of a terminal is, in a sentence: what `status` prints, the self-test keeps and the terminal's own pages
//! show. Each part is looked at by itself, so that one that is broken hides no other.

use std::ffi::OsStr;
use std::path::Path;

use devices::speech::{self, Fault, Sought};
use domain::diagnostic::{Finding, Test, Verdict};
use domain::{Timestamp, chain};
use settings::{Scanner, Speech};
use store::{Space, Store};

use crate::{Report, Terminal, audit, bench, queue};

/// A clock that shows an earlier time than the audit trail by more than this has been put back.
const BACK_SECS: i64 = 60;
/// Rows of the audit trail that are asked for their time.
const ROWS_SEEN: u32 = 50;

pub(crate) fn settings(terminal: &Terminal, settings: &settings::Terminal) -> Finding {
    let mode = match settings.mode {
        settings::Mode::Demonstration => "demonstration",
        settings::Mode::Service => "service",
    };
    let gateway = match &settings.gateway {
        settings::Gateway::Embedded => "embedded",
        settings::Gateway::At { url, .. } => url,
    };
    let says = format!("terminal {} at {}, mode {mode}, gateway {gateway}", settings.id, settings.site);
    if let Err(problems) = settings::terminals::load(&terminal.config) {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Finding::of(Test::Settings, Err::<&str, _>(format!("{says}\n{}", problems.join("\n"))));
    }
    Finding::of(
        Test::Settings,
        match crate::pin::stands(terminal, settings) {
            Ok(pin) => Ok(format!("{says}; {pin}")),
            Err(why) => Err(format!("{says}; {why}")),
        },
    )
}

pub(crate) fn catalogue(terminal: &Terminal) -> Finding {
    Finding::of(Test::Catalogue, bench::checked(&terminal.catalogue()))
}

/// All that lies in the store.
pub(crate) fn of_store(store: &Store, now: Timestamp) -> Vec<Finding> {
    vec![room(store), audit(store), waiting(store), clock(store, now)]
}

/// Whether there is room; quick.
pub(crate) fn room(store: &Store) -> Finding {
    let found = match store.space() {
        Ok(Space::Enough) => Ok("the store opens; enough room on the disk".to_owned()),
        Ok(Space::Low) => Err("the disk is nearly full: no new application is taken until there is room".to_owned()),
        Err(error) => Err(chain(&error)),
    };
    Finding::of(Test::Store, found)
}

/// Whether every page of the store is as it has to be; slow.
pub(crate) fn integrity(store: &Store) -> Finding {
    let room = room(store);
    if room.verdict != Verdict::Passed {
        return room;
    }
    let found = match store.integrity() {
        Ok(faults) if faults.is_empty() => Ok(format!("{}; every page of the store is sound", room.says)),
        Ok(faults) => Err(faults.join("\n")),
        Err(error) => Err(chain(&error)),
    };
    Finding::of(Test::Store, found)
}

pub(crate) fn audit(store: &Store) -> Finding {
    Finding::of(Test::Audit, said(audit::of(store)))
}

pub(crate) fn waiting(store: &Store) -> Finding {
    Finding::of(Test::Queue, said(queue::figures(store)))
}

/// Whether the clock may be right, by the times that the audit trail has seen.
pub(crate) fn clock(store: &Store, now: Timestamp) -> Finding {
    let shown = now.strftime("%Y-%m-%d %H:%M:%S UTC");
    let found = match store.latest_audit_at(ROWS_SEEN) {
        Ok(Some(seen)) if seen.duration_since(now).as_secs() > BACK_SECS => Err(format!(
            "the clock shows {shown}, and the audit trail has seen {} already",
            seen.strftime("%Y-%m-%d %H:%M:%S UTC")
        )),
        Ok(_) => Ok(format!("the clock shows {shown}")),
        Err(error) => Err(chain(&error)),
    };
    Finding::of(Test::Clock, found)
}

/// Whether the scanner is plugged in. Whether it reads is seen by scanning.
pub(crate) fn scanner(scanner: &Scanner) -> Finding {
    let test = Test::Scanner;
    match scanner {
        Scanner::Off => Finding::of(test, Ok::<_, &str>("no scanner is set up in terminal.toml")),
        Scanner::Serial { port, .. } if Path::new(port).exists() => Finding {
            test,
            verdict: Verdict::Unknown,
            says: format!("{port} is there; scan a receipt on this page of the terminal to see whether it reads"),
        },
        Scanner::Serial { port, .. } => Finding::of(
            test,
            Err::<&str, _>(format!("there is no {port}; plug the scanner in, `guichetctl ports` lists what is there")),
        ),
    }
}

/// Whether the voice's programs are there. Whether they speak is found by a trial or heard in a test.
pub(crate) fn speech(speech: &Speech, path: Option<&OsStr>) -> Finding {
    voice(speech, path, |_| Ok(Verdict::Unknown))
}

/// Whether the voice speaks in each language on offer, found out without a sound.
pub(crate) fn speech_tried(settings: &settings::Terminal, path: Option<&OsStr>) -> Finding {
    voice(&settings.speech, path, |mut sought| {
        let mut sink = sought.clone();
        speech::try_out(&mut sought, &mut sink, &settings.languages).map(|()| Verdict::Passed)
    })
}

fn voice(speech: &Speech, path: Option<&OsStr>, ask: impl FnOnce(Sought) -> Result<Verdict, Fault>) -> Finding {
    let test = Test::Speech;
    let Speech::On { output, .. } = speech else {
        return Finding::of(test, Ok::<_, &str>("no voice is set up in terminal.toml"));
    };
    let sought = Sought::new(path.map(OsStr::to_owned), output);
    if let Err(absent) = sought.found() {
        return Finding::of(test, Err::<&str, _>(absent.to_string()));
    }
    match ask(sought) {
        Ok(verdict) => {
            let says = match verdict {
                Verdict::Passed => "the voice speaks in every language on offer, tried out without a sound",
                Verdict::Failed | Verdict::Unknown => {
                    "espeak-ng and aplay are there; test them to hear whether they speak"
                }
            };
            Finding { test, verdict, says: says.to_owned() }
        }
        Err(fault) => Finding::of(test, Err::<&str, _>(format!("{fault}; {}", fault.remedy()))),
    }
}

/// A report's sentence, on the side it belongs.
fn said<R: Report>(report: Result<R, store::StoreError>) -> Result<String, String> {
    let report = report.map_err(|error| chain(&error))?;
    if report.is_well() { Ok(report.to_string()) } else { Err(report.to_string()) }
}
