//! The answer matrix: everything that may come back for a manifest or a part, and what it comes to. Delivered only on
//! a verified receipt, parked only on a listed permanent problem.

use store::{State, Whom};
use wire::problem::{Class, MEDIA_TYPE, Problem, ProblemType};
use wire::v1::{Level, Receipt, Signed as _};

use super::kiosk::{Kiosk, Table, at, id, is_manifest, saying, signed, status};
use crate::answer::Outcome;
use crate::transport::{Fault, Response};

/// What a row of the matrix expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Delivered(store::Level),
    Unreachable,
    Unsure,
    Later(Whom),
    Config,
    Parked,
}

fn seen(outcome: &Outcome) -> Expected {
    match outcome {
        Outcome::Receipted { level, .. } => Expected::Delivered(*level),
        Outcome::Unreachable { .. } => Expected::Unreachable,
        Outcome::Unsure { .. } => Expected::Unsure,
        Outcome::Later { whom, .. } => Expected::Later(*whom),
        Outcome::Config { .. } => Expected::Config,
        Outcome::Parked { .. } => Expected::Parked,
    }
}

async fn deliver(kiosk: &Kiosk, table: &Table) -> Outcome {
    kiosk.deliver(table, b"sealed 1").await
}

/// Answers the manifest so, and checks what the delivery comes to; if it is no receipt, also what the store says after
/// a whole round.
async fn check(kiosk: &Kiosk, case: &str, answer: Response, expected: Expected) {
    let same = answer.clone();
    let outcome = deliver(kiosk, &Table::manifests(move || Ok(same.clone()))).await;
    assert_eq!(seen(&outcome), expected, "{case}: {outcome:?}");
    let state = match expected {
        Expected::Delivered(_) => return,
        Expected::Parked => State::Parked,
        Expected::Unreachable | Expected::Unsure | Expected::Later(_) | Expected::Config => State::Stored,
    };
    let other = Kiosk::with_one();
    other.round(&Table::manifests(move || Ok(answer.clone())), 0).await;
    assert_eq!(other.row(1).state, state, "{case}");
}

#[tokio::test]
async fn receipts_deliver_only_if_they_are_ours() {
    use Expected::{Delivered, Unreachable};
    let kiosk = Kiosk::with_one();
    kiosk.submit(2, "URA");
    let custody = kiosk.custody(1);
    let accepted = kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.sfa);
    let rejected = kiosk.receipt(1, Level::Rejected, "SFA", &kiosk.sfa);
    let other_manifest = Receipt::new(id(1), "another manifest", Level::Custody, "gateway".parse().unwrap(), at(9));
    let mut flipped = custody.clone().into_bytes();
    let middle = flipped.len() / 2;
    flipped[middle] = if flipped[middle] == b'A' { b'B' } else { b'A' };

    let table = [
        ("201 custody", signed(201, &custody), Delivered(store::Level::Custody)),
        ("200 custody, a repeat", signed(200, &custody), Delivered(store::Level::Custody)),
        ("custody with a newline", signed(201, &format!("{custody}\n")), Delivered(store::Level::Custody)),
        ("accepted by the agency", signed(200, &accepted), Delivered(store::Level::Accepted)),
        ("rejected by the agency", signed(200, &rejected), Delivered(store::Level::Rejected)),
        ("200 HTML", saying(200, "text/html", "<html>Free Wi-Fi! Accept the terms.</html>"), Unreachable),
        ("200 empty", status(200), Unreachable),
        ("201 empty", status(201), Unreachable),
        ("202 empty", status(202), Unreachable),
        ("200 JSON that says ok", saying(200, "application/json", r#"{"status":"ok"}"#), Unreachable),
        ("200 with a permanent problem", saying(200, MEDIA_TYPE, &listed(ProblemType::TooLarge)), Unreachable),
        ("200 not even text", Response { status: 200, body: vec![0xff; 64], ..Response::default() }, Unreachable),
        ("forged under the gateway's kid", signed(201, &forged(&kiosk)), Unreachable),
        ("an unknown kid", signed(201, &kiosk.receipt(1, Level::Custody, "gateway", &kiosk.terminal)), Unreachable),
        ("another submission's", signed(201, &kiosk.custody(2)), Unreachable),
        ("for another manifest", signed(201, &other_manifest.sign(&kiosk.gateway).unwrap()), Unreachable),
        ("accepted, says the gateway", signed(201, &says(&kiosk, Level::Accepted, "gateway")), Unreachable),
        ("custody, says the agency", signed(201, &says(&kiosk, Level::Custody, "SFA")), Unreachable),
        ("accepted, says another agency", signed(201, &says(&kiosk, Level::Accepted, "URA")), Unreachable),
        ("the agency's word under the gateway's key", signed(201, &borrowed(&kiosk)), Unreachable),
        ("our own manifest sent back", signed(201, &kiosk.row(1).manifest), Unreachable),
        ("one character changed", signed(201, &String::from_utf8(flipped).unwrap()), Unreachable),
        ("cut in the middle", signed(201, &custody[..custody.len() / 2]), Unreachable),
    ];
    for (case, answer, expected) in table {
        check(&kiosk, case, answer, expected).await;
    }
}

fn forged(kiosk: &Kiosk) -> String {
    kiosk.receipt(1, Level::Custody, "gateway", &kiosk.forger)
}

fn says(kiosk: &Kiosk, level: Level, issuer: &str) -> String {
    let signer = match issuer {
        "SFA" => &kiosk.sfa,
        "URA" => &kiosk.ura,
        _ => &kiosk.gateway,
    };
    kiosk.receipt(1, level, issuer, signer)
}

fn borrowed(kiosk: &Kiosk) -> String {
    kiosk.receipt(1, Level::Accepted, "SFA", &kiosk.gateway)
}

#[tokio::test]
async fn a_status_alone_parks_nothing() {
    let kiosk = Kiosk::with_one();
    let receipt = kiosk.custody(1);
    for code in [300, 301, 302, 303, 304, 307, 308] {
        check(&kiosk, &format!("{code} with a receipt"), signed(code, &receipt), Expected::Unreachable).await;
    }
    for code in [408, 425, 429, 500, 502, 503, 504, 507, 511, 599] {
        let answer = saying(code, "text/html", "<html>sorry</html>");
        check(&kiosk, &format!("bare {code}"), answer, Expected::Later(Whom::Lane)).await;
    }
    for code in [203, 204, 206, 400, 401, 403, 404, 405, 407, 409, 410, 411, 413, 415, 418, 422, 451] {
        check(&kiosk, &format!("bare {code}"), signed(code, &receipt), Expected::Config).await;
    }
}

fn listed(kind: ProblemType) -> String {
    String::from_utf8(Problem::new(kind, "for a technician").to_json()).unwrap()
}

#[tokio::test]
async fn listed_problems_go_by_their_class() {
    let kiosk = Kiosk::with_one();
    for kind in ProblemType::ALL {
        let expected = match kind.class() {
            Class::Permanent => Expected::Parked,
            Class::Again => Expected::Later(Whom::Item),
            Class::Later if kind == ProblemType::InProgress => Expected::Later(Whom::Item),
            Class::Later => Expected::Later(Whom::Lane),
            Class::Config => Expected::Config,
        };
        check(&kiosk, kind.name(), saying(kind.status(), MEDIA_TYPE, &listed(kind)), expected).await;
    }
}

#[tokio::test]
async fn a_permanent_problem_counts_only_if_it_is_the_gateways_and_about_this() {
    let kiosk = Kiosk::with_one();
    let permanent = listed(ProblemType::BadSignature);
    let about = |n| String::from_utf8(Problem::new(ProblemType::BadSignature, "x").about(id(n)).to_json()).unwrap();
    let unlisted = permanent.replace("bad-signature", "bad-weather");
    let blank = String::from_utf8(Problem::unlisted(404, "no such path").to_json()).unwrap();
    let table = [
        ("about this submission", saying(422, MEDIA_TYPE, &about(1)), Expected::Parked),
        ("about another one", saying(422, MEDIA_TYPE, &about(2)), Expected::Config),
        ("as plain JSON", saying(422, "application/json", &permanent), Expected::Config),
        ("as HTML", saying(422, "text/html", &permanent), Expected::Config),
        ("under another status", saying(403, MEDIA_TYPE, &permanent), Expected::Config),
        ("under 502", saying(502, MEDIA_TYPE, &permanent), Expected::Later(Whom::Lane)),
        ("of a type not listed", saying(422, MEDIA_TYPE, &unlisted), Expected::Config),
        ("of no type", saying(404, MEDIA_TYPE, &blank), Expected::Config),
        ("cut in the middle", saying(422, MEDIA_TYPE, &permanent[..20]), Expected::Config),
    ];
    for (case, answer, expected) in table {
        check(&kiosk, case, answer, expected).await;
    }
}

#[tokio::test]
async fn a_line_that_breaks_is_unreachable_before_the_manifest_and_unsure_after() {
    type Broken = fn() -> Fault;
    let breaks: [(&str, Broken, Expected); 4] = [
        ("no connection", || Fault::Connect(None), Expected::Unreachable),
        ("cut", || Fault::Cut(None), Expected::Unsure),
        ("stalled", || Fault::Stalled, Expected::Unsure),
        ("endless", || Fault::TooLong, Expected::Unsure),
    ];
    let kiosk = Kiosk::with_one();
    for (case, fault, at_manifest) in breaks {
        let outcome = deliver(&kiosk, &Table::manifests(move || Err(fault()))).await;
        assert_eq!(seen(&outcome), at_manifest, "{case} at the manifest");
        let outcome = deliver(&kiosk, &Table::new(move |_| Err(fault()))).await;
        assert_eq!(seen(&outcome), Expected::Unreachable, "{case} at a part");
    }
}

#[tokio::test]
async fn an_answer_to_a_part_never_delivers() {
    let kiosk = Kiosk::with_one();
    let custody = kiosk.custody(1);
    let table = [
        ("a receipt for a part", signed(201, &custody), Expected::Unreachable),
        ("a portal's 200", saying(200, "text/html", "<html>"), Expected::Unreachable),
        ("a redirect", status(302), Expected::Unreachable),
        ("503", status(503), Expected::Later(Whom::Lane)),
        ("bare 413", status(413), Expected::Config),
        ("too-large", saying(413, MEDIA_TYPE, &listed(ProblemType::TooLarge)), Expected::Parked),
        ("digest-mismatch", saying(400, MEDIA_TYPE, &listed(ProblemType::DigestMismatch)), Expected::Later(Whom::Item)),
        ("revoked", saying(403, MEDIA_TYPE, &listed(ProblemType::Revoked)), Expected::Config),
    ];
    for (case, answer, expected) in table {
        let portal = move |request: &_| Ok(if is_manifest(request) { status(200) } else { answer.clone() });
        let outcome = deliver(&kiosk, &Table::new(portal)).await;
        assert_eq!(seen(&outcome), expected, "{case}: {outcome:?}");
    }
}
