//! What a technician asks of the printers: whether the queue for pages is there, what was printed, and to be rid of what an
//! earlier job may have left, on the machine and at the terminal's bench.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use devices::printer::simulated::{self, Controls, Door, Pace, SimulatedPort, Trouble};
use devices::printer::{self, Outcome, Policy, Profile, Progress, Purged, SerialPrinter, Status};
use domain::Reference;
use domain::diagnostic::{Test, Verdict};
use store::{Made, PrintEnd, PrintLoad, Sealed, Sheet, Store};
use tempfile::TempDir;

use super::{folder, now, shipped, terminal};
use crate::{Report, STORE_FILE, Terminal};

/// A terminal whose settings are the shipped ones with these lines below them, or with another printer.
fn with(config: &TempDir, data: &TempDir, change: impl FnOnce(String) -> String) -> Terminal {
    let text = fs::read_to_string(shipped().join("terminal.toml")).unwrap();
    fs::write(config.path().join("terminal.toml"), change(text)).unwrap();
    let _ = terminal(data);
    Terminal { config: config.path().to_owned(), data: data.path().to_owned() }
}

/// The settings with that printer in place of theirs.
fn printer_at(text: &str, lines: &str) -> String {
    let (before, rest) = text.split_once("\n[printer]\n").unwrap();
    let after = rest.find("\n[").map_or("", |at| &rest[at..]);
    format!("{before}\n[printer]\n{lines}{after}")
}

fn open(terminal: &Terminal) -> Store {
    let settings = terminal.settings().unwrap();
    Store::open(&terminal.data.join(STORE_FILE), settings.id, settings.prefix).unwrap()
}

fn install(folder: &Path, name: &str, script: &str) {
    // Written under another name and moved: a file that is still open for writing cannot be run.
    let (draft, program) = (folder.join("draft"), folder.join(name));
    fs::write(&draft, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&draft, fs::Permissions::from_mode(0o755)).unwrap();
    fs::rename(&draft, &program).unwrap();
}

#[test]
fn the_status_says_whether_the_printing_system_takes_pages() {
    let accepts = "echo 'HALL accepting requests since Sun Nov 22 08:00:00 2026'";
    for (lines, lpstat, well, words) in [
        ("", "exit 1", true, "no printer for pages"),
        ("[page_printer]\nqueue = \"HALL\"\nkind = \"simulated\"\n", "exit 1", true, "HALL is simulated"),
        ("[page_printer]\nqueue = \"HALL\"\n", accepts, true, "a queue HALL that takes pages"),
        ("[page_printer]\nqueue = \"HALL\"\n", "exit 1", false, "no queue HALL"),
        ("[page_printer]\nqueue = \"DESK\"\n", accepts, false, "no queue DESK"),
    ] {
        let (config, data, programs) = (folder(), folder(), folder());
        install(programs.path(), "lp", "exit 1");
        install(programs.path(), "lpstat", lpstat);
        let terminal = with(&config, &data, |text| format!("{text}\n{lines}"));
        let status = crate::status(&terminal, Some(programs.path().as_os_str()), now());
        let part = status.parts.iter().find(|part| part.name == "pages").unwrap();
        assert_eq!((part.well, part.says.contains(words)), (well, true), "{lines}: {}", part.says);
        assert!(status.to_string().contains(&part.says));
    }
    let (config, data, nothing) = (folder(), folder(), folder());
    let terminal = with(&config, &data, |text| format!("{text}\n[page_printer]\nqueue = \"HALL\"\n"));
    let status = crate::status(&terminal, Some(nothing.path().as_os_str()), now());
    assert!(status.to_string().contains("lp is not installed"), "{status}");
}

/// A receipt in the store whose print was begun and has not ended.
fn begin_a_print(store: &mut Store) -> (Reference, store::PrintId) {
    let sealed = Sealed {
        submission: "00000000-0000-4000-8000-000000000001".parse().unwrap(),
        agency: "SFA".parse().unwrap(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        envelope: vec![1],
        parts: Vec::new(),
    };
    let reference = store.next_reference().unwrap();
    let made = |_: &_, _, seqs: &[u64]| {
        Ok(Made { manifests: seqs.iter().map(u64::to_string).collect(), receipt: vec![1], ..Made::default() })
    };
    store.submit(now(), reference, &[sealed], &mut { made }).unwrap();
    let (job, copy) = store.print_started(Sheet::Receipt(reference), now()).unwrap();
    assert_eq!(copy, 1);
    store.print_sending(job, &PrintLoad { parts: 9, bytes: 1_234, sealed_hash: None }, now()).unwrap();
    store.print_sent(job, 41, now()).unwrap();
    store.print_confirmed(job, 1, 41, now()).unwrap();
    store.print_sent(job, 42, now()).unwrap();
    (reference, job)
}

#[test]
fn jobs_are_listed_with_their_trail_until_the_printer_is_cleared() {
    let data = folder();
    let terminal = terminal(&data);
    let none = crate::printer_jobs(&terminal, 10).unwrap();
    assert!(none.is_well() && none.jobs.is_empty() && none.to_string().starts_with("0 print jobs"), "{none}");
    let mut store = open(&terminal);
    let (reference, job) = begin_a_print(&mut store);
    store.print_status(job, "waiting: the paper is out", now()).unwrap();
    store
        .print_ended(job, &PrintEnd::Unknown("the printer did not confirm what it was sent".to_owned()), now())
        .unwrap();
    drop(store);
    let listed = crate::printer_jobs(&terminal, 10).unwrap();
    assert!(!listed.is_well(), "something may still be in the printer");
    let found = &listed.jobs[0];
    assert_eq!((found.sheet.as_str(), found.reference.as_deref()), ("receipt", Some(reference.to_string().as_str())));
    assert_eq!((found.outcome.as_str(), found.confirmed, found.parts, found.bytes), ("unknown", 1, 9, Some(1_234)));
    assert_eq!((found.id_sent, found.id_seen, found.copy), (Some(42), Some(41), 1));
    assert!(found.ended_at.is_some() && found.cleared_at.is_none());
    let text = listed.to_string();
    assert!(
        text.contains("1 of 9 parts, id sent 0042 seen 0041") && text.contains("waiting: the paper is out"),
        "{text}"
    );
    assert!(text.contains("(the printer did not confirm what it was sent)") && text.contains("1 of which"), "{text}");
    let cleared = crate::printer_clear(&terminal, now()).unwrap();
    assert!(cleared.is_well() && cleared.printer == "cleared" && cleared.to_string().contains("VOID"), "{cleared}");
    let listed = crate::printer_jobs(&terminal, 10).unwrap();
    assert!(listed.is_well() && listed.jobs[0].cleared_at.is_some(), "{listed}");
    assert!(crate::printer_jobs(&terminal, 0).unwrap().jobs.is_empty(), "as many as are asked for");
}

/// A printer that another program serves on the network, and its settings.
fn served(port: SimulatedPort) -> (simulated::Served, String) {
    let served = simulated::serve(port, &Door::Tcp("127.0.0.1:0".parse().unwrap())).unwrap();
    let lines = format!("kind = \"tcp\"\naddress = \"{}\"\nprofile = \"epson-tm-t20iii\"\n", served.at());
    (served, lines)
}

fn quick() -> (SimulatedPort, Controls) {
    simulated::port(&Profile { speed: u16::MAX, ..Profile::epson_tm_t20iii() }, Pace::Real)
}

#[test]
fn a_clear_that_the_printer_does_not_confirm_leaves_the_doubt_where_it_is() {
    let (config, data) = (folder(), folder());
    let (port, controls) = quick();
    let (_served, lines) = served(port);
    let terminal = with(&config, &data, |text| printer_at(&text, &lines));
    let mut store = open(&terminal);
    let (_, job) = begin_a_print(&mut store);
    store.print_ended(job, &PrintEnd::Unknown("the power failed".to_owned()), now()).unwrap();
    drop(store);
    controls.set(Trouble::PaperOut);
    controls.set(Trouble::ClearLost);
    let blocked = crate::printer_clear(&terminal, now()).unwrap();
    assert!(!blocked.is_well() && blocked.printer == "blocked", "{blocked}");
    assert!(blocked.to_string().contains("switch the printer off and on"), "{blocked}");
    assert_eq!(crate::printer_jobs(&terminal, 10).unwrap().in_doubt, 1);
    controls.clear(Trouble::PaperOut);
    controls.clear(Trouble::ClearLost);
    let cleared = crate::printer_clear(&terminal, now()).unwrap();
    assert_eq!(cleared.printer, "cleared");
    assert!(controls.papers().iter().any(|paper| paper.says("VOID")));
    assert_eq!(crate::printer_jobs(&terminal, 10).unwrap().in_doubt, 0);
    // Nobody there: it is an error and no answer.
    drop(_served);
    assert!(crate::printer_clear(&terminal, now()).is_err());
}

/// The terminal's own printer, blocked by a job that could not be cleared.
fn blocked() -> (printer::Handle, Controls) {
    let (port, controls) = simulated::port(&Profile::epson_tm_t20iii(), Pace::Told);
    let handle = printer::Handle::new(SerialPrinter::new(port, Profile::epson_tm_t20iii(), Policy::default())).unwrap();
    let (tell, told) = channel();
    let (paper_out, outcome) = (controls.clone(), tell.clone());
    handle.order(printer::Order {
        document: domain::receipt::Document {
            language: domain::Language::English,
            blocks: vec![domain::receipt::Block::Reference("7K4-3367A-Q".to_owned())],
        },
        progress: Box::new(move |progress| {
            if let Progress::Started { .. } = progress {
                paper_out.set(Trouble::PaperOut);
                paper_out.set(Trouble::ClearLost);
            }
        }),
        reply: Box::new(move |ended| outcome.send(matches!(ended, Outcome::Unknown { .. })).unwrap_or_default()),
        late: Box::new(|_| {}),
    });
    assert!(told.recv_timeout(Duration::from_secs(30)).unwrap(), "the job ended in doubt");
    let status = tell.clone();
    handle.status(Box::new(move |found| status.send(found == Status::Blocked).unwrap_or_default()));
    assert!(told.recv_timeout(Duration::from_secs(30)).unwrap(), "the printer is blocked");
    (handle, controls)
}

#[test]
fn the_bench_unblocks_a_printer_before_it_prints_and_notes_it() {
    let data = folder();
    let terminal = terminal(&data);
    let mut store = open(&terminal);
    let (_, job) = begin_a_print(&mut store);
    store.print_ended(job, &PrintEnd::Unknown("the visit ended first".to_owned()), now()).unwrap();
    drop(store);
    let (handle, controls) = blocked();
    let bench = crate::Bench { printer: Ok(handle.clone()), ..crate::bench(&terminal, None, now).unwrap() };
    // What stands in the way stands there still: nothing is said to be mended.
    let tested = bench.test(Test::Printer).finding;
    assert_eq!(tested.verdict, Verdict::Failed, "{}", tested.says);
    assert_eq!(crate::printer_jobs(&terminal, 10).unwrap().in_doubt, 1);
    // The technician brings a roll and switches it off and on.
    controls.clear(Trouble::PaperOut);
    controls.clear(Trouble::ClearLost);
    controls.switch_off_and_on();
    let tested = bench.test(Test::Printer).finding;
    assert_eq!(tested.verdict, Verdict::Passed, "{}", tested.says);
    assert_eq!(crate::printer_jobs(&terminal, 10).unwrap().in_doubt, 0, "it is rid of everything, and that is noted");
    let papers = controls.papers();
    assert!(papers.last().unwrap().says("Test page"));
    assert!(
        papers.iter().all(|paper| !paper.says("7K4-3367A-Q") || paper.says("VOID")),
        "something of the visit came out"
    );
    let (tell, told) = channel();
    handle.purge(Box::new(move |purged| tell.send(purged).unwrap_or_default()));
    assert_eq!(told.recv_timeout(Duration::from_secs(30)).unwrap(), Purged::Clean);
}
