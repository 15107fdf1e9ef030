//! What a code opens and what it does not. The cost is small here; the real one is measured by one test alone.

use std::collections::{BTreeMap, BTreeSet};

use domain::application::Action;
use domain::draft::Start;
use domain::{Answer, Language, Personal, Value};

use super::*;

const QUICK: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

fn reference(counter: u64) -> Reference {
    Reference::new("7K4".parse().unwrap(), counter).unwrap()
}

fn draft() -> Draft {
    Draft {
        catalogue: "2026.11".to_owned(),
        language: Language::Tamil,
        start: Start::Intent("open-restaurant".parse().unwrap()),
        action: Action::New,
        answers: BTreeMap::from([(
            "applicant.name".parse().unwrap(),
            Answer::Known(Value::Text(Personal::new("Tan Mei Ling".to_owned()))),
        )]),
        unfinished: BTreeMap::new(),
        skipped: BTreeSet::new(),
        interview: Vec::new(),
        taken: BTreeSet::new(),
        left: BTreeSet::new(),
        documents: BTreeMap::new(),
    }
}

#[test]
fn argon2id_is_the_one_of_the_rfc() {
    // RFC 9106, section 5.3, has a secret and associated data, which this crate's call does not take; the reference
    // program gives this for `password`, `somesalt`, 2 passes, 64 MiB, 1 lane.
    let cost = Cost { memory_kib: 65_536, passes: 2, lanes: 1 };
    let root = stretch(b"password", b"somesalt", cost).unwrap();
    let shown: String = root.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(shown, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
}

#[test]
fn a_receipt_opens_for_its_secret_and_for_nothing_else() {
    let secret = ReceiptSecret::from_random([1; 16]);
    let lock = ReceiptLock::new(&secret, &reference(7), QUICK).unwrap();
    let sealed = lock.seal(b"the receipt", [9; 12]);
    assert_eq!(&*ReceiptLock::new(&secret, &reference(7), QUICK).unwrap().open(&sealed).unwrap(), b"the receipt");
    assert!(!sealed.windows(3).any(|window| window == b"rec"));
    let others = [
        ReceiptLock::new(&ReceiptSecret::from_random([2; 16]), &reference(7), QUICK).unwrap(),
        ReceiptLock::new(&secret, &reference(8), QUICK).unwrap(),
        ReceiptLock::new(&secret, &reference(7), Cost { passes: 2, ..QUICK }).unwrap(),
    ];
    for other in others {
        assert_eq!(other.open(&sealed).unwrap_err(), LockError::Locked);
        assert_ne!(status_key_of(&other.proof()), Some(lock.status_key()));
    }
    assert_eq!(status_key_of(&lock.proof()), Some(lock.status_key()));
}

#[test]
fn a_proof_is_not_what_is_kept_and_nonsense_proves_nothing() {
    let lock = ReceiptLock::new(&ReceiptSecret::from_random([1; 16]), &reference(7), QUICK).unwrap();
    for wrong in ["", "AA", "not base64!", &lock.status_key(), &"A".repeat(43)] {
        assert_ne!(status_key_of(wrong), Some(lock.status_key()), "{wrong}");
    }
    assert_ne!(lock.proof(), encode(&*lock.key));
}

#[test]
fn a_draft_opens_for_its_code_and_hides_everything() {
    let code = ResumeCode::from_random([5; 16]);
    let lock = DraftLock::new(&code, &[1; 16], QUICK).unwrap();
    let sealed = lock.seal(&draft(), [3; 12]);
    assert_eq!(DraftLock::new(&code, &[1; 16], QUICK).unwrap().open(&sealed), Ok(draft()));
    for hidden in ["Tan", "applicant", "restaurant", "2026"] {
        assert!(!sealed.windows(hidden.len()).any(|window| window == hidden.as_bytes()), "{hidden}");
    }
    let other_salt = DraftLock::new(&code, &[2; 16], QUICK).unwrap();
    let other_code = DraftLock::new(&ResumeCode::from_random([6; 16]), &[1; 16], QUICK).unwrap();
    for other in [other_salt, other_code] {
        assert_ne!(other.name(), lock.name());
        assert_eq!(other.open(&sealed), Err(LockError::Locked));
    }
}

#[test]
fn one_changed_byte_anywhere_is_noticed() {
    let lock = DraftLock::new(&ResumeCode::from_random([5; 16]), &[1; 16], QUICK).unwrap();
    let sealed = lock.seal(&draft(), [3; 12]);
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        assert_eq!(lock.open(&changed), Err(LockError::Locked), "byte {place}");
    }
    for length in [0, 1, 11, 12, 27, sealed.len() - 1] {
        assert_eq!(lock.open(&sealed[..length]), Err(LockError::Locked), "{length} bytes");
    }
}

#[test]
fn an_unfit_cost_is_refused_before_memory_is_taken() {
    for (memory_kib, passes, lanes) in [(0, 1, 1), (8, 0, 1), (8, 1, 0), (8, 1, 2), (u32::MAX, 1, 1)] {
        let cost = Cost { memory_kib, passes, lanes };
        let refused = DraftLock::new(&ResumeCode::from_random([5; 16]), &[1; 16], cost);
        assert_eq!(refused.unwrap_err(), UnfitCost { memory_kib, passes, lanes });
    }
}
