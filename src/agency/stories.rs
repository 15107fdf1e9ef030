//! Stories at an agency's desk: what is opened, what is not, and that an answer is given once. The line to a real
//! gateway is tried in `sync`'s tests, end to end.

mod afterwards;

use std::os::unix::fs::PermissionsExt as _;

use tempfile::TempDir;
use uuid::Uuid;

use domain::application::LicenceRequest;
use domain::{AgencyId, Application, Language, Reference, SubmissionId, TerminalId, Timestamp, chain};
use wire::keys::{Private, Public};
use wire::seal::{self, Fresh, Recipient};
use wire::v1::{
    AuditHead, Envelope, InboxEntry, Issuer, Level, Manifest, Part, Reason, ReasonCode, Receipt, Signed as _, TimeTrust,
};

use crate::decide::{DecideError, decide};
use crate::desk::{Desk, DeskError};
use crate::dice::dice;
use crate::keys::{Keys, KeysError};
use crate::open::{OpenError, Pdf, gaps, open};
use crate::{Decision, public};

fn sid(n: u128) -> SubmissionId {
    SubmissionId::new(Uuid::from_u128(n))
}

fn now() -> Timestamp {
    "2026-11-22T09:00:00Z".parse().unwrap()
}

fn terminal_key() -> Private {
    Private::from_secret("T0417-1", &[1; 32]).unwrap()
}

fn desk() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::set_up(folder.path(), &"SFA".parse().unwrap(), "2026-1", &mut dice()).unwrap();
    (folder, desk)
}

/// A delivery as a terminal makes it, with everything in reach of a test that wants to spoil it.
struct Delivery {
    entry: SubmissionId,
    manifest: Manifest,
    envelope: Envelope,
    seal_to: Recipient,
    terminal: Private,
    listed: Public,
    spoil: fn(&mut Vec<u8>),
}

impl Delivery {
    fn new(n: u128, desk: &Desk) -> Self {
        let agency = desk.agency().clone();
        let (terminal, reference) = ("T0417".parse::<TerminalId>().unwrap(), reference(3));
        let application = application(n, &agency);
        let seal_to = desk.keys().enc[0].key.public().clone();
        Self {
            entry: sid(n),
            envelope: Envelope::from_application(&application, terminal.clone(), reference, Some(b"%PDF-1.7".to_vec())),
            manifest: Manifest {
                v: 1,
                sid: sid(n),
                terminal,
                agency,
                licences: vec!["sfa-food-shop".parse().unwrap()],
                actions: Vec::new(),
                reference,
                catalogue: "2026.11.1".to_owned(),
                enc_kid: seal_to.kid().to_owned(),
                seq: u64::try_from(n).unwrap(),
                audit: AuditHead { seq: 0, head: String::new() },
                terminal_time: now(),
                time_trust: TimeTrust::Synced,
                status_key: None,
                amends: None,
                parts: Vec::new(),
            },
            seal_to,
            terminal: terminal_key(),
            listed: terminal_key().public().clone(),
            spoil: |_| {},
        }
    }

    /// Lays it on the desk as a pull would.
    fn arrive(mut self, desk: &Desk) {
        let fresh = Fresh::draw(&mut dice()).unwrap();
        let jwe = seal::seal(&self.envelope.to_json(), &self.seal_to, fresh).unwrap();
        self.manifest.parts = vec![Part::envelope(&jwe)];
        let manifest = self.manifest.sign(&self.terminal).unwrap();
        let entry = InboxEntry::new(7, self.entry, manifest, &self.listed, self.manifest.parts.clone());
        let mut bytes = jwe.into_bytes();
        (self.spoil)(&mut bytes);
        desk.keep_part(self.entry, 0, &bytes).unwrap();
        desk.keep("gateway-1", &entry).unwrap();
    }
}

fn reference(counter: u64) -> Reference {
    Reference::new("7K4".parse().unwrap(), counter).unwrap()
}

fn application(n: u128, agency: &AgencyId) -> Application {
    Application {
        submission: sid(n),
        agency: agency.clone(),
        catalogue: "2026.11.1".to_owned(),
        language: Language::English,
        completed_at: now(),
        licences: vec![LicenceRequest {
            licence: "sfa-food-shop".parse().unwrap(),
            title: "Food shop".to_owned(),
            version: "1".to_owned(),
            action: domain::application::Action::New,
            holds: None,
        }],
        answers: Vec::new(),
        fees: Vec::new(),
        documents: Vec::new(),
        consents: Vec::new(),
    }
}

#[test]
fn an_application_is_opened_to_json_and_pdf_that_only_the_owner_reads() {
    let (_folder, desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    let opened = open(&desk, sid(1)).unwrap();
    assert_eq!((opened.reference, opened.place, opened.pdf), (reference(3), 7, Pdf::Written));
    assert_eq!(desk.number(opened.place), "SFA-000007");

    let folder = desk.folder(sid(1));
    let json = std::fs::read(folder.join("application.json")).unwrap();
    assert_eq!(Envelope::from_json(&json).unwrap().licences[0].title, "Food shop");
    assert_eq!(std::fs::read(folder.join("application.pdf")).unwrap(), b"%PDF-1.7");
    for name in ["application.json", "application.pdf", "part-0", "entry.json"] {
        let mode = std::fs::metadata(folder.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert_eq!(open(&desk, sid(1)).unwrap(), opened, "opening twice does no harm");
}

#[test]
fn every_check_of_the_list_is_made() {
    type Spoil = fn(&mut Delivery);
    let table: [(&str, Spoil, &str); 12] = [
        ("a forged manifest", |d| d.terminal = Private::from_secret("T0417-1", &[9; 32]).unwrap(), "does not verify"),
        (
            "a key the gateway does not list",
            |d| d.listed = Private::from_secret("SFA-enc-2026-1", &[9; 32]).unwrap().public().clone(),
            "does not verify",
        ),
        ("an entry under another id", |d| d.entry = sid(2), "agree about the submission id"),
        ("a part with a changed byte", |d| d.spoil = |bytes| bytes[200] ^= 1, "part 0"),
        ("a part that was cut", |d| d.spoil = |bytes| bytes.truncate(300), "part 0"),
        ("sealed to a key we never had", |d| d.manifest.enc_kid = "SFA-enc-1999-1".to_owned(), "must be kept there"),
        ("sealed to somebody else", |d| d.seal_to = terminal_key().public().clone().into(), "does not open"),
        ("another submission inside", |d| d.envelope.sid = sid(5), "agree about the submission id"),
        ("another terminal inside", |d| d.envelope.terminal = "T9999".parse().unwrap(), "agree about the terminal"),
        ("another agency's envelope", |d| d.envelope.agency = "URA".parse().unwrap(), "agree about the agency"),
        ("another reference inside", |d| d.envelope.reference = reference(4), "agree about the reference"),
        ("fewer licences inside", |d| d.envelope.licences.clear(), "agree about the licences"),
    ];
    for (case, spoil, expected) in table {
        let (_folder, desk) = desk();
        let mut delivery = Delivery::new(1, &desk);
        spoil(&mut delivery);
        let submission = delivery.entry;
        delivery.arrive(&desk);
        let refused = open(&desk, submission).unwrap_err();
        assert!(chain(&refused).contains(expected), "{case}: {}", chain(&refused));
        assert!(!desk.folder(submission).join("application.json").exists(), "{case}");
        let decided = decide(&desk, submission, &Decision::Accept { number: None }, now());
        assert!(matches!(decided, Err(DecideError::NotOpened(_))), "{case}: {decided:?}");
    }
}

#[test]
fn an_agency_with_a_list_of_its_own_opens_only_what_listed_terminals_signed() {
    let (folder, desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    let terminals = folder.path().join("terminals");
    std::fs::create_dir(&terminals).unwrap();
    let stranger = Private::from_secret("T0418-1", &[8; 32]).unwrap();
    std::fs::write(terminals.join("T0418-1.jwk"), stranger.public().to_jwk()).unwrap();
    let strict = Desk::open(folder.path()).unwrap();
    assert!(matches!(open(&strict, sid(1)), Err(OpenError::UnlistedTerminal(kid)) if kid == "T0417-1"));
    std::fs::write(terminals.join("T0417-1.jwk"), terminal_key().public().to_jwk()).unwrap();
    assert!(open(&Desk::open(folder.path()).unwrap(), sid(1)).is_ok());
}

#[test]
fn an_answer_is_signed_once_and_stands() {
    let (_folder, desk) = desk();
    Delivery::new(1, &desk).arrive(&desk);
    open(&desk, sid(1)).unwrap();
    let text = [("en".to_owned(), "The floor plan is missing.".to_owned())].into();
    let reject = Decision::Reject { reason: Reason { code: ReasonCode::Incomplete, text } };
    let token = decide(&desk, sid(1), &reject, now()).unwrap();
    assert_eq!(decide(&desk, sid(1), &reject, now()).unwrap(), token, "the same bytes again");
    let changed = decide(&desk, sid(1), &Decision::Accept { number: None }, now());
    assert!(matches!(changed, Err(DecideError::Decided(Level::Rejected))), "{changed:?}");
    assert_eq!(desk.undecided().unwrap(), []);
    assert_eq!(desk.unposted("gateway-1").unwrap(), [sid(1)]);
    assert_eq!(desk.unposted("gateway-2").unwrap(), [], "it did not come from there");
    desk.mark_posted(sid(1)).unwrap();
    assert_eq!(desk.unposted("gateway-1").unwrap(), []);
    let entry = desk.entry(sid(1)).unwrap();
    desk.keep("gateway-2", &entry).unwrap();
    assert_eq!(desk.unposted("gateway-2").unwrap(), [sid(1)], "the second gateway is told as well");

    let sig = desk.keys().sig.public().clone();
    let trust = |kid: &str| (kid == sig.kid()).then(|| (Issuer::Agency("SFA".parse().unwrap()), sig.clone()));
    let receipt = Receipt::verify(&token, &trust).unwrap();
    assert_eq!(receipt.check_for(sid(1), &desk.entry(sid(1)).unwrap().manifest), Ok(()));
    assert_eq!(receipt.reason.unwrap().code, ReasonCode::Incomplete);
}

#[test]
fn a_gap_in_a_terminals_count_is_reported_and_refuses_nothing() {
    let (_folder, desk) = desk();
    assert!(gaps(&desk).unwrap().is_empty());
    for n in [1, 2, 5] {
        Delivery::new(n, &desk).arrive(&desk);
        assert!(open(&desk, sid(n)).is_ok());
    }
    let gaps = gaps(&desk).unwrap();
    assert_eq!(gaps.into_iter().collect::<Vec<_>>(), [("T0417".parse().unwrap(), vec![3, 4])]);
}

#[test]
fn each_gateway_has_a_place_of_its_own_in_the_inbox() {
    let (folder, desk) = desk();
    assert_eq!(desk.cursor("gateway-1").unwrap(), 0);
    desk.set_cursor("gateway-1", 17).unwrap();
    desk.set_cursor("a gateway / with \u{e9}", 3).unwrap();
    assert_eq!((desk.cursor("gateway-1").unwrap(), desk.cursor("gateway-2").unwrap()), (17, 0));
    assert_eq!(desk.cursor("a gateway / with \u{e9}").unwrap(), 3);
    std::fs::write(folder.path().join("cursors"), "seventeen").unwrap();
    assert!(matches!(desk.cursor("gateway-1"), Err(DeskError::Broken { .. })));
}

#[test]
fn a_desk_that_was_set_up_by_half_is_set_up_again_and_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Desk::open(folder.path()), Err(DeskError::NotSetUp(_))));
    let agency = "SFA".parse().unwrap();
    Desk::set_up(folder.path(), &agency, "1", &mut dice()).unwrap();
    std::fs::remove_file(folder.path().join("keys/sig.jwk")).unwrap();
    assert!(Desk::open_or_set_up(folder.path(), &agency, &mut dice()).is_ok());
}

#[test]
fn keys_are_private_are_never_overwritten_and_old_ones_still_open() {
    let (folder, desk) = desk();
    for name in ["sig.jwk", "token", "enc-SFA-enc-2026-1.jwk"] {
        let mode = std::fs::metadata(folder.path().join("keys").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let again = Desk::set_up(folder.path(), &"SFA".parse().unwrap(), "2026-1", &mut dice());
    assert!(matches!(again, Err(DeskError::Keys(KeysError::Exists(_)))), "{again:?}");

    let newer = Private::from_secret("SFA-enc-2027-1", &[6; 32]).unwrap();
    std::fs::write(folder.path().join("keys/enc-SFA-enc-2027-1.jwk"), newer.to_jwk().as_bytes()).unwrap();
    let keys = Keys::load(&folder.path().join("keys")).unwrap();
    assert_eq!(keys.enc.len(), 2);
    let told =
        [public::for_gateway(desk.agency(), &keys), public::for_catalogue(&keys), public::json(desk.agency(), &keys)];
    for told in told {
        assert!(told.contains("SFA-sig-2026-1") && !told.contains("\"d\""), "{told}");
        assert!(!told.contains(keys.token.secret()), "{told}");
    }
    assert!(public::for_catalogue(&keys).contains("kid = 'SFA-enc-2027-1'"));
    assert!(!format!("{keys:?}").contains(keys.token.secret()));
    Delivery::new(1, &desk).arrive(&desk);
    assert!(open(&Desk::open(folder.path()).unwrap(), sid(1)).is_ok());
}
