//! The answer matrix on real sockets: the real courier and transport, a server that answers what it is told, and between
//! them a proxy of our own that cuts, stalls, slows, resets and garbles at any byte. Patience is scaled down; what is
//! decided is the same.

mod fault;
mod tls;

use std::time::Duration;

use store::Whom;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use wire::problem::{Problem, ProblemType};
use wire::v1::Level;

use super::kiosk::{Kiosk, id};
use crate::answer::Outcome;
use crate::courier::{Attempt, Courier, Delivery, Stowed};
use crate::http::{Door, HttpTransport, Patience};
use fault::{Fault, Way};

/// A hundredth of the real one.
const PATIENCE: Patience = Patience {
    connect: Duration::from_millis(500),
    first_byte: Duration::from_millis(400),
    window: Duration::from_millis(400),
    bytes_min: 128,
};

/// What a delivery may come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Delivered,
    Unreachable,
    Unsure,
    Later(Whom),
    Config,
    Parked,
    /// Anything but delivered or parked: where it breaks decides which.
    Undecided,
    /// Anything but parked: a receipt that verifies has delivered, whatever else was garbled.
    NotParked,
}

fn fits(outcome: &Outcome, expected: Expected) -> bool {
    if expected == Expected::NotParked {
        return !matches!(outcome, Outcome::Parked { .. });
    }
    match outcome {
        Outcome::Parked { .. } => expected == Expected::Parked,
        Outcome::Receipted { .. } => expected == Expected::Delivered,
        Outcome::Unreachable { .. } => matches!(expected, Expected::Unreachable | Expected::Undecided),
        Outcome::Unsure { .. } => matches!(expected, Expected::Unsure | Expected::Undecided),
        Outcome::Later { whom, .. } => expected == Expected::Later(*whom) || expected == Expected::Undecided,
        Outcome::Config { .. } => matches!(expected, Expected::Config | Expected::Undecided),
    }
}

/// A server that takes parts and answers manifests with these bytes; each connection serves one call.
async fn server(to_part: Vec<u8>, to_manifest: Vec<u8>) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (to_part, to_manifest) = (to_part.clone(), to_manifest.clone());
            tokio::spawn(serve(stream, to_part, to_manifest));
        }
    });
    address
}

async fn serve(mut stream: TcpStream, to_part: Vec<u8>, to_manifest: Vec<u8>) {
    let mut call = Vec::new();
    let mut buffer = [0; 4_096];
    let head = loop {
        if let Some(end) = call.windows(4).position(|end| end == b"\r\n\r\n") {
            break end + 4;
        }
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(read) => call.extend_from_slice(&buffer[..read]),
        }
    };
    let text = String::from_utf8_lossy(&call[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |n| n.parse().unwrap());
    while call.len() < head + length {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(read) => call.extend_from_slice(&buffer[..read]),
        }
    }
    let is_part = text.lines().next().unwrap().contains("/parts/");
    let whole = String::from_utf8_lossy(&call[..head]).contains(&wire::content_digest(&call[head..]));
    let answer = match (is_part, whole) {
        (true, true) => to_part,
        (true, false) => http("400 X", "text/plain", "", "the body is not what Content-Digest says"),
        (false, _) => to_manifest,
    };
    // Who has gone away is not told.
    let _ = stream.write_all(&answer).await;
    let _ = stream.shutdown().await;
}

fn http(status: &str, media_type: &str, more: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n{more}Connection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

fn taken() -> Vec<u8> {
    http("201 Created", "text/plain", "", "")
}

async fn deliver(kiosk: &Kiosk, base: &str, door: &Door) -> Outcome {
    let row = kiosk.row(1);
    let transport = HttpTransport::through(base, door).unwrap();
    let parts = vec![Stowed { n: 0, body: b"sealed 1".to_vec().into() }];
    let (agency, manifest) = (row.agency, row.manifest);
    let delivery = Delivery { submission: id(1), agency, manifest, parts, attempt: Attempt::First };
    let (trust, caller) = (kiosk.trust(), kiosk.caller());
    let clock = || super::kiosk::at(0);
    Courier { transport: &transport, trust: &trust, caller: &caller, clock: &clock }.deliver(&delivery).await
}

struct Case {
    name: String,
    answer: Vec<u8>,
    fault: Fault,
    expected: Expected,
}

fn case(name: impl Into<String>, answer: &[u8], fault: Fault, expected: Expected) -> Case {
    Case { name: name.into(), answer: answer.to_vec(), fault, expected }
}

/// What servers, proxies and portals say, over a line that holds.
fn said(custody: &str, foreign: &str, forged: &str) -> Vec<Case> {
    use Expected::{Config, Delivered, Later, Parked, Unreachable};
    let problem = |kind: ProblemType| {
        let body = String::from_utf8(Problem::new(kind, "x").to_json()).unwrap();
        http(&format!("{} X", kind.status()), "application/problem+json", "Retry-After: 1\r\n", &body)
    };
    let jose = |status: &str, body: &str| http(status, "application/jose", "", body);
    let lane = Later(Whom::Lane);
    let rows: Vec<(&str, Vec<u8>, Expected)> = vec![
        ("a receipt", jose("201 Created", custody), Delivered),
        ("the same again", jose("200 OK", custody), Delivered),
        ("a portal's page", http("200 OK", "text/html", "", "<html>Welcome to the Wi-Fi</html>"), Unreachable),
        ("an empty 201", jose("201 Created", ""), Unreachable),
        ("a foreign receipt", jose("201 Created", foreign), Unreachable),
        ("a forged receipt", jose("201 Created", forged), Unreachable),
        ("a redirect", http("302 Found", "text/html", "Location: http://192.0.2.1/login\r\n", ""), Unreachable),
        ("a redirect that keeps the method", http("307 X", "text/html", "Location: /login\r\n", custody), Unreachable),
        ("511 of a portal", http("511 X", "text/html", "", "<html>log in</html>"), lane),
        ("409 of a proxy", http("409 X", "text/html", "", "<html>no</html>"), Config),
        ("413 of a proxy", http("413 X", "text/html", "", "<html>no</html>"), Config),
        ("422 of a proxy", http("422 X", "application/json", "", "{}"), Config),
        ("403 of a proxy", http("403 X", "text/html", "", "<html>blocked</html>"), Config),
        ("429 with a time", http("429 X", "text/plain", "Retry-After: 86400\r\n", ""), lane),
        ("503 with garbage", http("503 X", "text/plain", "Retry-After: soon\r\n", ""), lane),
        ("502 of a proxy", http("502 X", "text/html", "", "<html>bad gateway</html>"), lane),
        ("too-large", problem(ProblemType::TooLarge), Parked),
        ("sid-conflict", problem(ProblemType::SidConflict), Parked),
        ("bad-signature", problem(ProblemType::BadSignature), Parked),
        ("slow-down", problem(ProblemType::SlowDown), lane),
        ("storage-full", problem(ProblemType::StorageFull), lane),
        ("unknown-agency", problem(ProblemType::UnknownAgency), Config),
        ("revoked", problem(ProblemType::Revoked), Config),
        ("part-missing for ever", problem(ProblemType::PartMissing), Later(Whom::Item)),
        ("no HTTP at all", b"SSH-2.0-OpenSSH_9.2\r\n".to_vec(), Expected::Undecided),
        ("nothing", Vec::new(), Expected::Undecided),
    ];
    rows.into_iter().map(|(name, answer, expected)| case(name, &answer, Fault::None, expected)).collect()
}

/// What a line does to a good answer.
fn broken(good: &[u8]) -> Vec<Case> {
    use Expected::{Delivered, Undecided, Unsure};
    let mut cases = Vec::new();
    let body = good.windows(4).position(|end| end == b"\r\n\r\n").unwrap() + 4;
    for tenth in 0..10 {
        let at = good.len() * tenth / 10;
        cases.push(case(
            format!("the answer is cut at {tenth} tenths"),
            good,
            Fault::Cut { way: Way::Answer, at },
            Undecided,
        ));
        cases.push(case(
            format!("a byte is garbled at {tenth} tenths"),
            good,
            Fault::Garble { at: at + good.len() / 20 },
            if at + good.len() / 20 < body { Expected::NotParked } else { Undecided },
        ));
    }
    let half = good.len() / 2;
    let slow = Duration::from_millis(20);
    cases.extend([
        case("the call is cut in its middle", good, Fault::Cut { way: Way::Call, at: 400 }, Undecided),
        case("the call stalls", good, Fault::Stall { way: Way::Call, at: 400 }, Undecided),
        case("the answer never begins", good, Fault::Stall { way: Way::Answer, at: 0 }, Unsure),
        case("the answer stalls in its middle", good, Fault::Stall { way: Way::Answer, at: half }, Unsure),
        case("the last byte never comes", good, Fault::Stall { way: Way::Answer, at: good.len() - 1 }, Unsure),
        case("one byte now and then", good, Fault::Slow { bytes: 1, every: slow }, Unsure),
        case("slow and steady", good, Fault::Slow { bytes: 64, every: slow }, Delivered),
        case("a reset at the start", good, Fault::Reset { at: 0 }, Undecided),
        case("a reset in the middle", good, Fault::Reset { at: half }, Undecided),
    ]);
    cases
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn delivered_is_what_a_verified_receipt_says_whatever_the_line_does() {
    let kiosk = std::sync::Arc::new(Kiosk::with_one());
    kiosk.submit(2, "URA");
    let (custody, foreign) = (kiosk.custody(1), kiosk.custody(2));
    let forged = kiosk.receipt(1, Level::Custody, "gateway", &kiosk.forger);
    let good = http("201 Created", "application/jose", "", &custody);
    let mut cases = said(&custody, &foreign, &forged);
    cases.extend(broken(&good));
    let all = cases.len();
    println!("answer matrix: {all} cases on real sockets");
    assert!(all >= 40, "{all} cases");
    let mut running = tokio::task::JoinSet::new();
    for Case { name, answer, fault, expected } in cases {
        let kiosk = std::sync::Arc::clone(&kiosk);
        running.spawn(async move {
            // Parts go through untouched: the matrix is about the commit.
            let upstream = server(taken(), answer).await;
            let proxy = fault::proxy(upstream, fault).await;
            let door = Door { patience: PATIENCE, ..Door::default() };
            let outcome = deliver(&kiosk, &format!("http://{proxy}"), &door).await;
            (name, outcome, expected)
        });
    }
    while let Some(done) = running.join_next().await {
        let (name, outcome, expected) = done.unwrap();
        assert!(fits(&outcome, expected), "{name}: {outcome:?} instead of {expected:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_part_is_read_while_it_is_sent_and_one_that_has_rotted_is_not() {
    let kiosk = Kiosk::new();
    let large: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[usize::try_from(n % 2).unwrap()]).collect();
    kiosk.submit_with(1, "SFA", vec![large.clone(), vec![7; 1_000]]);
    let answer = http("201 Created", "application/jose", "", &kiosk.custody(1));
    let base = format!("http://{}", server(taken(), answer).await);
    let transport = std::sync::Arc::new(HttpTransport::new(&base).unwrap());
    let report = crate::round(&kiosk.dispatch(transport.clone(), || super::kiosk::at(0))).await.unwrap();
    assert_eq!(report.moved, [(id(1), store::State::Custody)], "{report:?}");

    // The same from a stick, where a file is another one than it was.
    let folder = tempfile::tempdir().unwrap();
    let file = |n: u16, bytes: &[u8]| {
        let path = folder.path().join(n.to_string());
        std::fs::write(&path, bytes).unwrap();
        Stowed { n, body: crate::transport::Body::File { path, bytes: bytes.len().try_into().unwrap() } }
    };
    let row = kiosk.row(1);
    let parts = vec![file(0, b"sealed 1"), file(1, &large), file(2, &[7; 1_000])];
    let (agency, manifest, attempt) = (row.agency, row.manifest, Attempt::First);
    let whole = Delivery { submission: id(1), agency, manifest, parts, attempt };
    let (trust, caller) = (kiosk.trust(), kiosk.caller());
    let clock = || super::kiosk::at(0);
    let courier = Courier { transport: transport.as_ref(), trust: &trust, caller: &caller, clock: &clock };
    assert!(matches!(courier.deliver(&whole).await, Outcome::Receipted { .. }));
    std::fs::write(folder.path().join("2"), [8; 1_000]).unwrap();
    assert_eq!(courier.deliver(&whole).await, Outcome::Parked { problem: crate::courier::DAMAGED });
    // What the disk does not give now it may give later; what is gone is gone.
    std::fs::remove_file(folder.path().join("2")).unwrap();
    std::fs::create_dir(folder.path().join("2")).unwrap();
    let later = courier.deliver(&whole).await;
    assert!(matches!(&later, Outcome::Later { note, .. } if note == crate::courier::UNREADABLE), "{later:?}");
    std::fs::remove_dir(folder.path().join("2")).unwrap();
    assert_eq!(courier.deliver(&whole).await, Outcome::Parked { problem: crate::courier::DAMAGED });
}
