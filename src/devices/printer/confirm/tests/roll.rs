//! The roll ends at every row of a receipt: who waits gets the whole of it, and who has left leaves nothing of it to the
//! next.

use super::*;

/// A printer with a receipt's worth of wear, a receipt encoded once, and what it looks like when it is whole.
struct Desk {
    printer: SerialPrinter<SimulatedPort>,
    controls: Controls,
    job: Job,
    whole: Paper,
    next: Next,
}

impl Desk {
    fn new(profile: Profile) -> Self {
        let (mut printer, controls) = printer(profile, Pace::Told);
        let job = printer.encode(&receipt());
        let (whole, next) = (printer.preview(&receipt()), Next::of(&mut printer));
        assert!(matches!(printer.print_job(&job, &mut |_| {}), Outcome::Printed { .. }));
        controls.take_papers();
        Self { printer, controls, job, whole, next }
    }

    #[track_caller]
    fn prints_next(&mut self, what: &str) -> Vec<Paper> {
        let outcome = self.printer.print_job(&self.next.job, &mut |_| {});
        assert!(matches!(outcome, Outcome::Printed { .. }), "{what}: {outcome:?}");
        let papers = self.controls.take_papers();
        assert!(papers.last() == Some(&self.next.whole), "{what}: the next receipt is not whole");
        papers
    }
}

#[test]
fn in_the_same_visit_the_receipt_is_finished_and_printed_at_every_row() {
    let mut desk = Desk::new(Profile::epson_tm_t20iii());
    for row in 1..desk.whole.rows() {
        desk.controls.run_out_of_paper_after(row);
        desk.controls.clear_after(Trouble::PaperOut, Duration::from_secs(40));
        let mut told = Vec::new();
        let outcome = desk.printer.print_job(&desk.job, &mut |progress| told.push(progress));
        printed(&outcome, Evidence::ProcessId);
        // The last rows are the way to the knife: the sensor may see the end of the roll when all is confirmed.
        let waited = told.contains(&Progress::Waiting(Fault::PaperOut)) && told.contains(&Progress::Resumed);
        assert!(waited || row + 130 > desk.whole.rows(), "row {row}: nobody was told");
        desk.controls.clear(Trouble::PaperOut);
        assert!(desk.controls.take_papers() == [desk.whole.clone()], "row {row}");
    }
}

#[test]
fn when_the_visit_is_over_nothing_comes_out_later_at_every_row() {
    let mut desk = Desk::new(Profile::epson_tm_t20iii());
    for row in 1..desk.whole.rows() - 130 {
        desk.controls.run_out_of_paper_after(row);
        let stopper = desk.printer.stopper();
        let outcome = desk.printer.print_job(&desk.job, &mut |progress| {
            if matches!(progress, Progress::Waiting(_)) {
                stopper.pull();
            }
        });
        assert_eq!(outcome, Outcome::Failed(Fault::Cleared), "row {row}");
        assert_eq!(desk.printer.purge(), Purged::Clean);
        desk.printer.stopper().reset();
        let cut_short = desk.controls.take_papers();
        desk.controls.clear(Trouble::PaperOut);
        assert!(desk.controls.papers().is_empty(), "row {row}: something came out when the roll was changed");
        let held = desk.controls.memory();
        assert!(!held.windows(3).any(|held| held == b"7K4"), "row {row}: the printer still holds the reference");
        let papers = desk.prints_next(&format!("row {row}"));
        let before: Vec<&Paper> = papers.iter().rev().skip(1).collect();
        assert!(before.iter().all(|paper| paper.says("VOID")), "row {row}: not marked");
        assert!(before.iter().all(|paper| !paper.says("7K4") && paper.codes.is_empty()), "row {row}");
        assert!(!cut_short.contains(&desk.whole), "row {row}");
    }
}

#[test]
fn a_printer_that_cannot_be_cleared_is_blocked_until_it_has_run_empty() {
    let mut desk = Desk::new(Profile::generic_80());
    desk.controls.run_out_of_paper_after(300);
    let stopper = desk.printer.stopper();
    let outcome = desk.printer.print_job(&desk.job, &mut |progress| {
        if matches!(progress, Progress::Waiting(_)) {
            stopper.pull();
        }
    });
    assert_eq!(desk.printer.purge(), Purged::Blocked);
    desk.printer.stopper().reset();
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::Abandoned, .. }), "{outcome:?}");
    for _ in 0..5 {
        desk.printer.heartbeat();
        assert_eq!(desk.printer.status(), Status::Blocked);
    }
    desk.controls.take_papers();
    // With the new roll it prints what it holds whatever anybody does: that is marked and cut off at once.
    desk.controls.clear(Trouble::PaperOut);
    desk.printer.heartbeat();
    assert_eq!(desk.printer.status(), Status::Ready);
    let rest = desk.controls.take_papers();
    assert!(rest.last().is_some_and(|paper| paper.says("VOID") && paper.cut));
    assert_eq!(desk.prints_next("the next visitor's").len(), 1);
}

#[test]
fn clear_not_confirmed_blocks_the_printer() {
    let mut desk = Desk::new(Profile::epson_tm_t20iii());
    desk.controls.set(Trouble::ClearLost);
    desk.controls.run_out_of_paper_after(300);
    let stopper = desk.printer.stopper();
    let outcome = desk.printer.print_job(&desk.job, &mut |progress| {
        if matches!(progress, Progress::Waiting(_)) {
            stopper.pull();
        }
    });
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::Abandoned, .. }), "{outcome:?}");
    desk.printer.stopper().reset();
    for _ in 0..3 {
        assert_eq!(desk.printer.purge(), Purged::Blocked);
        assert_eq!(desk.printer.status(), Status::Blocked);
        assert!(matches!(desk.printer.print_job(&desk.job, &mut |_| {}), Outcome::Failed(_)));
    }
    // The technician switches it off and on.
    desk.controls.take_papers();
    desk.controls.clear(Trouble::ClearLost);
    desk.controls.set(Trouble::PoweredOff);
    desk.controls.clear(Trouble::PaperOut);
    desk.printer.heartbeat();
    desk.controls.clear(Trouble::PoweredOff);
    desk.printer.heartbeat();
    assert_eq!(desk.printer.status(), Status::Ready);
    desk.prints_next("the next visitor's");
}

#[test]
fn faults_are_waited_for_or_not_as_they_can_be_mended() {
    for (trouble, fault, ends) in [
        (Trouble::CoverOpen, Fault::CoverOpen, true),
        (Trouble::Offline, Fault::Offline, true),
        (Trouble::HeadHot, Fault::TooHot, true),
        (Trouble::NeedsRecovery, Fault::NeedsRecovery, true),
        (Trouble::CutterJammed, Fault::CutterJammed, false),
        (Trouble::Broken, Fault::Broken, false),
    ] {
        let mut desk = Desk::new(Profile::epson_tm_t20iii());
        desk.controls.after(crate::printer::simulated::When::Rows(400), Turn::Comes(trouble));
        if !matches!(trouble, Trouble::HeadHot | Trouble::NeedsRecovery) {
            // These two end by themselves or by being told.
            desk.controls.clear_after(trouble, Duration::from_secs(60));
        }
        let mut told = Vec::new();
        let outcome = desk.printer.print_job(&desk.job, &mut |progress| told.push(progress));
        if ends {
            printed(&outcome, Evidence::ProcessId);
            assert!(
                told.contains(&Progress::Waiting(fault)) && told.contains(&Progress::Resumed),
                "{trouble:?}: {told:?}"
            );
            let papers = desk.controls.take_papers();
            if trouble == Trouble::NeedsRecovery {
                // The line that failed is printed again: nothing is missing, and some rows are there twice.
                assert!(papers[0].rows() > desk.whole.rows() && papers[0].cut, "no line was printed again");
                assert!(desk.whole.text.iter().all(|line| papers[0].text.contains(line)));
            } else {
                assert!(papers == [desk.whole.clone()], "{trouble:?}");
            }
        } else {
            assert_eq!(outcome, Outcome::Failed(fault), "{trouble:?}");
            assert_eq!(desk.printer.status(), Status::Error);
        }
    }
}
