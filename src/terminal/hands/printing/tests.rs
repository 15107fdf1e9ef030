//! The program is killed at every byte of a receipt, on one printer and one store that go on: no second original, nothing
//! called printed that nobody confirmed, and nothing of one citizen on the paper of the next.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use devices::port::{Port, PortError};
use devices::printer::escpos::Job;
use devices::printer::simulated::{self, Controls, Pace, SimulatedPort};
use devices::printer::{self, Evidence, Past, Policy, Printer, Profile, Purged, SerialPrinter};
use domain::receipt::{Block, Document};
use domain::{Language, Reference, SubmissionId, Timestamp};
use store::{Made, PrintEnd, PrintEvidence, PrintJob, Sealed, Sheet, Store};
use uuid::Uuid;

use super::{end_of, note};

/// What a kill leaves behind: nothing but the bytes that had left.
struct Killed;

/// A line that outlives the program, and the bytes after which the program is killed.
#[derive(Clone)]
struct Wire(Arc<Mutex<(SimulatedPort, Option<usize>)>>);

impl Wire {
    fn locked(&self) -> MutexGuard<'_, (SimulatedPort, Option<usize>)> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn kill_after(&self, bytes: Option<usize>) {
        self.locked().1 = bytes;
    }
}

impl Port for Wire {
    fn name(&self) -> String {
        self.locked().0.name()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        self.locked().0.read(into, wait)
    }

    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        let mut wire = self.locked();
        let Some(left) = wire.1 else { return wire.0.write(bytes, within) };
        if bytes.len() > left {
            wire.0.write(&bytes[..left], within)?;
            drop(wire);
            resume_unwind(Box::new(Killed));
        }
        wire.1 = Some(left - bytes.len());
        wire.0.write(bytes, within)
    }

    fn drop_output(&mut self) {
        self.locked().0.drop_output();
    }

    fn reopen(&mut self) -> Result<(), PortError> {
        self.locked().0.reopen()
    }

    fn elapsed(&self) -> Duration {
        self.locked().0.elapsed()
    }
}

/// A paper encoded once, and what it looks like when it is whole.
struct Sample {
    job: Job,
    whole: simulated::Paper,
}

/// A terminal whose program comes and goes.
struct Site {
    store: Store,
    wire: Wire,
    controls: Controls,
    profile: Profile,
    printer: SerialPrinter<Wire>,
    submitted: u128,
}

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

impl Site {
    fn new(profile: &Profile) -> Self {
        let (port, controls) = simulated::port(profile, Pace::Told);
        let wire = Wire(Arc::new(Mutex::new((port, None))));
        let printer = SerialPrinter::new(wire.clone(), profile.clone(), Policy::default());
        let store = Store::in_memory("T0417".parse().unwrap(), "7K4".parse().unwrap()).unwrap();
        let mut site = Self { store, wire, controls, profile: profile.clone(), printer, submitted: 0 };
        assert_eq!(site.starts(), Purged::Clean, "nothing was printed yet");
        site
    }

    /// As the program does when it starts.
    fn starts(&mut self) -> Purged {
        self.wire.kill_after(None);
        self.store.prints_left_underway(now()).unwrap();
        self.printer = SerialPrinter::new(self.wire.clone(), self.profile.clone(), Policy::default());
        let past = self.store.printer_past().unwrap();
        let past = match past.in_doubt {
            0 => Past::Clean { next_id: past.next_id },
            _ => Past::Doubtful { next_id: past.next_id },
        };
        let purged = self.printer.take_over(past);
        if purged != Purged::Blocked {
            self.store.printer_cleared(now()).unwrap();
        }
        purged
    }

    fn sample(&mut self, document: &Document) -> Sample {
        Sample { job: self.printer.encode(document), whole: self.printer.preview(document) }
    }

    fn submits(&mut self) -> Reference {
        self.submitted += 1;
        let sealed = Sealed {
            submission: SubmissionId::new(Uuid::from_u128(self.submitted)),
            agency: "SFA".parse().unwrap(),
            licences: vec!["sfa-food-shop".parse().unwrap()],
            envelope: format!("sealed {}", self.submitted).into_bytes(),
            parts: Vec::new(),
        };
        let reference = self.store.next_reference().unwrap();
        let mut make = |_: &Reference, _, seqs: &[u64]| {
            let manifests = seqs.iter().map(|seq| format!("manifest {seq}")).collect();
            Ok(Made { manifests, receipt: b"sealed".to_vec(), ..Made::default() })
        };
        self.store.submit(now(), reference, &[sealed], &mut make).unwrap();
        reference
    }

    /// Notes and prints as the hands do; `None` when the program was killed.
    fn prints(&mut self, reference: Reference, job: &Job) -> (u32, Option<printer::Outcome>) {
        let Self { store, printer, .. } = self;
        let (id, copy) = store.print_started(Sheet::Receipt(reference), now()).unwrap();
        let ended = catch_unwind(AssertUnwindSafe(|| {
            let outcome = printer.print_job(job, &mut |step| note(store, id, None, &step, now()).unwrap());
            store.print_ended(id, &end_of(&outcome), now()).unwrap();
            outcome
        }));
        match ended {
            Ok(outcome) => (copy, Some(outcome)),
            Err(payload) if payload.is::<Killed>() => (copy, None),
            Err(payload) => resume_unwind(payload),
        }
    }

    #[track_caller]
    fn prints_whole(&mut self, reference: Reference, sample: &Sample, what: &str) -> u32 {
        let (copy, outcome) = self.prints(reference, &sample.job);
        assert!(matches!(outcome, Some(printer::Outcome::Printed { .. })), "{what}: {outcome:?}");
        assert_eq!(self.newest().outcome, "printed", "{what}");
        copy
    }

    fn newest(&self) -> PrintJob {
        self.store.print_jobs(1).unwrap().remove(0)
    }
}

fn document(language: Language, words: [&str; 4]) -> Document {
    let [title, label, text, small] = words.map(String::from);
    let blocks = vec![
        Block::Title(title),
        Block::Rule,
        Block::Reference("7K4-0001-AB".into()),
        Block::Heading("Singapore Food Agency (SFA)".into()),
        Block::Pair { label: label.clone(), value: "S$195.00".into() },
        Block::Text(text),
        Block::Total { label, value: "S$1,035.00".into() },
        Block::Qr { content: "7K4-0001-AB".into(), caption: small.clone() },
        Block::Small(small),
    ];
    Document { language, blocks }
}

fn receipts() -> [Document; 4] {
    [
        document(
            Language::English,
            ["Receipt", "Food shop licence, new", "Received by the agency", "Check or print again at any counter"],
        ),
        document(Language::Tamil, ["விண்ணப்பம்", "மொத்தக் கட்டணம்", "உணவுக் கடை உரிமம்", "எந்த முனையத்திலும் மீண்டும்"]),
        document(Language::Chinese, ["申请收据", "食品店执照，新申请", "已送达机构", "随时可在任何柜台再次打印"]),
        document(Language::Arabic, ["إيصال", "مجموع الرسوم", "تلقته الجهة", "رقمك المرجعي"]),
    ]
}

fn next() -> Document {
    let blocks = vec![Block::Title("NEXT".into()), Block::Text("Somebody else".into()), Block::Rule];
    Document { language: Language::English, blocks }
}

/// Kills the program after each of these bytes of a receipt; gives how often.
fn killed_at_every(site: &mut Site, original: &Document, step: impl Fn(usize) -> usize) -> usize {
    let (first, copy, next) =
        (site.sample(original), site.sample(&original.marked_as_copy("COPY 1".into())), site.sample(&next()));
    for _ in 0..2 {
        // The second is the shorter: before the first, the printer is found again.
        let reference = site.submits();
        site.wire.kill_after(Some(usize::MAX));
        site.prints_whole(reference, &first, "nobody kills it");
    }
    let length = usize::MAX - site.wire.locked().1.unwrap();
    site.controls.take_papers();
    let mut kills = 0;
    for offset in (0..length).step_by(step(length)) {
        let what = format!("{} {:?} killed at byte {offset} of {length}", site.profile.name, original.language);
        let reference = site.submits();
        site.wire.kill_after(Some(offset));
        let (number, outcome) = site.prints(reference, &first.job);
        assert_eq!(number, 1, "{what}");
        if let Some(outcome) = outcome {
            // A part that finds nothing owed repeats its settings, so that no two jobs need the same bytes.
            assert!(offset + 32 > length && matches!(outcome, printer::Outcome::Printed { .. }), "{what}: {outcome:?}");
            site.controls.take_papers();
            break;
        }
        kills += 1;

        assert_eq!(site.starts(), Purged::Cleared, "{what}");
        let row = site.newest();
        assert_eq!((row.reference, row.outcome.as_str(), row.evidence), (Some(reference), "unknown", None), "{what}");
        let somebody_else = site.submits();
        assert_eq!(site.prints_whole(somebody_else, &next, &what), 1);
        let papers = site.controls.take_papers();
        let (last, before) = papers.split_last().unwrap();
        assert!(*last == next.whole, "{what}: the next receipt is not whole");
        let originals = before.iter().filter(|paper| **paper == first.whole).count();
        let marked = before.iter().filter(|paper| paper.says("VOID")).count();
        assert!(originals <= 1 && originals + marked == before.len(), "{what}: {originals} originals, {marked} void");

        if kills % 25 == 1 {
            assert_eq!(site.prints_whole(reference, &copy, &what), 2, "the second print is a copy");
            let papers = site.controls.take_papers();
            assert!(papers.len() == 1 && papers[0] == copy.whole && papers[0] != first.whole, "{what}: no marked copy");
        }
    }
    kills
}

#[test]
fn a_kill_at_any_byte_makes_no_second_original_and_is_never_called_printed() {
    let mut site = Site::new(&Profile::epson_tm_t20iii());
    let mut kills = 0;
    for (place, receipt) in receipts().iter().enumerate() {
        kills += killed_at_every(&mut site, receipt, |length| if place == 0 { 1 } else { length.div_ceil(1_000) });
    }
    assert!(kills >= 2_000, "{kills} kills");
    assert!(site.store.verify_audit().unwrap().fault.is_none());
}

#[test]
fn a_kill_of_a_printer_that_cannot_be_cleared_leaves_nothing_either() {
    let mut site = Site::new(&Profile::generic_80());
    let mut kills = 0;
    for receipt in receipts() {
        kills += killed_at_every(&mut site, &receipt, |length| length / 40);
    }
    assert!(kills >= 160, "{kills} kills");
}

#[test]
fn an_id_that_comes_late_upgrades_the_row() {
    let mut site = Site::new(&Profile::epson_tm_t20iii());
    let sample = site.sample(&receipts()[0]);
    let reference = site.submits();
    let (id, _) = site.store.print_started(Sheet::Receipt(reference), now()).unwrap();
    let (mut last, mut parts) = (0, 0);
    let Site { store, printer, controls, .. } = &mut site;
    let outcome = printer.print_job(&sample.job, &mut |step| {
        match step {
            printer::Progress::Started { parts: all, .. } => parts = all,
            printer::Progress::Sent { id } => last = id,
            printer::Progress::Confirmed { part, .. } if part + 1 == parts => {
                controls.set(simulated::Trouble::IdsLost);
            }
            printer::Progress::Confirmed { .. } | printer::Progress::Waiting(_) | printer::Progress::Resumed => {}
        }
        note(store, id, None, &step, now()).unwrap();
    });
    assert!(matches!(end_of(&outcome), PrintEnd::Unknown(_)), "{outcome:?}");
    store.print_ended(id, &end_of(&outcome), now()).unwrap();
    let row = store.print_jobs(1).unwrap().remove(0);
    assert_eq!((row.id_sent, row.id_seen), (Some(last), Some(last - 1)));
    controls.answer_late(format!("\x37\x22{last:04}\0").as_bytes());
    printer.heartbeat();
    assert_eq!(printer.late(), Some(Evidence::ProcessId));
    store.print_confirmed_late(id, now()).unwrap();
    let row = store.print_jobs(1).unwrap().remove(0);
    assert_eq!(
        (row.outcome.as_str(), row.evidence.as_deref()),
        ("printed", Some(PrintEvidence::LateProcessId.as_str()))
    );
    assert_eq!(row.id_seen, Some(last));
}
