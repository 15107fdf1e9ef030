//! What a terminal does with its store, and the book of what it promised while it did. After any power cut the book is held
//! against the store.

use std::io::Write as _;

use uuid::Uuid;

use domain::audit::Event;
use domain::{Reference, SubmissionId, Timestamp};
use store::{KeptPart, Level, Made, OpenError, Outcome, Sealed, State, Store, SubmitError, Whom};

use crate::chance::Chance;
use crate::world::Home;

const AGENCIES: [&str; 3] = ["SFA", "URA", "NEA"];
pub(crate) const STORE: &str = "data/store.sqlite";

/// Something that was promised to somebody, because the store said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Promise {
    /// A page said *submitted*: this submission, under this reference, with so many parts, each of these bytes.
    Submitted { submission: SubmissionId, reference: Reference, envelope: usize, parts: Vec<(u32, u64, [u8; 32])> },
    /// A receipt was verified and recorded.
    Received { submission: SubmissionId, level: Level },
    /// An attempt was noted before it was made.
    Attempted { submission: SubmissionId, attempts: u32 },
    /// A reference was taken; it must never be given again.
    Taken(Reference),
}

/// How much is done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Length {
    pub(crate) visits: u64,
    pub(crate) deliveries: usize,
    /// After so many visits the log is written into the file.
    pub(crate) checkpoint_every: u64,
}

/// Plays the script on a disk that may fail, and keeps the book.
pub(crate) struct Player<'a> {
    pub(crate) world: &'a Home,
    pub(crate) promises: Vec<Promise>,
    /// Visits that were told *not accepted*.
    pub(crate) refused: usize,
    chance: Chance,
}

pub(crate) fn open(world: &Home) -> Result<Store, OpenError> {
    let terminal = "T0417".parse().unwrap();
    Ok(Store::open_on(world.disk(), &world.path(STORE), terminal, "7K4".parse().unwrap())?.with_reserve(1))
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + second).unwrap()
}

impl<'a> Player<'a> {
    pub(crate) fn new(world: &'a Home, seed: u64) -> Self {
        Self { world, promises: Vec::new(), refused: 0, chance: Chance(seed) }
    }

    /// Opens the store, takes visits and delivers. What fails is told by the store and goes on with the next; a store that
    /// does not open ends it.
    pub(crate) fn play(&mut self, length: Length) -> Option<Store> {
        let mut store = open(self.world).ok()?;
        let mut delivered = 0;
        for visit in 0..length.visits {
            if self.visit(&mut store, visit).is_err() {
                self.refused += 1;
            }
            if delivered < length.deliveries {
                self.deliver(&mut store);
                delivered += 1;
            }
            if (visit + 1) % length.checkpoint_every == 0 {
                self.checkpoint(&mut store);
            }
        }
        Some(store)
    }

    fn promise(&mut self, promise: Promise) {
        self.promises.push(promise);
        self.world.promise(self.promises.len());
    }

    fn visit(&mut self, store: &mut Store, visit: u64) -> Result<(), SubmitError> {
        // A store heals before each call of its handle; here there is none.
        store.heal().map_err(SubmitError::Lost)?;
        let reference = store.next_reference().map_err(SubmitError::Store)?;
        self.promise(Promise::Taken(reference));
        let agencies = 1 + self.chance.below(AGENCIES.len());
        let mut batch = Vec::new();
        for agency in AGENCIES.iter().take(agencies) {
            let submission =
                SubmissionId::new(Uuid::from_u128(u128::from(self.chance.next()) << 64 | u128::from(visit)));
            let size = [900, 2_500, 6_000][self.chance.below(3)];
            // Few documents, because each is written twice where it lives in a row; now and then one that becomes a file.
            let parts = match (visit % 13, self.chance.below(8)) {
                (1, _) if batch.is_empty() => vec![(1, 270_000)],
                (_, 0) => vec![(1, 5_000), (2, 700)],
                _ => Vec::new(),
            };
            let parts = parts.into_iter().map(|(n, size)| self.keep(store, submission, n, size));
            // An attachment that the disk did not take is no part of the visit; the citizen is told.
            let parts: Vec<KeptPart> = parts.collect::<Option<_>>().unwrap_or_default();
            let (agency, licences) = (agency.parse().unwrap(), vec!["sfa-food-shop".parse().unwrap()]);
            batch.push(Sealed { submission, agency, licences, envelope: self.bytes(size), parts });
        }
        let submitted = store.submit(at(visit as i64), reference, &batch, &mut |reference, _, seqs| {
            let manifests = seqs.iter().map(|seq| format!("manifest {seq} of {reference}")).collect();
            Ok(Made { manifests, receipt: b"receipt".to_vec(), ..Made::default() })
        })?;
        for sealed in batch {
            let parts = sealed.parts.iter().map(|part| (part.n(), part.bytes(), part.sha256())).collect();
            let (submission, envelope) = (sealed.submission, sealed.envelope.len());
            self.promise(Promise::Submitted { submission, reference: submitted.reference, envelope, parts });
        }
        Ok(())
    }

    fn keep(&mut self, store: &Store, submission: SubmissionId, n: u32, size: usize) -> Option<KeptPart> {
        let mut writer = store.part_writer(submission, n, "application/octet-stream").ok()?;
        for piece in self.bytes(size).chunks(65_536) {
            writer.write_all(piece).ok()?;
        }
        writer.keep().ok()
    }

    fn bytes(&mut self, size: usize) -> Vec<u8> {
        let mut chance = Chance(self.chance.next());
        std::iter::repeat_with(|| chance.next().to_le_bytes()).flatten().take(size).collect()
    }

    /// One item: an attempt, then one of the things that can come of it.
    fn deliver(&mut self, store: &mut Store) {
        if store.heal().is_err() {
            return;
        }
        let Ok(waiting) = store.outstanding(1) else { return };
        let Some(submission) = waiting.first().map(|item| item.submission) else { return };
        let Ok(attempts) = store.begin_attempt(submission, at(9)) else { return };
        self.promise(Promise::Attempted { submission, attempts });
        let level = [Level::Custody, Level::Accepted, Level::Rejected].get(self.chance.below(5)).copied();
        let outcome = match level {
            Some(level) => Outcome::Receipted { level, receipt: format!("receipt of {submission}") },
            None => Outcome::PutOff { whom: Whom::Item, until: at(99), failures: 1, note: "no answer".to_owned() },
        };
        if store.heal().is_ok()
            && store.record(submission, &outcome, at(10)).is_ok()
            && let Some(level) = level
        {
            self.promise(Promise::Received { submission, level });
        }
    }

    /// As the hourly sweep and the end of a visit do.
    fn checkpoint(&mut self, store: &mut Store) {
        if store.heal().is_ok() {
            let _ = store.sweep(at(100));
            let _ = store.purge_drafts(at(100));
            let _ = store.audit(&Event::Wiped { why: "finished" }, at(100));
            let _ = store.delete_draft(&[0; 16]);
        }
    }
}

/// One more visit, of one application, as the next citizen makes it.
pub(crate) fn take_one(store: &mut Store, visit: u64) -> Result<Reference, SubmitError> {
    let reference = store.next_reference().map_err(SubmitError::Store)?;
    let submission = SubmissionId::new(Uuid::from_u128(u128::from(visit)));
    let (agency, licences) = ("SFA".parse().unwrap(), Vec::new());
    let sealed = Sealed { submission, agency, licences, envelope: vec![7; 900], parts: Vec::new() };
    let submitted = store.submit(at(2_000), reference, &[sealed], &mut |_, _, _| {
        Ok(Made {
            manifests: vec![format!("manifest of visit {visit}")],
            receipt: b"receipt".to_vec(),
            ..Made::default()
        })
    })?;
    Ok(submitted.reference)
}

/// Holds the book against the store: every promise is kept, and whatever else is there is whole.
pub(crate) fn check(store: &mut Store, promises: &[Promise], case: &str) {
    let report = store.verify_audit().unwrap();
    assert_eq!(report.fault, None, "{case}");
    for promise in promises {
        match promise {
            Promise::Submitted { submission, reference, envelope, parts } => {
                let row =
                    store.submission(*submission).unwrap().unwrap_or_else(|| panic!("{case}: {promise:?} is lost"));
                assert_eq!((row.reference, row.envelope_bytes), (*reference, *envelope as u64), "{case}");
                assert!(store.receipt(reference).unwrap().is_some(), "{case}");
                for (n, bytes, sha256) in parts {
                    let part =
                        store.part(*submission, *n).unwrap().unwrap_or_else(|| panic!("{case}: part {n} is lost"));
                    assert_eq!((part.bytes, part.sha256), (*bytes, *sha256), "{case}");
                    part.verify().unwrap_or_else(|error| panic!("{case}: part {n} of {submission}: {error}"));
                }
            }
            Promise::Received { submission, level } => {
                let row =
                    store.submission(*submission).unwrap().unwrap_or_else(|| panic!("{case}: {promise:?} is lost"));
                let receipt = match level {
                    Level::Custody => row.custody_receipt,
                    Level::Accepted | Level::Rejected => row.agency_receipt,
                };
                assert_eq!(receipt, Some(format!("receipt of {submission}")), "{case}");
                assert!(!matches!(row.state, State::Stored | State::Parked), "{case}");
            }
            Promise::Attempted { submission, attempts } => {
                let row =
                    store.submission(*submission).unwrap().unwrap_or_else(|| panic!("{case}: {promise:?} is lost"));
                assert!(row.attempts >= *attempts, "{case}: an attempt was forgotten");
            }
            Promise::Taken(_) => {}
        }
    }
    for row in store.unsettled(u32::MAX).unwrap() {
        store.part(row.submission, 0).unwrap().unwrap().verify().unwrap_or_else(|error| panic!("{case}: {error}"));
        for n in 1..3 {
            if let Some(part) = store.part(row.submission, n).unwrap() {
                part.verify().unwrap_or_else(|error| panic!("{case}: part {n} of what nobody was promised: {error}"));
            }
        }
    }
    let next = store.next_reference().unwrap();
    assert!(!promises.contains(&Promise::Taken(next)), "{case}: {next} is given twice");
}
