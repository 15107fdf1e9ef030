//! The outcomes, each as a story of one printer. Time is told, so that ten seconds of silence take none.

mod late;
mod power;
mod roll;
mod small;

use super::*;
use crate::printer::escpos::tests::{in_scripts, receipt};
use crate::printer::simulated::{Controls, Pace, SimulatedPort, Trouble, Turn, printer};

fn epson() -> (SerialPrinter<SimulatedPort>, Controls) {
    printer(Profile::epson_tm_t20iii(), Pace::Told)
}

/// A printer that has been in use, so that its paper holds nothing of a first start.
fn epson_in_use() -> (SerialPrinter<SimulatedPort>, Controls) {
    let (mut printer, controls) = epson();
    printed(&print(&mut printer), Evidence::ProcessId);
    controls.take_papers();
    (printer, controls)
}

/// What the next visitor gets: short, encoded once, and what it looks like when it is whole.
struct Next {
    job: Job,
    whole: Paper,
}

impl Next {
    fn of(printer: &mut SerialPrinter<SimulatedPort>) -> Self {
        use domain::receipt::Block;
        let blocks = vec![Block::Title("NEXT".into()), Block::Text("Somebody else".into()), Block::Rule];
        let document = Document { language: domain::Language::English, blocks };
        Self { job: printer.encode(&document), whole: printer.preview(&document) }
    }
}

fn print(printer: &mut impl Printer) -> Outcome {
    printer.print(&receipt(), &mut |_| {})
}

#[track_caller]
fn printed(outcome: &Outcome, expected: Evidence) {
    assert!(matches!(outcome, Outcome::Printed { evidence, .. } if *evidence == expected), "{outcome:?}");
}

#[test]
fn printed_is_said_when_the_last_id_came_back() {
    let (mut printer, controls) = epson();
    let mut told = Vec::new();
    let outcome = printer.print(&receipt(), &mut |progress| told.push(progress));
    printed(&outcome, Evidence::ProcessId);
    assert!(controls.paper().says("7K4-3367A-Q") && controls.paper().cut);
    let Some(Progress::Confirmed { part, of, .. }) = told.last() else { panic!("{told:?}") };
    assert_eq!(part, of);
}

#[test]
fn a_printer_without_ids_is_believed_on_its_queued_status() {
    for profile in [Profile::generic_80(), Profile::generic_58()] {
        let (mut printer, controls) = printer(profile, Pace::Told);
        printed(&print(&mut printer), Evidence::QueuedStatus);
        assert!(controls.paper().says("7K4-3367A-Q"));
    }
}

#[test]
fn what_is_wrong_before_the_first_byte_is_a_failure_and_leaves_no_paper() {
    for (trouble, fault) in [
        (Trouble::PaperOut, Fault::PaperOut),
        (Trouble::CoverOpen, Fault::CoverOpen),
        (Trouble::Offline, Fault::Offline),
        (Trouble::CutterJammed, Fault::CutterJammed),
        (Trouble::Silence, Fault::Silent { port: "simulated".into(), waited_ms: 500 }),
        (Trouble::Unplugged, Fault::Unplugged { port: "simulated".into() }),
    ] {
        let (mut printer, controls) = epson();
        controls.set(trouble);
        assert_eq!(print(&mut printer), Outcome::Failed(fault.clone()));
        assert_eq!(printer.status(), Status::from(&fault));
        controls.clear(trouble);
        assert!(controls.papers().is_empty(), "{trouble:?} left paper");
        printed(&print(&mut printer), Evidence::ProcessId);
    }
}

#[test]
fn paper_that_ends_at_any_row_is_waited_for_and_the_receipt_is_finished() {
    for rows in (1..1_300).step_by(37) {
        let (mut printer, controls) = epson_in_use();
        controls.run_out_of_paper_after(rows);
        controls.clear_after(Trouble::PaperOut, Duration::from_secs(40));
        let mut waited = false;
        let outcome = printer.print(&receipt(), &mut |told| waited |= told == Progress::Waiting(Fault::PaperOut));
        printed(&outcome, Evidence::ProcessId);
        assert!(waited || rows > 1_200, "nobody was told at row {rows}");
        assert_eq!(controls.papers().len(), 1, "row {rows}");
        assert!(controls.paper().says("Still to send"));
    }
}

#[test]
fn paper_that_nobody_brings_is_a_failure_and_nothing_comes_out_later() {
    for rows in (1..1_100).step_by(97) {
        let (mut printer, controls) = epson_in_use();
        controls.run_out_of_paper_after(rows);
        assert_eq!(print(&mut printer), Outcome::Failed(Fault::PaperOut));
        controls.take_papers();
        controls.clear(Trouble::PaperOut);
        printed(&print(&mut printer), Evidence::ProcessId);
        let papers = controls.papers();
        assert_eq!(papers.len(), 2, "row {rows}");
        assert!(papers[0].says("VOID") && !papers[0].says("7K4") && !papers[0].says("S$"), "row {rows}");
        assert!(papers[1].text[..2].concat().contains("GUICHET"), "row {rows}: the next receipt begins clean");
    }
}

#[test]
fn silence_in_the_middle_is_told_and_waited_for_and_unknown_in_the_end() {
    let (mut printer, controls) = epson();
    printed(&print(&mut printer), Evidence::ProcessId);
    let mut told = Vec::new();
    let outcome = printer.print(&receipt(), &mut |progress| {
        if told.len() == 4 {
            controls.set(Trouble::Silence);
        }
        told.push(progress);
    });
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::NotConfirmed | Doubt::Stood(_), .. }), "{outcome:?}");
}

#[test]
fn a_lost_confirmation_is_unknown_though_the_paper_is_whole() {
    for profile in [Profile::epson_tm_t20iii(), Profile::generic_80()] {
        let (mut printer, controls) = printer(profile, Pace::Told);
        printed(&print(&mut printer), proof_of(&printer));
        let outcome = printer.print(&receipt(), &mut |_| controls.set(Trouble::IdsLost));
        assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::NotConfirmed, .. }), "{outcome:?}");
        assert!(controls.papers()[1].says("7K4-3367A-Q"));
    }
}

fn proof_of<P: Port>(printer: &SerialPrinter<P>) -> Evidence {
    match printer.profile.proof {
        Proof::ProcessIds => Evidence::ProcessId,
        Proof::QueuedStatus => Evidence::QueuedStatus,
    }
}

#[test]
fn a_cable_that_comes_out_at_any_byte_is_unknown_and_the_next_receipt_is_whole() {
    let Outcome::Printed { bytes: length, .. } = print(&mut epson().0) else { panic!("it does not print at all") };
    for bytes in (60..length).step_by(61) {
        let (mut printer, controls) = epson();
        controls.unplug_after(bytes);
        let outcome = print(&mut printer);
        let gone = Fault::Unplugged { port: "simulated".into() };
        assert!(
            matches!(&outcome, Outcome::Unknown { doubt: Doubt::Interrupted(fault), .. } | Outcome::Failed(fault) if *fault == gone),
            "byte {bytes}: {outcome:?}"
        );
        controls.clear(Trouble::Unplugged);
        printed(&print(&mut printer), Evidence::ProcessId);
        let last = controls.paper();
        assert!(last.text[..2].concat().contains("GUICHET"), "byte {bytes}: {:?}", last.text);
        assert_eq!(last.codes.len(), 1, "byte {bytes}");
    }
}

#[test]
fn a_raised_hand_stops_data_and_not_questions() {
    let (mut printer, controls) = epson();
    controls.set(Trouble::Held);
    controls.clear_after(Trouble::Held, Duration::from_secs(5));
    printed(&print(&mut printer), Evidence::ProcessId);
    controls.set(Trouble::Held);
    assert_eq!(printer.status(), Status::Ready);
}

#[test]
fn a_roll_near_its_end_prints_and_is_told() {
    let (mut printer, controls) = epson();
    controls.set(Trouble::PaperLow);
    assert_eq!(printer.status(), Status::PaperLow);
    printed(&print(&mut printer), Evidence::ProcessId);
}

#[test]
fn a_visit_that_ends_while_the_paper_is_out_leaves_nothing_to_the_next() {
    let (mut printer, controls) = epson_in_use();
    controls.run_out_of_paper_after(300);
    let stopper = printer.stopper();
    let outcome = printer.print(&receipt(), &mut |told| {
        if matches!(told, Progress::Waiting(_)) {
            stopper.pull();
        }
    });
    assert_eq!(outcome, Outcome::Failed(Fault::Cleared));
    assert_eq!(printer.purge(), Purged::Clean);
    printer.stopper().reset();
    controls.take_papers();
    controls.clear(Trouble::PaperOut);
    assert!(controls.papers().is_empty(), "something came out when the roll was changed");
    printed(&print(&mut printer), Evidence::ProcessId);
    assert!(controls.papers()[0].says("VOID"));
}

#[test]
fn a_printer_that_cannot_confirm_a_clear_is_blocked_until_it_can() {
    let (mut printer, controls) = epson_in_use();
    controls.run_out_of_paper_after(300);
    controls.set(Trouble::ClearLost);
    let outcome = print(&mut printer);
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::Stood(Fault::PaperOut), .. }), "{outcome:?}");
    assert_eq!(printer.status(), Status::Blocked);
    assert_eq!(printer.purge(), Purged::Blocked);
    assert_eq!(print(&mut printer), Outcome::Failed(Fault::PaperOut));
    controls.clear(Trouble::ClearLost);
    assert_eq!(printer.purge(), Purged::Cleared);
}

#[test]
fn a_printer_that_cannot_clear_runs_empty_between_visits_and_what_comes_out_is_void() {
    let (mut printer, controls) = printer(Profile::generic_80(), Pace::Told);
    controls.run_out_of_paper_after(300);
    let outcome = print(&mut printer);
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::Stood(Fault::PaperOut), .. }), "{outcome:?}");
    controls.clear(Trouble::PaperOut);
    assert_eq!(print(&mut printer), Outcome::Failed(Fault::Blocked), "the next visitor would see what it holds");
    assert_eq!(printer.purge(), Purged::Cleared);
    assert!(controls.paper().says("VOID") && controls.paper().cut);
    controls.take_papers();
    printed(&print(&mut printer), Evidence::QueuedStatus);
    assert_eq!(controls.papers().len(), 1);
}

#[test]
fn a_restart_in_mid_picture_loses_nothing_of_the_next_receipt() {
    for profile in [Profile::epson_tm_t20iii(), Profile::generic_80()] {
        let bytes = escpos::encode(&in_scripts(), &profile, &mut Scribe::default()).bytes();
        for broken in (0..bytes.len()).step_by(bytes.len() / 25) {
            let (mut port, controls) = simulated::port(&profile, Pace::Told);
            port.write(&bytes[..broken], Duration::ZERO).unwrap();
            // By the time a program has started again the printer has worked off what it could.
            drop(controls.papers());
            let mut printer = SerialPrinter::new(port, profile.clone(), Policy::default());
            printed(&print(&mut printer), proof_of(&printer));
            let paper = controls.paper();
            assert!(paper.codes.len() == 1 && paper.says("Still to send"), "{} at {broken}", profile.name);
            assert!(paper.text[..2].concat().contains("GUICHET"), "{} at {broken}: {:?}", profile.name, paper.text[0]);
        }
    }
}

#[test]
fn an_id_of_an_earlier_job_says_nothing_about_this_one() {
    let (mut printer, controls) = epson();
    printed(&print(&mut printer), Evidence::ProcessId);
    controls.set(Trouble::IdsLost);
    controls.answer_late(b"\x37\x220003\x00");
    assert!(matches!(print(&mut printer), Outcome::Unknown { .. }));
}

#[test]
fn the_threads_handle_prints_and_a_purge_ends_a_job_that_waits() {
    let (printer, controls) = printer(Profile::epson_tm_t20iii(), Pace::Real);
    controls.run_out_of_paper_after(200);
    let handle = crate::Handle::new(printer).unwrap();
    let (told, waiting) = std::sync::mpsc::channel();
    let (ended, outcomes) = std::sync::mpsc::channel();
    let (purged, purges) = std::sync::mpsc::channel();
    handle.order(crate::printer::Order {
        document: receipt(),
        progress: Box::new(move |progress| told.send(progress).unwrap_or_default()),
        reply: Box::new(move |outcome| ended.send(outcome).unwrap_or_default()),
        late: Box::new(|_| {}),
    });
    let limit = Duration::from_secs(20);
    while !matches!(waiting.recv_timeout(limit).unwrap(), Progress::Waiting(Fault::PaperOut)) {}
    handle.purge(Box::new(move |result| purged.send(result).unwrap_or_default()));
    assert_eq!(outcomes.recv_timeout(limit).unwrap(), Outcome::Failed(Fault::Cleared));
    assert_eq!(purges.recv_timeout(limit).unwrap(), Purged::Clean);
}
