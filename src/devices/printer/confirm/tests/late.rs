//! Ids that come late, that belong to others, or that do not come: what they say of a job, and what they do not.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::*;
use crate::port::PortError;

/// Prints and loses the answer to the last id; gives that id.
fn in_doubt(printer: &mut SerialPrinter<SimulatedPort>, controls: &Controls) -> u16 {
    let (mut parts, mut last) = (0, 0);
    let outcome = printer.print(&receipt(), &mut |progress| match progress {
        Progress::Started { parts: all, .. } => parts = all,
        Progress::Sent { id } => last = id,
        Progress::Confirmed { part, .. } if part + 1 == parts => controls.set(Trouble::IdsLost),
        Progress::Confirmed { .. } | Progress::Waiting(_) | Progress::Resumed => {}
    });
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::NotConfirmed, .. }), "{outcome:?}");
    controls.clear(Trouble::IdsLost);
    assert_eq!(printer.late(), None);
    last
}

fn answer(id: u16) -> Vec<u8> {
    format!("\x37\x22{id:04}\0").into_bytes()
}

#[test]
fn a_late_id_says_that_it_was_printed_after_all() {
    type Act = fn(&mut SerialPrinter<SimulatedPort>);
    let acts: [(&str, Act); 4] = [
        ("a heartbeat", |printer| printer.heartbeat()),
        ("a question", |printer| assert_eq!(printer.status(), Status::Ready)),
        ("the next print", |printer| printed(&print(printer), Evidence::ProcessId)),
        ("the end of the visit", |printer| assert_eq!(printer.purge(), Purged::Clean)),
    ];
    for (what, act) in acts {
        let (mut printer, controls) = epson();
        let last = in_doubt(&mut printer, &controls);
        controls.take_papers();
        controls.answer_late(&answer(last));
        act(&mut printer);
        assert_eq!(printer.late(), Some(Evidence::ProcessId), "heard by {what}");
        assert_eq!(printer.late(), None, "told once");
        assert!(controls.papers().iter().all(|paper| !paper.says("VOID")), "{what}: what was printed is not void");
    }
}

#[test]
fn an_id_says_nothing_of_another_job_nor_after_the_printer_has_forgotten() {
    type Act = fn(&mut SerialPrinter<SimulatedPort>, &Controls);
    let acts: [(&str, Act); 5] = [
        ("an id of an earlier job", |_, controls| controls.answer_late(&answer(3))),
        ("an id never sent", |_, controls| controls.answer_late(&answer(9_000))),
        ("cleared", |printer, _| assert_eq!(printer.purge(), Purged::Cleared)),
        ("another job", |printer, _| printed(&print(printer), Evidence::ProcessId)),
        ("another line", |printer, controls| {
            controls.set(Trouble::Unplugged);
            printer.heartbeat();
            controls.clear(Trouble::Unplugged);
            printer.status();
        }),
    ];
    for (place, (what, act)) in acts.into_iter().enumerate() {
        let (mut printer, controls) = epson();
        printed(&print(&mut printer), Evidence::ProcessId);
        let last = in_doubt(&mut printer, &controls);
        act(&mut printer, &controls);
        if place > 1 {
            controls.answer_late(&answer(last));
        }
        printer.heartbeat();
        printer.heartbeat();
        assert_eq!(printer.late(), None, "{what}");
    }
}

#[test]
fn an_id_of_an_old_job_does_not_confirm_this_one() {
    let (mut printer, controls) = epson();
    let old = in_doubt(&mut printer, &controls);
    printer.purge();
    let outcome = printer.print(&receipt(), &mut |progress| match progress {
        Progress::Started { .. } => controls.set(Trouble::IdsLost),
        Progress::Sent { .. } => (1..=old).for_each(|id| controls.answer_late(&answer(id))),
        Progress::Confirmed { .. } => panic!("an old id was believed"),
        Progress::Waiting(_) | Progress::Resumed => {}
    });
    assert!(matches!(outcome, Outcome::Unknown { .. }), "{outcome:?}");
}

#[test]
fn an_id_that_is_missing_in_the_middle_is_a_gap_and_no_later_one_fills_it() {
    let (mut printer, controls) = epson();
    let mut sent = 0;
    let outcome = printer.print(&receipt(), &mut |progress| {
        if let Progress::Sent { .. } = progress {
            sent += 1;
            if sent == 3 {
                controls.lose_answers(1);
            }
        }
    });
    let gap = Doubt::Interrupted(Fault::Restarted);
    assert!(matches!(&outcome, Outcome::Unknown { doubt, .. } if *doubt == gap), "{outcome:?}");
    printer.heartbeat();
    assert_eq!(printer.late(), None);
}

#[test]
fn ids_go_on_where_an_earlier_program_stopped_and_begin_again_behind_the_last() {
    for (next_id, expected) in [(1, 1), (4_711, 4_711), (9_998, 1), (0, 1)] {
        let (mut printer, _controls) = epson();
        assert_eq!(printer.take_over(Past::Clean { next_id }), Purged::Clean);
        let mut first = None;
        let outcome = printer.print(&receipt(), &mut |progress| {
            if let Progress::Sent { id } = progress {
                first.get_or_insert(id);
            }
        });
        printed(&outcome, Evidence::ProcessId);
        assert_eq!(first, Some(expected));
    }
}

/// A simulated line with something odd about it.
struct Odd<Q>(SimulatedPort, Q);

/// What is odd about a line; everything that is not said here is as it always is.
trait Quirk: Send {
    fn read(&mut self, line: &mut SimulatedPort, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        line.read(into, wait)
    }
    /// These bytes are about to be written.
    fn writes(&mut self, _bytes: &[u8]) {}
    /// The line is about to be opened again.
    fn reopens(&mut self) {}
    fn data_set_ready(&mut self) -> Option<bool> {
        None
    }
}

impl<Q: Quirk> Port for Odd<Q> {
    fn name(&self) -> String {
        self.0.name()
    }
    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        self.1.read(&mut self.0, into, wait)
    }
    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        self.1.writes(bytes);
        self.0.write(bytes, within)
    }
    fn drop_output(&mut self) {
        self.0.drop_output();
    }
    fn data_set_ready(&mut self) -> Option<bool> {
        self.1.data_set_ready()
    }
    fn reopen(&mut self) -> Result<(), PortError> {
        self.1.reopens();
        self.0.reopen()
    }
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

/// Counts how often somebody tries to open the line.
struct Counting(Arc<AtomicU32>);

impl Quirk for Counting {
    fn reopens(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_real_time_answer_that_comes_late_is_not_taken_for_the_next_questions() {
    for late_ms in [600, 900, 1_400] {
        let (mut printer, controls) = epson();
        assert_eq!(printer.status(), Status::Ready);
        controls.delay_answers(Duration::from_millis(late_ms));
        printer.heartbeat();
        controls.delay_answers(Duration::ZERO);
        controls.set(Trouble::CoverOpen);
        // An answer does not say whose it is: taken for the next question's, an open cover is a roll near its end.
        let seen = [printer.status(), printer.status(), printer.status()];
        assert!(seen.iter().all(|seen| matches!(seen, Status::CoverOpen | Status::Silent)), "{late_ms}: {seen:?}");
        assert_eq!(seen[2], Status::CoverOpen, "{late_ms}");
        controls.clear(Trouble::CoverOpen);
        assert_eq!(printer.status(), Status::Ready);
    }
}

/// Holds back what the printer answers to a question about its ticket until so many bytes of the next job were sent.
#[derive(Default)]
struct Busy {
    asked: bool,
    held: Vec<u8>,
    sent: usize,
}

impl Quirk for Busy {
    fn read(&mut self, line: &mut SimulatedPort, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        if self.sent > 60 && !self.held.is_empty() {
            let count = self.held.len().min(into.len());
            into[..count].copy_from_slice(&self.held[..count]);
            self.held.drain(..count);
            return Ok(count);
        }
        let count = line.read(into, wait)?;
        if self.asked && into[..count].iter().any(|byte| byte & 0x90 == 0) {
            self.asked = false;
            let (held, on): (Vec<u8>, Vec<u8>) = into[..count].iter().partition(|byte| **byte & 0x90 == 0);
            self.held.extend(held);
            into[..on.len()].copy_from_slice(&on);
            return Ok(on.len());
        }
        Ok(count)
    }
    fn writes(&mut self, bytes: &[u8]) {
        self.asked |= bytes == b"\x1d\x65\x06";
        self.sent = if self.held.is_empty() { 0 } else { self.sent + bytes.len() };
    }
}

#[test]
fn an_answer_about_a_ticket_that_comes_late_confirms_no_part_of_the_next_job() {
    let profile = Profile::custom_kpm210();
    let (port, controls) = simulated::port(&profile, Pace::Told);
    let mut printer = SerialPrinter::new(Odd(port, Busy::default()), profile, Policy::default());
    printed(&print(&mut printer), Evidence::QueuedStatus);
    assert_eq!(printer.status(), Status::NotTaken, "its answer is held back");
    // The answer to the last question of the next job is lost: whoever takes the late one for a part's says *printed*.
    let outcome = printer.print(&receipt(), &mut |progress| {
        if let Progress::Confirmed { part, of, .. } = progress
            && part + 1 == of
        {
            controls.set(Trouble::IdsLost);
        }
    });
    assert!(matches!(outcome, Outcome::Unknown { doubt: Doubt::NotConfirmed, .. }), "{outcome:?}");
    let mut next = 0;
    controls.clear(Trouble::IdsLost);
    assert_eq!(printer.purge(), Purged::Cleared);
    printed(&printer.print(&receipt(), &mut |_| next += 1), Evidence::QueuedStatus);
    assert!(next > 3);
}

/// A cable of three wires: what the host reads as data set ready is never set.
struct ThreeWires;

impl Quirk for ThreeWires {
    fn data_set_ready(&mut self) -> Option<bool> {
        Some(false)
    }
}

#[test]
fn a_cable_without_the_wire_that_says_ready_is_found_out_and_nobody_waits_for_it() {
    for (baud, profile) in
        [(9_600, "epson-tm-t20iii"), (115_200, "epson-tm-t20iii"), (9_600, "star-escpos"), (115_200, "star-escpos")]
    {
        let profile = Profile { baud: Some(baud), ..Profile::named(profile).unwrap() };
        let (port, controls) = simulated::port(&profile, Pace::Told);
        let mut printer = SerialPrinter::new(Odd(port, ThreeWires), profile, Policy::default());
        for document in [receipt(), in_scripts()] {
            let mut waited = false;
            let outcome = printer.print(&document, &mut |progress| waited |= matches!(progress, Progress::Waiting(_)));
            printed(&outcome, proof_of(&printer));
            assert!(!waited, "somebody was told that the printer is off line");
            assert!(controls.take_papers().last() == Some(&printer.preview(&document)));
        }
    }
}

#[test]
fn a_line_that_is_gone_is_tried_ever_more_seldom_and_at_once_for_a_citizen() {
    let profile = Profile::epson_tm_t20iii();
    let (port, controls) = simulated::port(&profile, Pace::Told);
    let tries = Arc::new(AtomicU32::new(0));
    let mut printer = SerialPrinter::new(Odd(port, Counting(Arc::clone(&tries))), profile, Policy::default());
    controls.set(Trouble::Unplugged);
    for _ in 0..120 {
        printer.heartbeat();
        let _ = controls.next_event(Duration::from_secs(5));
        while controls.next_event(Duration::from_secs(5)).is_some() {}
    }
    let tried = tries.load(Ordering::SeqCst);
    assert!((15..=45).contains(&tried), "{tried} tries in some ten minutes");
    controls.clear(Trouble::Unplugged);
    printed(&print(&mut printer), Evidence::ProcessId);
}
