//! Every shape of version 1 against its golden file, and the rules about who may say what.

use std::collections::BTreeMap;

use proptest::prelude::*;

use domain::application::{
    Action, AnsweredQuestion, AnsweredValue, Consent, DocumentPromise, DocumentState, FeeLine, LicenceRequest,
};
use domain::attachment::{AttachedFile, FileKind, FileNumber};
use domain::{Application, Language, Money, Personal, Reference, SubmissionId, Timestamp, Value};

use super::*;
use crate::keys;
use crate::seal::{PLAINTEXT_MAX, PartKey};
use crate::sign::Signer;

fn sid() -> SubmissionId {
    "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn reference() -> Reference {
    Reference::new("7K4".parse().unwrap(), 0).unwrap()
}

fn key(kid: &str, seed: u8) -> keys::Private {
    keys::Private::from_secret(kid, &[seed; 32]).unwrap()
}

fn asked(id: &str, label: &str, kind: &'static str, answer: AnsweredValue) -> AnsweredQuestion {
    AnsweredQuestion { question: id.parse().unwrap(), label: label.to_owned(), kind, answer }
}

fn said(value: Value, text: &str) -> AnsweredValue {
    AnsweredValue::One { value, text: Personal::new(text.to_owned()) }
}

fn text(text: &str) -> Value {
    Value::Text(Personal::new(text.to_owned()))
}

fn application(answers: Vec<AnsweredQuestion>) -> Application {
    let licence: domain::LicenceId = "sfa-food-shop".parse().unwrap();
    let fee = |label: &str, amount| FeeLine { licence: licence.clone(), label: label.to_owned(), amount };
    Application {
        submission: sid(),
        agency: "SFA".parse().unwrap(),
        catalogue: "2026.11.2".to_owned(),
        language: Language::Tamil,
        completed_at: at("2026-11-22T03:04:05Z"),
        licences: vec![LicenceRequest {
            licence: licence.clone(),
            title: "Food shop licence".to_owned(),
            version: "2026-10-01".to_owned(),
            action: Action::New,
            holds: None,
        }],
        answers,
        fees: vec![fee("Licence fee", Some(Money::new(19_500, "SGD".parse().unwrap()))), fee("Inspection", None)],
        documents: vec![DocumentPromise {
            document: "layout-plan".parse().unwrap(),
            licence,
            label: "Layout plan".to_owned(),
            state: DocumentState::ToFollow,
        }],
        consents: vec![Consent {
            id: "share-with-sfa".to_owned(),
            text: "Send this to SFA.".to_owned(),
            given_at: at("2026-11-22T03:04:00Z"),
        }],
    }
}

fn envelope(answers: Vec<AnsweredQuestion>, pdf: Option<Vec<u8>>) -> Envelope {
    Envelope::from_application(&application(answers), "T0417".parse().unwrap(), reference(), pdf)
}

#[test]
fn a_document_that_was_added_names_its_part_and_the_others_none() {
    let mut application = application(Vec::new());
    let plan = application.documents[0].clone();
    let file = AttachedFile { number: FileNumber(9), kind: FileKind::Pdf, bytes: 8, pages: Some(1) };
    let added = |id: &str| DocumentPromise {
        document: id.parse().unwrap(),
        state: DocumentState::Attached(file),
        ..plan.clone()
    };
    application.documents = vec![added("tenancy"), plan.clone(), added("menu")];
    let parts: Vec<_> = application.attached().map(|(part, promise, _)| (part, promise.document.to_string())).collect();
    assert_eq!(parts, [(1, "tenancy".to_owned()), (2, "menu".to_owned())]);
    let sealed = |part: u16| {
        let name = (Personal::new(format!("{part}.pdf")), FileKind::Pdf.media_type());
        PartAnnounced::seal(sid(), part, name, b"%PDF-1.7".to_vec(), PartKey::draw(&mut |bytes| bytes.fill(7)))
            .unwrap()
            .0
    };
    let plain = Envelope::from_application(&application, "T0417".parse().unwrap(), reference(), Some(vec![7; 34_000]));
    assert!(plain.application_pdf().is_some());
    let envelope = plain.with_attachments(vec![sealed(1), sealed(2)]);
    let stated: Vec<_> = envelope.documents.iter().map(|stated| (stated.state.as_str(), stated.part)).collect();
    assert_eq!(stated, [("attached", Some(1)), ("to_follow", None), ("attached", Some(2))]);
    let forty = (1..=40).map(sealed).collect();
    let full = envelope.with_attachments(forty);
    assert!(full.application_pdf().is_none(), "the PDF makes room for forty announcements");
    assert!(full.to_json().len() <= PLAINTEXT_MAX);
}

fn manifest() -> Manifest {
    Manifest {
        v: 1,
        sid: sid(),
        terminal: "T0417".parse().unwrap(),
        agency: "SFA".parse().unwrap(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        actions: Vec::new(),
        reference: reference(),
        catalogue: "2026.11.2".to_owned(),
        enc_kid: "SFA-2026-1".to_owned(),
        seq: 118,
        audit: AuditHead { seq: 0, head: "AA".to_owned() },
        terminal_time: at("2026-11-22T03:04:06Z"),
        time_trust: TimeTrust::Synced,
        status_key: None,
        amends: None,
        parts: vec![Part::envelope("abc")],
    }
}

fn receipt(level: Level, issuer: Issuer) -> Receipt {
    Receipt::new(sid(), "abc", level, issuer, at("2026-11-22T03:05:00Z"))
}

#[track_caller]
fn check_golden(written: &[u8], golden: &str) {
    assert_eq!(std::str::from_utf8(written).unwrap(), golden.trim_end());
}

#[test]
fn an_envelope_is_the_golden_one() {
    let owners = vec![vec![asked("person.name", "Name", "text", said(text("Tan Mei Ling"), "Tan Mei Ling"))], vec![]];
    let services = Value::Choices(vec!["dine-in".to_owned(), "takeaway".to_owned()]);
    let answers = vec![
        asked("premises.type", "What kind of premises?", "choice", said(Value::Choice("shop".to_owned()), "Shop")),
        asked("premises.floor_area", "How large?", "whole", said(Value::Whole(120), "120 m²")),
        asked("food.halal", "Halal?", "yes_no", said(Value::YesNo(true), "Yes")),
        asked("food.services", "Which services?", "choices", said(services, "Dine in, take away")),
        asked(
            "business.start",
            "When will you open?",
            "date",
            said(Value::Date("2027-01-02".parse().unwrap()), "2 January 2027"),
        ),
        asked("business.capital", "Capital?", "money", said(Value::Money(350), "S$3.50")),
        asked("premises.unit", "Which unit?", "text", AnsweredValue::NotYet),
        asked("owners", "Owners", "group", AnsweredValue::Items(owners)),
    ];
    let envelope = envelope(answers, Some(b"%PDF".to_vec()));
    let golden = include_str!("../golden/envelope.json");
    check_golden(&envelope.to_json(), golden);
    assert_eq!(Envelope::from_json(golden.as_bytes()), Ok(envelope));
}

#[test]
fn a_pdf_that_does_not_fit_is_left_out_and_nothing_else() {
    let with = |pdf_bytes: usize| envelope(vec![], Some(vec![b'x'; pdf_bytes]));
    assert_eq!(with(30_000).application_pdf().unwrap().len(), 30_000);
    let without = with(40_000);
    assert_eq!(without.application_pdf(), None);
    assert!(without.to_json().len() < PLAINTEXT_MAX);
    assert_eq!(without.sid, sid());
}

#[test]
fn an_envelope_shows_nothing_personal_in_debug_output_or_errors() {
    let envelope = envelope(vec![asked("person.name", "Name", "text", said(text("Tan Mei Ling"), "Tan"))], None);
    assert!(!format!("{envelope:?} {:?}", envelope.answers).contains("Tan"));
    let broken = String::from_utf8(envelope.to_json().to_vec()).unwrap().replace("\"T0417\"", "\"Tan Mei Ling\"");
    let error = Envelope::from_json(broken.as_bytes()).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("Tan"));
}

#[test]
fn a_test_envelope_says_that_it_is_one_and_its_attachment_opens() {
    let fresh = PartKey::draw(&mut |bytes| bytes.fill(7));
    let name = Personal::new("test.pdf".to_owned());
    let (announced, sealed) =
        PartAnnounced::seal(sid(), 1, (name, "application/pdf"), b"%PDF".to_vec(), fresh).unwrap();
    let ids = ("T0417".parse().unwrap(), "SFA".parse().unwrap());
    let envelope =
        Envelope::test((sid(), reference()), ids.0, ids.1, vec![announced.clone()], at("2026-11-22T03:04:05Z"));
    let golden = include_str!("../golden/envelope-test.json");
    check_golden(&envelope.to_json(), golden);
    let read = Envelope::from_json(golden.as_bytes()).unwrap();
    assert_eq!(read, envelope);
    assert!(read.test && read.licences.is_empty());
    assert_eq!(read.attachments[0].open(sid(), sealed.clone()).unwrap().as_slice(), b"%PDF");
    let wrong: [fn(&mut PartAnnounced); 5] = [
        |it| it.bytes += 1,
        |it| it.sha256 = crate::sha256(b"other"),
        |it| it.part = 2,
        |it| it.iv = "AAAA".to_owned(),
        |it| it.key = Personal::new("no key".to_owned()),
    ];
    for spoil in wrong {
        let mut spoilt = announced.clone();
        spoil(&mut spoilt);
        assert!(spoilt.open(sid(), sealed.clone()).is_err(), "{spoilt:?}");
    }
}

#[test]
fn answers_that_travel_as_an_attachment_come_back_into_their_place() {
    let whole = envelope(vec![asked("person.name", "Name", "text", said(text("Tan"), "Tan"))], None);
    let json = String::from_utf8(whole.to_json().to_vec()).unwrap();
    let start = json.find("\"answers\":").unwrap();
    let end = json.find(",\"fees\"").unwrap();
    let answers = json[start..end].trim_start_matches("\"answers\":").to_owned();
    let without = format!("{}\"answers_part\":3{}", &json[..start], &json[end..]);
    let mut read = Envelope::from_json(without.as_bytes()).unwrap();
    assert_eq!((read.answers_part, read.answers.len()), (Some(3), 0));
    read.take_answers(answers.as_bytes()).unwrap();
    assert_eq!(read.answers, whole.answers);
    assert!(read.take_answers(b"[{}]").is_err());
}

#[test]
fn a_manifest_is_the_golden_one() {
    let golden = include_str!("../golden/manifest.json");
    check_golden(&manifest().to_json(), golden);
    assert_eq!(Manifest::from_json(golden.as_bytes()), Ok(manifest()));
    let terminal = key("T0417-3", 7);
    let token = manifest().sign(&terminal).unwrap();
    let keys = |kid: &str| (kid == "T0417-3").then(|| terminal.public().clone());
    assert_eq!(Manifest::verify(&token, &keys), Ok((manifest(), "T0417-3".to_owned())));
    assert!(Receipt::verify(&token, &|_| Some((Issuer::Gateway, terminal.public().clone()))).is_err());
}

#[test]
fn a_receipt_is_the_golden_one() {
    let custody = receipt(Level::Custody, Issuer::Gateway);
    check_golden(&custody.to_json(), include_str!("../golden/receipt-custody.json"));
    let mut rejected = receipt(Level::Rejected, Issuer::Agency("SFA".parse().unwrap()));
    rejected.reference = Some("SFA-88213".to_owned());
    let words = BTreeMap::from([("en".to_owned(), "Please apply to URA.".to_owned())]);
    rejected.reason = Some(Reason { code: ReasonCode::WrongAgency, text: words });
    let golden = include_str!("../golden/receipt-rejected.json");
    check_golden(&rejected.to_json(), golden);
    assert_eq!(Receipt::from_json(golden.as_bytes()), Ok(rejected));
}

#[test]
fn a_receipt_counts_only_from_the_one_who_may_say_it() {
    let (gateway, agency) = (key("gateway-1", 7), key("SFA-sig-1", 9));
    let sfa = Issuer::Agency("SFA".parse().unwrap());
    let trust = |kid: &str| match kid {
        "gateway-1" => Some((Issuer::Gateway, gateway.public().clone())),
        "SFA-sig-1" => Some((sfa.clone(), agency.public().clone())),
        _ => None,
    };
    let issued = |level, issuer: Issuer, signer: &dyn Signer| {
        Receipt::verify(&receipt(level, issuer).sign(signer).unwrap(), &trust)
    };
    assert!(issued(Level::Custody, Issuer::Gateway, &gateway).is_ok());
    assert!(issued(Level::Accepted, sfa.clone(), &agency).is_ok());
    assert_eq!(issued(Level::Accepted, Issuer::Gateway, &gateway), Err(ReadError::WrongIssuer));
    assert_eq!(issued(Level::Accepted, sfa.clone(), &gateway), Err(ReadError::WrongIssuer));
    assert_eq!(issued(Level::Custody, sfa.clone(), &agency), Err(ReadError::WrongIssuer));
    assert_eq!(issued(Level::Custody, Issuer::Gateway, &agency), Err(ReadError::WrongIssuer));
    assert_eq!(
        issued(Level::Custody, Issuer::Gateway, &key("gateway-1", 9)),
        Err(ReadError::Token(VerifyError::Signature))
    );
}

#[test]
fn a_receipt_answers_one_submission_as_it_was_sent() {
    let receipt = receipt(Level::Custody, Issuer::Gateway);
    assert_eq!(receipt.check_for(sid(), "abc"), Ok(()));
    assert_eq!(receipt.check_for(sid(), "abd"), Err(Mismatch::Manifest));
    let other = "6f9619ff-8b86-4d01-b42d-00cf4fc964fe".parse().unwrap();
    assert_eq!(receipt.check_for(other, "abc"), Err(Mismatch::Submission));
}

#[test]
fn a_status_event_is_the_golden_one_and_its_agencys_own() {
    let golden = include_str!("../golden/status.json");
    let event = StatusEvent::from_json(golden.as_bytes()).unwrap();
    check_golden(&event.to_json(), golden);
    let agency = key("SFA-sig-1", 9);
    let token = event.sign(&agency).unwrap();
    let trusted = |name: &'static str| {
        let public = agency.public().clone();
        move |_: &str| Some((name.parse().unwrap(), public.clone()))
    };
    assert_eq!(StatusEvent::verify(&token, &trusted("SFA")), Ok(event));
    assert_eq!(StatusEvent::verify(&token, &trusted("URA")), Err(ReadError::WrongIssuer));
}

#[test]
fn the_lists_are_the_golden_ones() {
    let terminal = key("T0417-3", 9);
    let entry = InboxEntry::new(118, sid(), "a.b.c".to_owned(), terminal.public(), vec![Part::envelope("abc")]);
    let read = InboxEntry::list_from_json(include_str!("../golden/inbox.json").as_bytes()).unwrap();
    assert_eq!(read, vec![entry.clone()]);
    assert_eq!(InboxEntry::list_from_json(&InboxEntry::list_to_json(&[entry])).unwrap(), read);
    assert_eq!(read[0].terminal_key().as_ref(), Ok(terminal.public()));

    let receipts = vec![Tidings { sid: sid(), receipt: "a.b.c".to_owned() }];
    let events = vec![EventTold { sid: sid(), event: "g.h.i".to_owned() }];
    let page = StatusPage { cursor: 12, receipts, events };
    check_golden(&page.to_json(), include_str!("../golden/status-page.json"));
    assert_eq!(StatusPage::from_json(&page.to_json()), Ok(page));
    let earlier = StatusPage::from_json(br#"{"cursor":12,"receipts":[]}"#).unwrap();
    assert_eq!(earlier.events, [], "an earlier gateway tells of receipts alone");
}

#[test]
fn what_an_agency_posts_and_is_told_is_the_golden_one() {
    let posted = EventsPosted { events: vec!["g.h.i".to_owned()] };
    check_golden(&posted.to_json(), include_str!("../golden/events-posted.json"));
    assert_eq!(EventsPosted::from_json(&posted.to_json()), Ok(posted));
    let taken = |n, problem: Option<&str>, detail: Option<&str>| TokenTaken {
        sid: Some(sid()),
        n: Some(n),
        problem: problem.map(str::to_owned),
        detail: detail.map(str::to_owned),
    };
    let list = [taken(1, None, None), taken(2, Some("sid-conflict"), Some("another event stands under this number"))];
    check_golden(&TokenTaken::list_to_json(&list), include_str!("../golden/events-taken.json"));
    assert_eq!(TokenTaken::list_from_json(&TokenTaken::list_to_json(&list)).unwrap(), list);

    let posted = ReceiptsPosted { receipts: vec!["a.b.c".to_owned()] };
    check_golden(&posted.to_json(), include_str!("../golden/receipts-posted.json"));
    let golden = include_str!("../golden/receipts-taken.json");
    let taken = TokenTaken::list_from_json(golden.as_bytes()).unwrap();
    check_golden(&TokenTaken::list_to_json(&taken), golden);
    assert_eq!(taken.iter().map(|taken| taken.sid).collect::<Vec<_>>(), [Some(sid()), None]);
}

#[test]
fn an_event_has_a_sentence_in_the_citizens_language_or_says_that_it_has_none() {
    let golden = include_str!("../golden/status.json");
    let mut event = StatusEvent::from_json(golden.as_bytes()).unwrap();
    assert_eq!(event.due.map(|due| due.to_string()).as_deref(), Some("2026-12-01"));
    let long = "x".repeat(5_000);
    event.text.insert("ta".to_owned(), long);
    assert!(matches!(StatusEvent::from_json(&event.to_json()), Err(ReadError::TooLarge { .. })));
    for kind in StatusKind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
        assert_eq!(crate::json(&kind), format!("\"{}\"", kind.as_str()).into_bytes());
    }
    assert!("lost".parse::<StatusKind>().is_err());
}

#[test]
fn a_push_is_the_gateways_for_one_agency_and_one_entry_and_soon_too_old() {
    let gateway = key("gateway-1", 7);
    let now = at("2026-11-22T03:05:00Z");
    let push = Push::of("SFA".parse().unwrap(), b"[]", now);
    check_golden(&crate::json(&push), include_str!("../golden/push.json"));
    let token = push.sign(&gateway).unwrap();
    let keys = |kid: &str| (kid == "gateway-1").then(|| gateway.public().clone());
    let sfa = "SFA".parse().unwrap();
    assert_eq!(Push::verify(&token, &sfa, b"[]", now, &keys), Ok("gateway-1".to_owned()));
    assert!(Push::verify(&token, &sfa, b"[ ]", now, &keys).is_err());
    assert!(Push::verify(&token, &"URA".parse().unwrap(), b"[]", now, &keys).is_err());
    assert!(Push::verify(&token, &sfa, b"[]", at("2026-11-22T03:15:01Z"), &keys).is_err());
    assert!(Push::verify(&push.sign(&key("gateway-1", 8)).unwrap(), &sfa, b"[]", now, &keys).is_err());
    let answered = PushAnswered { receipt: Some("a.b.c".to_owned()) };
    check_golden(&answered.to_json(), include_str!("../golden/push-answered.json"));
    assert_eq!(PushAnswered::from_json(&answered.to_json()), Ok(answered));
}

#[test]
fn a_call_holds_for_its_path_and_a_few_minutes() {
    let terminal = key("T0417-3", 7);
    let now = at("2026-11-22T03:05:00Z");
    let call = Call::new("T0417".parse().unwrap(), "GET", "/v1/status", now);
    check_golden(&crate::json(&call), include_str!("../golden/call.json"));
    let token = call.sign(&terminal).unwrap();
    let (read, kid) = Call::verify(&token, &|_| Some(terminal.public().clone())).unwrap();
    assert_eq!((&read, kid.as_str()), (&call, "T0417-3"));
    assert!(read.is_for("GET", "/v1/status", now));
    assert!(read.is_for("GET", "/v1/status", at("2026-11-22T03:14:59Z")));
    assert!(!read.is_for("GET", "/v1/status", at("2026-11-22T03:15:01Z")));
    assert!(!read.is_for("POST", "/v1/status", now));
    assert!(!read.is_for("GET", "/v1/inbox", now));
}

#[test]
fn a_hello_answers_the_nonce_it_was_asked_with() {
    let gateway = key("gateway-1", 7);
    let hello = Hello { nonce: "n-1".to_owned(), time: at("2026-11-22T03:05:00Z"), gateway: "gateway".to_owned() };
    check_golden(&crate::json(&hello), include_str!("../golden/hello.json"));
    let token = hello.sign(&gateway).unwrap();
    let keys = |_: &str| Some(gateway.public().clone());
    assert_eq!(Hello::verify(&token, "n-1", &keys), Ok(hello));
    assert!(Hello::verify(&token, "n-2", &keys).is_err());
}

#[test]
fn a_later_version_is_named_and_unknown_members_are_passed_over() {
    let golden = include_str!("../golden/receipt-custody.json");
    let later = golden.replace("\"v\":1", "\"v\":2");
    assert_eq!(Receipt::from_json(later.as_bytes()), Err(ReadError::Version { found: 2 }));
    let more = golden.replace("\"v\":1", "\"v\":1,\"colour\":\"blue\"");
    assert!(Receipt::from_json(more.as_bytes()).is_ok());
    let long = format!("{}{}", golden.trim_end(), " ".repeat(5_000));
    assert!(matches!(Receipt::from_json(long.as_bytes()), Err(ReadError::TooLarge { .. })));
}

fn any_answer() -> impl Strategy<Value = AnsweredValue> {
    let value = prop_oneof![
        any::<bool>().prop_map(Value::YesNo),
        any::<i64>().prop_map(Value::Whole),
        any::<i64>().prop_map(Value::Money),
        ".*".prop_map(|words| text(&words)),
        "[a-z]{1,8}".prop_map(Value::Choice),
        proptest::collection::vec("[a-z]{1,8}", 0..4).prop_map(Value::Choices),
    ];
    let one = (value, ".*").prop_map(|(value, words)| said(value, &words));
    let leaf = prop_oneof![4 => one, 1 => Just(AnsweredValue::NotYet)];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let question = inner.prop_map(|answer| asked("person.name", "Name", "text", answer));
        let item = proptest::collection::vec(question, 0..3);
        proptest::collection::vec(item, 0..3).prop_map(AnsweredValue::Items)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_answer_comes_back(answers in proptest::collection::vec(any_answer(), 0..6)) {
        let answers = answers.into_iter().map(|answer| asked("premises.type", "?", "text", answer)).collect();
        let envelope = envelope(answers, None);
        prop_assert_eq!(Envelope::from_json(&envelope.to_json()), Ok(envelope));
    }
}
