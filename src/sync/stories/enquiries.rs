//! Stories of enquiries: what portals, impostors and an overloaded gateway answer, and that none of it is ever told as
//! "there is nothing".

use std::sync::Arc;
use std::time::Duration;

use domain::Reference;
use wire::keys::Private;
use wire::problem::MEDIA_TYPE;
use wire::v1::{
    Body as _, Enquiry, EventTold, Finding, Findings, FromTerminal as _, Issuer, Level, Lookup, Problem, ProblemType,
    Receipt, Signed as _, StatusEvent, StatusKind, Tidings,
};

use super::kiosk::{Kiosk, Table, at, bytes, id, saying};
use crate::enquiry::{Answered, Enquiries, PATIENCE, Standing};
use crate::transport::{Answering, Fault, Method, Request, Response, Transport};

fn reference() -> Reference {
    Reference::new("7K4".parse().unwrap(), 7).unwrap()
}

fn desk(kiosk: &Kiosk, transport: Arc<dyn Transport>) -> Enquiries {
    Enquiries { transport, trust: kiosk.trust(), caller: kiosk.caller(), clock: Arc::new(|| at(0)), patience: PATIENCE }
}

async fn ask(kiosk: &Kiosk, answer: impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static) -> Answered {
    desk(kiosk, Arc::new(Table::new(answer))).look_up(reference(), "proof".to_owned()).await
}

fn body_of(request: &Request) -> &str {
    std::str::from_utf8(bytes(request)).unwrap()
}

/// What a gateway with that key answers.
fn finds(
    key: &Private,
    submissions: Vec<Finding>,
    receipts: Vec<Tidings>,
) -> impl Fn(&Request) -> Result<Response, Fault> + Send + Sync + 'static + use<> {
    let key = key.clone();
    move |request| {
        let findings = Findings::of(body_of(request), at(5), submissions.clone()).sign(&key).unwrap();
        let lookup = Lookup { findings, receipts: receipts.clone(), events: Vec::new() };
        Ok(saying(200, "application/json", &String::from_utf8(lookup.to_json()).unwrap()))
    }
}

fn finding() -> Finding {
    Finding {
        sid: id(1),
        agency: "SFA".parse().unwrap(),
        manifest_sha256: wire::v1::manifest_sha256("manifest"),
        received_at: at(1),
    }
}

#[tokio::test]
async fn the_question_is_signed_and_holds_reference_and_proof() {
    let kiosk = Kiosk::new();
    let table = Arc::new(Table::new(finds(&kiosk.gateway, Vec::new(), Vec::new())));
    let answered = desk(&kiosk, table.clone()).look_up(reference(), "proof".to_owned()).await;
    assert_eq!(answered, Answered::Unknown);
    let heard = table.heard();
    let [request] = heard.as_slice() else { panic!("{heard:?}") };
    assert_eq!(
        (request.method, request.path.as_str(), request.content_type),
        (Method::Post, "/v1/lookup", Some("application/jose"))
    );
    let terminal = kiosk.terminal.public().clone();
    let (enquiry, _) = Enquiry::verify(body_of(request), &|_| Some(terminal.clone())).unwrap();
    assert_eq!((enquiry.reference, enquiry.proof.as_str(), enquiry.at), (reference(), "proof", at(0)));
}

#[tokio::test]
async fn only_the_gateways_own_answer_to_this_question_counts() {
    let kiosk = Kiosk::new();
    let stale = Findings::of("another enquiry", at(5), Vec::new()).sign(&kiosk.gateway).unwrap();
    let stale =
        String::from_utf8(Lookup { findings: stale, receipts: Vec::new(), events: Vec::new() }.to_json()).unwrap();
    let answers: [(&str, Answered); 6] = [
        ("forged", ask(&kiosk, finds(&kiosk.forger, Vec::new(), Vec::new())).await),
        ("an agency's", ask(&kiosk, finds(&kiosk.sfa, Vec::new(), Vec::new())).await),
        ("to another question", ask(&kiosk, move |_| Ok(saying(200, "application/json", &stale))).await),
        ("a portal", ask(&kiosk, |_| Ok(saying(200, "text/html", "<html>welcome</html>"))).await),
        ("an older gateway", ask(&kiosk, |_| Ok(saying(404, MEDIA_TYPE, "{}"))).await),
        ("nobody", ask(&kiosk, |_| Err(Fault::Connect(None))).await),
    ];
    for (who, answered) in answers {
        assert_eq!(answered, Answered::Unreachable, "{who}");
    }
}

#[tokio::test]
async fn an_agencys_answer_is_shown_only_if_it_is_that_agencys_to_this_submission() {
    let kiosk = Kiosk::new();
    let receipt = |n, manifest: &str, level, issuer: &str, key: &Private| {
        let issuer: Issuer = issuer.parse().unwrap();
        Receipt::new(id(n), manifest, level, issuer, at(3)).sign(key).unwrap()
    };
    for (what, token, counts) in [
        ("its own", receipt(1, "manifest", Level::Accepted, "SFA", &kiosk.sfa), true),
        ("its refusal", receipt(1, "manifest", Level::Rejected, "SFA", &kiosk.sfa), true),
        ("another agency's", receipt(1, "manifest", Level::Accepted, "URA", &kiosk.ura), false),
        ("in another's name", receipt(1, "manifest", Level::Accepted, "SFA", &kiosk.ura), false),
        ("of another submission", receipt(2, "manifest", Level::Accepted, "SFA", &kiosk.sfa), false),
        ("of another manifest", receipt(1, "other", Level::Accepted, "SFA", &kiosk.sfa), false),
        ("the gateway's", receipt(1, "manifest", Level::Custody, "gateway", &kiosk.gateway), false),
        ("nonsense", "a.b.c".to_owned(), false),
    ] {
        let receipts = vec![Tidings { sid: id(1), receipt: token }];
        let answered = ask(&kiosk, finds(&kiosk.gateway, vec![finding()], receipts)).await;
        let Answered::Found(standings) = answered else { panic!("{what}: {answered:?}") };
        assert_eq!(standings.at, at(5));
        let [Standing { agency, received_at, answer, .. }] = standings.rows.as_slice() else { panic!("{what}") };
        assert_eq!((agency.as_str(), *received_at, answer.is_some()), ("SFA", at(1), counts), "{what}");
    }
}

#[tokio::test]
async fn what_an_agency_said_last_counts_and_only_what_it_signed_itself() {
    let kiosk = Kiosk::new();
    let event = |n, number, kind, issuer: &str, key: &Private| {
        let event = StatusEvent::new(id(n), issuer.parse().unwrap(), number, kind, at(3)).sign(key).unwrap();
        EventTold { sid: id(1), event }
    };
    let events = vec![
        event(1, 2, StatusKind::Approved, "SFA", &kiosk.sfa),
        event(1, 1, StatusKind::InReview, "SFA", &kiosk.sfa),
        event(1, 7, StatusKind::Refused, "URA", &kiosk.ura),
        event(1, 8, StatusKind::Refused, "SFA", &kiosk.ura),
        event(1, 9, StatusKind::Refused, "SFA", &kiosk.gateway),
        event(2, 10, StatusKind::Refused, "SFA", &kiosk.sfa),
        EventTold { sid: id(1), event: "a.b.c".to_owned() },
    ];
    let gateway = kiosk.gateway.clone();
    let answered = ask(&kiosk, move |request| {
        let findings = Findings::of(body_of(request), at(5), vec![finding()]).sign(&gateway).unwrap();
        let lookup = Lookup { findings, receipts: Vec::new(), events: events.clone() };
        Ok(saying(200, "application/json", &String::from_utf8(lookup.to_json()).unwrap()))
    });
    let Answered::Found(standings) = answered.await else { panic!() };
    let news = standings.rows[0].news.clone().map(|event| (event.n, event.event));
    assert_eq!(news, Some((2, StatusKind::Approved)));
}

#[tokio::test]
async fn too_many_tries_are_told_with_the_time_and_other_refusals_are_not_mistaken_for_them() {
    let kiosk = Kiosk::new();
    let slow_down = |retry_after: Option<&'static str>| {
        move |_: &Request| {
            let problem = String::from_utf8(Problem::new(ProblemType::SlowDown, "too many").to_json()).unwrap();
            let retry_after = retry_after.map(str::to_owned);
            Ok(Response { retry_after, ..saying(429, MEDIA_TYPE, &problem) })
        }
    };
    for (retry_after, second) in
        [(Some("60"), 60), (Some("86400"), 900), (Some("-1"), 900), (Some("soon"), 900), (None, 900)]
    {
        let answered = ask(&kiosk, slow_down(retry_after)).await;
        assert_eq!(answered, Answered::Later { until: at(second) }, "{retry_after:?}");
    }
    let unavailable = String::from_utf8(Problem::new(ProblemType::Unavailable, "later").to_json()).unwrap();
    assert_eq!(ask(&kiosk, move |_| Ok(saying(503, MEDIA_TYPE, &unavailable))).await, Answered::Unreachable);
    assert_eq!(ask(&kiosk, |_| Ok(saying(429, "text/html", "busy"))).await, Answered::Unreachable);
}

/// Never answers.
struct Silence;

impl Transport for Silence {
    fn call(&self, _: Request) -> Answering<'_> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_gateway_that_never_answers_is_given_up() {
    let desk = Enquiries { patience: Duration::from_millis(1), ..desk(&Kiosk::new(), Arc::new(Silence)) };
    assert_eq!(desk.look_up(reference(), "proof".to_owned()).await, Answered::Unreachable);
}
