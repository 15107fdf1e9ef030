//! The printer loses its power, its cable or its patience in the middle: what is said of the job is never more than what
//! is on the paper, and the next receipt is whole.

use super::*;
use crate::printer::simulated::{Ticket, When};

#[track_caller]
fn honest(outcome: &Outcome, papers: &[Paper], whole: &Paper, what: &str) {
    let is_whole = papers.iter().any(|paper| paper == whole);
    match outcome {
        Outcome::Printed { .. } => assert!(is_whole, "{what}: printed was said, and is not"),
        Outcome::Failed(_) => assert!(!is_whole, "{what}: {outcome:?} was said of a whole receipt"),
        Outcome::Unknown { .. } => {}
    }
}

#[track_caller]
fn next_is_whole(printer: &mut SerialPrinter<SimulatedPort>, controls: &Controls, next: &Next, what: &str) {
    printer.purge();
    let outcome = printer.print_job(&next.job, &mut |_| {});
    assert!(matches!(outcome, Outcome::Printed { .. }), "{what}: {outcome:?}");
    assert!(controls.take_papers().last() == Some(&next.whole), "{what}: the next receipt is not whole");
}

#[test]
fn a_power_cut_at_every_sixty_fourth_byte_is_never_called_printed() {
    for (profile, step) in [(Profile::epson_tm_t20iii(), 64), (Profile::generic_80(), 256)] {
        let (mut printer, controls) = printer(profile, Pace::Told);
        let next = Next::of(&mut printer);
        for document in [receipt(), in_scripts()] {
            let (job, whole) = (printer.encode(&document), printer.preview(&document));
            let Outcome::Printed { bytes, .. } = printer.print_job(&job, &mut |_| {}) else { panic!("no printer") };
            controls.take_papers();
            let mut unknown = 0;
            for byte in (14..bytes).step_by(step) {
                let what = format!("{} at byte {byte}", printer.profile.name);
                controls.after(When::Bytes(byte), Turn::Comes(Trouble::PoweredOff));
                controls.clear_after(Trouble::PoweredOff, Duration::from_secs(25));
                let outcome = printer.print_job(&job, &mut |_| {});
                honest(&outcome, &controls.take_papers(), &whole, &what);
                unknown += usize::from(!matches!(outcome, Outcome::Printed { .. }));
                controls.clear(Trouble::PoweredOff);
                next_is_whole(&mut printer, &controls, &next, &what);
            }
            assert!(unknown > bytes / step / 2, "{unknown} of {} were noticed", bytes / step);
        }
    }
}

#[test]
fn switched_off_and_on_between_any_two_steps_is_never_called_printed() {
    for profile in [Profile::epson_tm_t20iii(), Profile::generic_80()] {
        let (mut printer, controls) = printer(profile, Pace::Told);
        let (job, whole) = (printer.encode(&receipt()), printer.preview(&receipt()));
        let next = Next::of(&mut printer);
        for step in 0..30 {
            let mut steps = 0;
            let outcome = printer.print_job(&job, &mut |_| {
                if steps == step {
                    controls.switch_off_and_on();
                }
                steps += 1;
            });
            let what = format!("{} at step {step} of {steps}", printer.profile.name);
            honest(&outcome, &controls.take_papers(), &whole, &what);
            next_is_whole(&mut printer, &controls, &next, &what);
        }
    }
}

#[test]
fn switched_off_and_on_while_the_paper_is_out_is_noticed_by_what_it_does_not_tell() {
    let (mut printer, controls) = epson_in_use();
    let (whole, next) = (printer.preview(&receipt()), Next::of(&mut printer));
    for rows in (10..whole.rows() - 130).step_by(25) {
        controls.run_out_of_paper_after(rows);
        let outcome = printer.print(&receipt(), &mut |progress| {
            if progress == Progress::Waiting(Fault::PaperOut) {
                controls.switch_off_and_on();
                controls.clear(Trouble::PaperOut);
            }
        });
        let what = format!("row {rows}");
        assert!(matches!(outcome, Outcome::Unknown { .. }), "{what}: {outcome:?}");
        controls.take_papers();
        next_is_whole(&mut printer, &controls, &next, &what);
    }
}

#[test]
fn a_cable_that_comes_out_at_every_part_is_unknown_and_the_next_receipt_is_whole() {
    let (mut printer, controls) = epson_in_use();
    let (job, whole) = (printer.encode(&receipt()), printer.preview(&receipt()));
    let next = Next::of(&mut printer);
    for part in 0..u16::try_from(job.parts.len()).unwrap() {
        let mut sent = 0;
        let outcome = printer.print_job(&job, &mut |progress| {
            if matches!(progress, Progress::Started { .. } | Progress::Sent { .. }) {
                if sent == part {
                    controls.set(Trouble::Unplugged);
                }
                sent += 1;
            }
        });
        let gone = Fault::Unplugged { port: "simulated".into() };
        let what = format!("part {part}: {outcome:?}");
        assert!(
            matches!(&outcome, Outcome::Unknown { doubt: Doubt::Interrupted(fault), .. } if *fault == gone),
            "{what}"
        );
        controls.clear(Trouble::Unplugged);
        honest(&outcome, &controls.papers(), &whole, &what);
        next_is_whole(&mut printer, &controls, &next, &what);
    }
}

#[test]
fn noise_is_never_called_printed_unless_it_is() {
    let (mut printer, controls) = epson_in_use();
    let (job, next) = (printer.encode(&receipt()), Next::of(&mut printer));
    for bytes in (0..1_200).step_by(97) {
        controls.after(When::Bytes(bytes), Turn::Comes(Trouble::Noise));
        let outcome = printer.print_job(&job, &mut |_| {});
        controls.clear(Trouble::Noise);
        let papers = controls.take_papers();
        // Letters may be garbled and ids come back whole: no printer's answer tells that. What it does tell is kept to.
        if papers.iter().all(|paper| !paper.cut) {
            assert!(!matches!(outcome, Outcome::Printed { .. }), "after {bytes} bytes: {outcome:?}");
        }
        next_is_whole(&mut printer, &controls, &next, &format!("noise after {bytes} bytes"));
    }
}

#[test]
fn a_printer_that_holds_back_for_long_is_told_of_and_goes_on() {
    let (mut printer, controls) = epson_in_use();
    let mut told = Vec::new();
    let outcome = printer.print(&receipt(), &mut |progress| {
        if let Progress::Started { .. } = progress {
            controls.set(Trouble::Held);
            controls.clear_after(Trouble::Held, Duration::from_secs(90));
        }
        told.push(progress);
    });
    printed(&outcome, Evidence::ProcessId);
    assert_eq!(told.iter().filter(|told| matches!(told, Progress::Waiting(Fault::Offline))).count(), 1, "{told:?}");
    assert!(told.contains(&Progress::Resumed));
}

#[test]
fn a_printer_that_was_away_between_two_visits_is_recovered_before_the_next() {
    let (mut printer, controls) = epson_in_use();
    controls.set(Trouble::PoweredOff);
    printer.heartbeat();
    assert_eq!(printer.status(), Status::Silent);
    controls.clear(Trouble::PoweredOff);
    printer.heartbeat();
    assert_eq!(printer.left, Left::Unsure);
    printed(&print(&mut printer), Evidence::ProcessId);
    assert!(controls.papers() == [printer.preview(&receipt())], "a slip was wasted");
}

#[test]
fn a_receipt_that_nobody_takes_is_told_and_drawn_back_when_the_visit_ends() {
    for taken in [true, false] {
        let (mut printer, controls) = printer(Profile::custom_kpm210(), Pace::Told);
        printed(&print(&mut printer), Evidence::QueuedStatus);
        assert_eq!(printer.status(), Status::NotTaken);
        if taken {
            assert!(controls.take_ticket().unwrap().says("7K4-3367A-Q"));
            assert_eq!(printer.status(), Status::Ready);
        }
        assert_eq!(printer.purge(), Purged::Clean);
        let _ = controls.papers();
        assert_eq!(controls.ticket(), Ticket::Absent);
        assert_eq!(controls.retracted().len(), usize::from(!taken));
    }
}

#[test]
fn what_was_marked_void_is_drawn_back() {
    let (mut printer, controls) = printer(Profile::custom_kpm210(), Pace::Told);
    printed(&print(&mut printer), Evidence::QueuedStatus);
    controls.take_ticket();
    let outcome = printer.print(&receipt(), &mut |progress| {
        if matches!(progress, Progress::Confirmed { part: 4, .. }) {
            controls.set(Trouble::IdsLost);
        }
    });
    assert!(!matches!(outcome, Outcome::Printed { .. }));
    controls.clear(Trouble::IdsLost);
    assert_eq!(printer.purge(), Purged::Cleared);
    let _ = controls.papers();
    assert!(controls.retracted().iter().any(|paper| paper.says("VOID")));
    assert_eq!(controls.ticket(), Ticket::Absent);
}

#[test]
fn when_a_visit_is_over_the_printer_remembers_nothing_of_it_though_all_was_printed() {
    for profile in [Profile::epson_tm_t20iii(), Profile::generic_80(), Profile::custom_kpm210()] {
        let (mut printer, controls) = printer(profile, Pace::Told);
        let next = Next::of(&mut printer);
        for _ in 0..2 {
            printed(&print(&mut printer), proof_of(&printer));
            assert_eq!(printer.purge(), Purged::Clean);
            controls.take_papers();
            let held = controls.memory();
            assert_eq!(held, b"", "{}: {}", printer.profile.name, String::from_utf8_lossy(&held));
            assert!(controls.papers().is_empty(), "it moved paper for that");
        }
        next_is_whole(&mut printer, &controls, &next, "after a wipe");
    }
}

#[test]
fn a_ticket_that_is_stuck_is_no_ticket_that_was_taken() {
    let (mut printer, controls) = printer(Profile::custom_kpm210(), Pace::Told);
    printed(&print(&mut printer), Evidence::QueuedStatus);
    controls.set(Trouble::TicketJammed);
    assert_eq!(printer.status(), Status::Error);
    assert_eq!(printer.purge(), Purged::Clean);
    assert_eq!(controls.ticket(), Ticket::Presented, "it is stuck");
    assert_eq!(
        print(&mut printer),
        Outcome::Failed(Fault::NeedsRecovery),
        "nothing is sent to a printer that is stuck"
    );
    controls.clear(Trouble::TicketJammed);
    let _ = controls.papers();
    assert_eq!(controls.retracted().len(), 1, "freed, it draws back what the last visitor left");
    printed(&print(&mut printer), Evidence::QueuedStatus);
}
