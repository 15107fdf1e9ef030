//! What comes with an application and what is said after it: attachments, what does not open, events, a renewed key, and
//! what is exported.

use domain::Personal;
use wire::backup::PASSPHRASE_CHARS_MIN;
use wire::seal::PartKey;
use wire::v1::{PartAnnounced, Signed as _, StatusEvent, StatusKind};

use super::*;
use crate::backup::{Backup, Purpose, prove, text};
use crate::export::{Form, export};
use crate::keys::EncKey;
use crate::note;
use crate::open::{Kind, read};
use crate::overview::{Copied, Stage, keys, note_copied, overview};
use crate::say::{SayError, Saying, last, say};

const SCAN: &[u8] = b"%PDF-1.7 a floor plan";

/// Lays an application with one attachment on the desk; `spoil` may change what the envelope says of it and what is sent.
fn arrive_with_scan(desk: &Desk, spoil: impl FnOnce(&mut Delivery, &mut Vec<u8>)) -> SubmissionId {
    let mut delivery = Delivery::new(1, desk);
    let fresh = PartKey::draw(&mut dice());
    let name = Personal::new("plan.pdf".to_owned());
    let (announced, mut sealed) =
        PartAnnounced::seal(sid(1), 1, (name, "application/pdf"), SCAN.to_vec(), fresh).unwrap();
    delivery.envelope.attachments = vec![announced];
    spoil(&mut delivery, &mut sealed);
    let fresh = Fresh::draw(&mut dice()).unwrap();
    let jwe = seal::seal(&delivery.envelope.to_json(), &delivery.seal_to, fresh).unwrap();
    let octets = "application/octet-stream".to_owned();
    let part = Part { n: 1, media_type: octets, bytes: sealed.len() as u64, sha256: wire::sha256(&sealed) };
    delivery.manifest.parts = vec![Part::envelope(&jwe), part];
    let manifest = delivery.manifest.sign(&delivery.terminal).unwrap();
    let entry = InboxEntry::new(7, sid(1), manifest, &delivery.listed, delivery.manifest.parts.clone());
    desk.keep_part(sid(1), 0, jwe.as_bytes()).unwrap();
    desk.keep_part(sid(1), 1, &sealed).unwrap();
    desk.keep("gateway-1", &entry).unwrap();
    sid(1)
}

#[test]
fn an_attachment_opens_by_its_own_key_and_lies_beside_the_application() {
    let (folder, desk) = desk();
    let submission = arrive_with_scan(&desk, |_, _| {});
    let opened = open(&desk, submission).unwrap();
    assert_eq!((opened.attachments, opened.kind), (1, Kind::Application));
    assert_eq!(std::fs::read(desk.folder(submission).join("attachment-1")).unwrap(), SCAN);
    let out = folder.path().join("out");
    for (form, expected) in [
        (Form::Csv, vec!["applications.csv".to_owned()]),
        (Form::Json, vec![format!("{submission}.json"), format!("{submission}-attachment-1")]),
        (Form::Pdf, vec![format!("{submission}.pdf")]),
    ] {
        let notes = export(&desk, &[submission], form, &out).unwrap();
        assert!(notes.iter().all(|note| note.ending == crate::Ending::Done), "{notes:?}");
        for name in expected {
            let mode = std::fs::metadata(out.join(&name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}

#[test]
fn an_attachment_that_is_not_what_was_announced_opens_nothing() {
    type Spoil = fn(&mut Delivery, &mut Vec<u8>);
    let table: [(&str, Spoil, &str); 6] = [
        ("a changed byte", |_, sealed| sealed[3] ^= 1, "attachment 1 does not open"),
        (
            "another hash",
            |d, _| d.envelope.attachments[0].sha256 = wire::sha256(b"other"),
            "attachment 1 does not open",
        ),
        ("another size", |d, _| d.envelope.attachments[0].bytes += 1, "attachment 1 does not open"),
        ("another number", |d, _| d.envelope.attachments[0].part = 2, "agree about attachment 2"),
        ("not announced", |d, _| d.envelope.attachments.clear(), "agree about attachment 1"),
        ("no answers in it", |d, _| d.envelope.answers_part = Some(1), "holds no application"),
    ];
    for (case, spoil, expected) in table {
        let (_folder, desk) = desk();
        let submission = arrive_with_scan(&desk, spoil);
        let refused = open(&desk, submission).unwrap_err();
        assert!(chain(&refused).contains(expected), "{case}: {}", chain(&refused));
        assert!(refused.is_lasting(), "{case}");
        assert!(!desk.folder(submission).join("attachment-1").exists(), "{case}: nothing is written");
    }
}

#[test]
fn what_does_not_open_is_answered_cannot_open_and_never_rejected() {
    let (_folder, desk) = desk();
    let submission = arrive_with_scan(&desk, |_, sealed| sealed[3] ^= 1);
    for _ in 0..2 {
        let notes = note::opened(&desk, &[submission], now());
        assert!(notes[0].text.contains("it is not the citizen's fault"), "{}", notes[0].text);
    }
    let (token, event) = last(&desk, submission).unwrap().unwrap();
    assert_eq!((event.n, event.event), (1, StatusKind::CannotOpen), "it is said once");
    let sig = desk.keys().sig.public().clone();
    let trust = |kid: &str| (kid == sig.kid()).then(|| ("SFA".parse().unwrap(), sig.clone()));
    assert_eq!(StatusEvent::verify(&token, &trust).unwrap(), event);
    assert!(!desk.folder(submission).join("receipt.jws").exists());
    // A list of our own is no reason to alarm anybody: it may be put right in a minute.
    assert!(!OpenError::UnlistedTerminal("T0417-1".to_owned()).is_lasting());
    assert_eq!(overview(&desk).unwrap()[0].event, Some(StatusKind::CannotOpen));
}

#[test]
fn events_are_numbered_signed_once_and_checked_before_anybody_reads_them() {
    let (_folder, desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    let text = |tag: &str, words: &str| [(tag.to_owned(), words.to_owned())].into();
    let saying = |kind, due: Option<&str>, text| Saying { kind, due: due.map(|day| day.parse().unwrap()), text };
    let review = saying(StatusKind::InReview, None, Default::default());
    assert!(matches!(say(&desk, sid(2), &review, now()), Err(SayError::NotHere)));
    let token = say(&desk, sid(1), &review, now()).unwrap();
    assert_eq!(say(&desk, sid(1), &review, now()).unwrap(), token, "the same bytes again");
    let wanted = saying(StatusKind::MoreInfo, Some("2026-12-01"), text("en", "Please bring the plan."));
    say(&desk, sid(1), &wanted, now()).unwrap();
    let (_, event) = last(&desk, sid(1)).unwrap().unwrap();
    assert_eq!((event.n, event.event, event.text["en"].as_str()), (2, StatusKind::MoreInfo, "Please bring the plan."));
    for (case, wrong, expected) in [
        ("no day", saying(StatusKind::MoreInfo, None, Default::default()), "more-info needs --due"),
        ("a day", saying(StatusKind::Approved, Some("2026-12-01"), Default::default()), "approved has no day"),
        ("no English", saying(StatusKind::Approved, None, text("ta", "சரி")), "missing in English"),
        ("a language", saying(StatusKind::Approved, None, text("xx", "?")), "know no language"),
        ("too long", saying(StatusKind::Approved, None, text("en", &"x".repeat(161))), "longer than 160"),
        ("two lines", saying(StatusKind::Approved, None, text("en", "a\nb")), "line breaks"),
    ] {
        let refused = say(&desk, sid(1), &wrong, now()).unwrap_err();
        assert!(refused.to_string().contains(expected), "{case}: {refused}");
    }
    let reject = Decision::Reject { reason: Reason { code: ReasonCode::Other, text: Default::default() } };
    decide(&desk, sid(1), &reject, now()).unwrap();
    assert!(matches!(say(&desk, sid(1), &review, now()), Err(SayError::Rejected)));
    assert_eq!(overview(&desk).unwrap()[0].stage, Stage::Rejected);
}

#[test]
fn a_renewed_key_opens_beside_the_old_one_and_each_says_how_it_stands() {
    let (folder, mut desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    let made = desk.rotate("2027-1", Some("2027-01-01".parse().unwrap()), &mut dice()).unwrap();
    assert!(public::enc_entry(&made).contains("seal_from = \"2027-01-01\""), "{}", public::enc_entry(&made));
    let desk = Desk::open(folder.path()).unwrap();
    let listed: Vec<_> = desk.keys().enc.iter().map(|enc| (enc.key.public().kid(), enc.seal_from.is_some())).collect();
    assert_eq!(listed, [("SFA-enc-2026-1", false), ("SFA-enc-2027-1", true)], "the newest is the last");
    assert!(read(&desk, sid(1)).is_ok(), "what was sealed to the old key still opens");
    let again = desk.clone().rotate("2027-1", None, &mut dice());
    assert!(matches!(again, Err(DeskError::Keys(KeysError::Taken(_)))), "{again:?}");

    let untested = keys(&desk).unwrap();
    assert!(untested.iter().all(|key| key.tested_by.is_none() && key.copy == Copied::Unproven));
    note_copied(&desk, &["SFA-enc-2027-1".to_owned()]).unwrap();
    assert_eq!(keys(&desk).unwrap().iter().map(|key| key.copy).collect::<Vec<_>>(), [Copied::Unproven, Copied::Proven]);
}

#[test]
fn a_desk_that_burnt_down_stands_again_from_its_copy_with_a_new_token() {
    let (_folder, desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    let words = "seven green lanterns at noon";
    assert!(words.len() >= PASSPHRASE_CHARS_MIN);
    let copy = Backup::read(&text(desk.agency(), desk.keys(), words, &mut dice()).unwrap()).unwrap();
    assert_eq!(prove(&copy, words, &[desk.keys().enc[0].key.public().clone()], &mut dice()).unwrap().len(), 1);
    let (mut enc, mut sig) = (Vec::new(), None);
    for (purpose, key) in copy.open(words).unwrap() {
        match purpose {
            Purpose::Opens => enc.push(EncKey { key: key.into(), seal_from: None }),
            Purpose::Signs => sig = Some(key),
        }
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = 77_u8;
    let mut random =
        |bytes: &mut [u8]| bytes.iter_mut().for_each(|byte| (*byte, other) = (other, other.wrapping_add(3)));
    let again = Desk::set_up_again(elsewhere.path(), &copy.agency, (enc, sig.unwrap()), &mut random).unwrap();
    assert_ne!(again.keys().token.sha256(), desk.keys().token.sha256());
    Delivery::new(1, &desk).arrive(&again);
    let again = Desk::open(elsewhere.path()).unwrap();
    let accepted = decide(&again, sid(1), &Decision::Accept { number: None }, now()).unwrap();
    let sig = desk.keys().sig.public().clone();
    let trust = |kid: &str| (kid == sig.kid()).then(|| (Issuer::Agency("SFA".parse().unwrap()), sig.clone()));
    assert!(Receipt::verify(&accepted, &trust).is_ok(), "its answers are those of the same agency");
}

#[test]
fn an_entry_is_taken_once_and_one_program_pulls_at_a_time() {
    let (_folder, desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    let entry = desk.entry(sid(1)).unwrap();
    assert_eq!(desk.keep("gateway-1", &entry).unwrap(), crate::desk::Kept::Known);
    assert_eq!(desk.keep("gateway-2", &entry).unwrap(), crate::desk::Kept::New, "that gateway has to be answered too");
    assert!(desk.has_part(sid(1), &entry.parts[0]));
    desk.keep_part(sid(1), 0, b"cut").unwrap();
    assert!(!desk.has_part(sid(1), &entry.parts[0]), "a broken part is fetched again");
    let turn = desk.take_turn().unwrap();
    assert!(matches!(desk.take_turn(), Err(DeskError::Busy(_))));
    drop(turn);
    assert!(desk.take_turn().is_ok());
}

#[test]
fn an_agency_with_an_rsa_key_opens_with_it_and_no_backup_says_that_it_holds_it() {
    let (folder, _) = desk();
    let jwk = include_str!("../../wire/golden/rsa-key.json");
    std::fs::write(folder.path().join("keys/enc-SFA-2026-R.jwk"), jwk).unwrap();
    let desk = Desk::open(folder.path()).unwrap();
    let at = desk.keys().enc.iter().position(|enc| enc.key.public().kid() == "SFA-2026-R").unwrap();
    let mut delivery = Delivery::new(1, &desk);
    delivery.seal_to = desk.keys().enc[at].key.public().clone();
    delivery.manifest.enc_kid = "SFA-2026-R".to_owned();
    delivery.arrive(&desk);
    assert!(read(&desk, sid(1)).is_ok());
    assert!(public::enc_entry(&desk.keys().enc[at]).contains(r#"jwk = '{"kty":"RSA","kid":"SFA-2026-R""#));
    assert_eq!(keys(&desk).unwrap()[at].copy, Copied::Elsewhere);
    let text = text(desk.agency(), desk.keys(), "seven green lanterns at noon", &mut dice()).unwrap();
    assert!(text.contains("# NOT HERE: SFA-2026-R") && !text.contains("opens SFA-2026-R"), "{text}");
    assert_eq!(Backup::read(&text).unwrap().entries.len(), 2, "the others are there");
}
