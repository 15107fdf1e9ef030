//! The hands with a real store and a gateway that answers when the test lets it: what is known here needs nobody, what is
//! not known here is asked for, and a late answer reaches nobody else.

use std::sync::mpsc::{Receiver, channel};

use domain::{Claim, ReceiptSecret, SubmissionId};
use store::{Handle, Made, Sealed};
use wire::v1::Issuer;

use super::*;
use crate::effect::{Effect, End};
use crate::hands::{Hands, Tools, claims};
use crate::tests::tools::{QUICK, WITHIN, now, store, tools};

const VISIT: VisitId = VisitId(1);

type Asked = (Reference, String, Box<dyn FnOnce(Answered) + Send>);

struct Scene {
    hands: Hands,
    replies: Receiver<Message>,
    asked: Receiver<Asked>,
    reference: Reference,
}

fn secret(n: u8) -> ReceiptSecret {
    ReceiptSecret::from_random([n; 16])
}

fn sfa() -> AgencyId {
    "SFA".parse().unwrap()
}

/// One application is in the store, under the first check code.
fn apply(store: &Handle) -> Reference {
    let submitted = store.call(|store| {
        let reference = store.next_reference().unwrap();
        let claim = Claim { reference, secret: secret(1) };
        let kept = claims::kept_of(&claims::lock(&claim, QUICK).unwrap(), QUICK);
        let id: SubmissionId = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap();
        let sealed = Sealed {
            submission: id,
            agency: sfa(),
            licences: Vec::new(),
            envelope: b"sealed".to_vec(),
            parts: Vec::new(),
        };
        store.submit(now(), reference, &[sealed], &mut |_, _, _| {
            Ok(Made { manifests: vec!["a.b.c".to_owned()], secret: Some(kept.clone()), ..Made::default() })
        })
    });
    submitted.unwrap().unwrap().reference
}

impl Scene {
    fn new() -> Self {
        Self::with(|_| ())
    }

    fn with(prepare: impl FnOnce(&Handle)) -> Self {
        let store = store();
        let reference = apply(&store);
        prepare(&store);
        let ((replies, heard), (ask, asked)) = (channel(), channel());
        let hands = Hands::start(Tools {
            enquire: Box::new(move |reference, proof, reply| ask.send((reference, proof, reply)).unwrap()),
            ..tools(store, replies)
        });
        Self { hands: hands.unwrap(), replies: heard, asked, reference }
    }

    fn look_up(&self, visit: VisitId, code: u8) {
        let claim = Claim { reference: self.reference, secret: secret(code) };
        self.hands.perform(Effect::LookUp { visit, claim });
    }

    fn wipe(&self, visit: VisitId) {
        self.hands.perform(Effect::Wipe { visit, why: End::Finished });
    }

    /// The next answer to a visit.
    #[track_caller]
    fn found(&self) -> (VisitId, Lookup) {
        loop {
            let message = self.replies.recv_timeout(WITHIN).unwrap();
            if let Message::Found { visit, found } = message {
                return (visit, found);
            }
            assert!(matches!(message, Message::Health(_)), "{message:?}");
        }
    }

    /// The question that the gateway is asked, with the way back.
    #[track_caller]
    fn question(&self) -> Asked {
        self.asked.recv_timeout(WITHIN).unwrap()
    }

    fn proof(&self, code: u8) -> String {
        let claim = Claim { reference: self.reference, secret: secret(code) };
        claims::lock(&claim, QUICK).unwrap().proof()
    }
}

fn standings(answer: Option<Receipt>) -> Answered {
    let rows = vec![Standing { agency: sfa(), received_at: now(), answer, news: None }];
    Answered::Found(Standings { at: now(), rows })
}

fn receipt(level: Level) -> Receipt {
    let sid = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap();
    Receipt { reference: Some("SFA-1".to_owned()), ..Receipt::new(sid, "a.b.c", level, Issuer::Agency(sfa()), now()) }
}

#[test]
fn what_this_terminal_knows_is_told_without_asking_anybody() {
    let scene = Scene::new();
    scene.look_up(VISIT, 1);
    let (VISIT, Lookup::Found(stored)) = scene.found() else { panic!() };
    assert_eq!((stored.reference, stored.rows.len()), (scene.reference, 1));
    assert!(scene.asked.try_recv().is_err());
}

#[test]
fn the_gateway_is_asked_with_a_proof_and_each_answer_has_its_words() {
    let until = now();
    let there = |state| {
        let rows = vec![Delivery { agency: sfa(), state }];
        move |reference| Lookup::Elsewhere(Elsewhere { reference, at: now(), rows })
    };
    let number = Some("SFA-1".to_owned());
    for (answered, expected) in [
        (standings(None), Box::new(there(Progress::Delivered { at: now() })) as Box<dyn FnOnce(Reference) -> Lookup>),
        (standings(Some(receipt(Level::Accepted))), Box::new(there(Progress::Received { number }))),
        (standings(Some(receipt(Level::Rejected))), Box::new(there(Progress::Rejected { reason: None }))),
        (Answered::Unknown, Box::new(|_| Lookup::Unknown)),
        (Answered::Later { until }, Box::new(|_| Lookup::Wait { until })),
        (Answered::Unreachable, Box::new(|_| Lookup::LineDown)),
    ] {
        let scene = Scene::new();
        scene.look_up(VISIT, 2);
        let (reference, proof, reply) = scene.question();
        assert_eq!((reference, proof), (scene.reference, scene.proof(2)));
        reply(answered);
        assert_eq!(scene.found(), (VISIT, expected(reference)));
    }
}

#[test]
fn the_hands_go_on_meanwhile_and_an_answer_to_an_earlier_question_is_dropped() {
    let scene = Scene::new();
    scene.look_up(VISIT, 2);
    let (_, _, first) = scene.question();
    scene.look_up(VISIT, 3);
    let (_, _, second) = scene.question();
    first(standings(None));
    second(Answered::Unknown);
    assert_eq!(scene.found(), (VISIT, Lookup::Unknown));
    scene.look_up(VISIT, 2);
    let (_, _, third) = scene.question();
    scene.look_up(VISIT, 1);
    assert!(matches!(scene.found(), (VISIT, Lookup::Found(_))));
    third(Answered::Unknown);
    scene.look_up(VISIT, 1);
    assert!(matches!(scene.found(), (VISIT, Lookup::Found(_))));
}

#[test]
fn a_late_answer_never_reaches_the_next_visit() {
    let scene = Scene::new();
    scene.look_up(VISIT, 2);
    let (_, _, late) = scene.question();
    scene.wipe(VISIT);
    late(standings(None));
    scene.look_up(VISIT.next(), 1);
    let (visit, found) = scene.found();
    assert!(visit == VISIT.next() && matches!(found, Lookup::Found(_)));
}

#[test]
fn tries_that_find_nothing_are_used_up_and_right_ones_are_not() {
    let scene = Scene::new();
    let ask = |answered: Answered| {
        scene.look_up(VISIT, 2);
        scene.question().2(answered);
        scene.found().1
    };
    for _ in 0..6 {
        assert!(matches!(ask(standings(None)), Lookup::Elsewhere(_)));
    }
    for _ in 0..5 {
        assert_eq!(ask(Answered::Unknown), Lookup::Unknown);
    }
    scene.look_up(VISIT, 1);
    assert_eq!(scene.found().1, Lookup::Spent);
    scene.wipe(VISIT);
    scene.look_up(VISIT.next(), 1);
    assert!(matches!(scene.found().1, Lookup::Wait { .. }), "the terminal remembers the tries at this reference");
}

/// The agency has taken it in, as the store knows.
fn accepted(store: &Handle) {
    let recorded = store.call(|store| {
        let id: SubmissionId = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap();
        let receipted = |level| store::Outcome::Receipted { level, receipt: "a.b.c".to_owned() };
        store.record(id, &receipted(store::Level::Custody), now()).unwrap();
        store.record(id, &receipted(store::Level::Accepted), now())
    });
    recorded.unwrap().unwrap();
}

fn said(kind: StatusKind) -> Answered {
    let sid = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap();
    let news = Some(StatusEvent::new(sid, sfa(), 1, kind, now()));
    let rows = vec![Standing { agency: sfa(), received_at: now(), answer: Some(receipt(Level::Accepted)), news }];
    Answered::Found(Standings { at: now(), rows })
}

#[test]
fn what_agencies_said_since_is_asked_for_and_laid_over_what_the_terminal_knows() {
    let scene = Scene::with(accepted);
    scene.look_up(VISIT, 1);
    let (VISIT, Lookup::Found(stored)) = scene.found() else { panic!() };
    assert_eq!(stored.rows[0].state, Progress::Received { number: None }, "at once, whatever the line does");
    let (_, proof, reply) = scene.question();
    assert_eq!(proof, scene.proof(1));
    reply(said(StatusKind::Approved));
    let rows = loop {
        let said = scene.replies.recv_timeout(WITHIN).unwrap();
        if let Message::Delivered { visit: VISIT, rows } = said {
            break rows;
        }
        assert!(matches!(said, Message::Health(_)), "{said:?}");
    };
    let Progress::Told { number: None, news } = &rows[0].state else { panic!("{rows:?}") };
    assert_eq!(news.kind, StatusKind::Approved);

    // Whoever comes next hears nothing of it, and a gateway that is away changes nothing on the page.
    scene.wipe(VISIT);
    scene.look_up(VISIT.next(), 1);
    let (_, Lookup::Found(stored)) = scene.found() else { panic!() };
    assert_eq!(stored.rows[0].state, Progress::Received { number: None });
    scene.question().2(Answered::Unreachable);
    scene.look_up(VISIT.next(), 1);
    assert!(matches!(scene.found().1, Lookup::Found(_)));
}

#[test]
fn the_agencys_last_word_stands_but_what_was_sent_back_or_taken_in_after_all_is_not_undone() {
    let sid = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap();
    let event = |kind| StatusEvent::new(sid, sfa(), 1, kind, now());
    let (number, at) = (Some("SFA-1".to_owned()), now());
    let told = |number, kind| Progress::Told { number, news: News::from(&event(kind)) };
    for (before, kind, after) in [
        (
            Progress::Received { number: number.clone() },
            StatusKind::InReview,
            told(number.clone(), StatusKind::InReview),
        ),
        (Progress::Delivered { at }, StatusKind::CannotOpen, told(None, StatusKind::CannotOpen)),
        (Progress::Received { number: number.clone() }, StatusKind::CannotOpen, Progress::Received { number }),
        (Progress::Rejected { reason: None }, StatusKind::Approved, Progress::Rejected { reason: None }),
        (Progress::Held, StatusKind::Approved, Progress::Held),
    ] {
        assert_eq!(with_news(before, &event(kind)), after, "{kind:?}");
    }
}
