//! What reaches a gateway: by a terminal's or an agency's name, signed by a known key or by nobody. It answers with one of its
//! problems and never with its own failure.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::Timestamp;
use gateway::{Agency, Gateway, Location, Settings, Standing, Trust, router};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use wire::v1::{Body as _, Call, Issuer, Level, Receipt, ReceiptsPosted, Signed as _};

use crate::scene;

/// A gateway that has taken in so much is replaced, so that its memory says something about one run.
const RUNS: u32 = 2_000;

struct Open {
    gateway: Gateway,
    clock: Arc<AtomicI64>,
    runtime: Runtime,
    runs: u32,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
}

/// A call: how, which path, under whose type it is signed where it is signed here.
const CALLS: [(&str, &str, Option<&str>); 12] = [
    ("PUT", "/v1/submissions/{sid}/parts/{n}", None),
    ("PUT", "/v1/submissions/{sid}", None),
    ("PUT", "/v1/submissions/{sid}", Some("guichet-manifest+jws")),
    ("POST", "/v1/submissions", Some("guichet-manifest+jws")),
    ("POST", "/v1/lookup", Some("guichet-enquiry+jws")),
    ("POST", "/v1/heartbeat", Some("guichet-heartbeat+jws")),
    ("PUT", "/v1/terminals/T0001/calls/{n}", Some("guichet-staff-call+jws")),
    ("PUT", "/v1/terminals/T0001/feedback/2026-11-2{n}", Some("guichet-feedback+jws")),
    ("POST", "/v1/inbox/receipts", None),
    ("POST", "/v1/inbox/events", None),
    ("GET", "/v1/hello?nonce={text}", None),
    ("GET", "/v1/inbox/{sid}/parts/{n}", None),
];

fn open() -> Open {
    let clock = Arc::new(AtomicI64::new(scene::now().as_second()));
    let mut trust = Trust::default();
    trust.list_terminal(scene::terminal(), scene::terminal_key().public().clone(), Standing::Trusted);
    for agency in scene::AGENCIES {
        let token_sha256 = wire::sha256_bytes(format!("{agency}-token").as_bytes());
        let sig_keys = vec![scene::agency_key(agency).public().clone()];
        trust.list_agency(agency.parse().unwrap(), Agency { token_sha256, sig_keys });
    }
    let ticks = Arc::clone(&clock);
    let settings = Settings {
        name: "fuzzed".to_owned(),
        location: Location::Memory,
        key: scene::gateway_key(),
        trust,
        clock: Arc::new(move || Timestamp::from_second(ticks.load(Ordering::SeqCst)).unwrap()),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let gateway = {
        let _inside = runtime.enter();
        let limits = gateway::Limits {
            calls_per_terminal_a_second: 1_000_000,
            calls_per_terminal_at_once: 1_000_000,
            ..gateway::Limits::default()
        };
        Gateway::open_within(settings, limits).unwrap()
    };
    Open { gateway, clock, runtime, runs: 0 }
}

/// Three bytes for the call, the submission and the caller; the rest is the body.
pub(crate) fn run(data: &[u8]) {
    let Some(([call, n, who], body)) = data.split_first_chunk::<3>() else { return };
    let (method, path, typ) = CALLS[usize::from(*call) % CALLS.len()];
    OPEN.with_borrow_mut(|slot| {
        if slot.as_ref().is_none_or(|open| open.runs >= RUNS) {
            *slot = Some(self::open());
        }
        let Some(open) = slot else { return };
        open.runs += 1;
        open.clock.fetch_add(1, Ordering::SeqCst);
        let now = Timestamp::from_second(open.clock.load(Ordering::SeqCst)).unwrap();
        let text: String = body.iter().map(|byte| format!("%{byte:02x}")).take(100).collect();
        let path = path
            .replace("{sid}", &scene::sid(u32::from(*n % 4)).to_string())
            .replace("{n}", &(n / 4).to_string())
            .replace("{text}", &text);
        let body = match typ {
            Some(typ) if who % 4 != 3 => wire::sign::sign_jws(typ, body, &scene::terminal_key()).unwrap().into_bytes(),
            Some(_) | None => body.to_vec(),
        };
        let bearer = match who % 4 {
            0 | 1 => Call::new(scene::terminal(), method, &path, now).sign(&scene::terminal_key()).unwrap(),
            2 => "SFA-token".to_owned(),
            _ => String::from_utf8_lossy(&body).chars().filter(char::is_ascii_graphic).take(80).collect(),
        };
        let digest = if who & 0x40 == 0 { wire::content_digest(&body) } else { wire::content_digest(b"other") };
        let scheme = if who % 4 == 2 || path.starts_with("/v1/inbox") { "Bearer" } else { "Guichet" };
        let bearer = if path.starts_with("/v1/inbox") && who % 4 != 3 { "SFA-token".to_owned() } else { bearer };
        let request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(&path)
            .header(header::AUTHORIZATION, format!("{scheme} {bearer}"))
            .header("content-digest", digest)
            .header("idempotency-key", format!("\"{}\"", scene::sid(u32::from(*n % 4))))
            .body(Body::from(body));
        let Ok(request) = request else { return };
        let answer = open.runtime.block_on(router(open.gateway.clone()).oneshot(request)).unwrap();
        let status = answer.status();
        assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "{method} {path}: {status}");
    });
}

/// A whole delivery, an agency's answers, notes.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let with = |head: [u8; 3], body: &[u8]| [&head, body].concat();
    let manifest = scene::signed(1);
    let receipt =
        Receipt::new(scene::sid(1), &manifest, Level::Accepted, Issuer::Agency(scene::agency()), scene::now());
    let posted = ReceiptsPosted { receipts: vec![receipt.sign(&scene::agency_key("SFA")).unwrap()] };
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/wire/golden");
    let mut seeds = vec![
        with([0, 1, 0], scene::envelope(1).as_bytes()),
        with([1, 1, 0], manifest.as_bytes()),
        with([2, 1, 0], &scene::manifest(1).to_json()),
        with([3, 1, 0], &scene::manifest(1).to_json()),
        with([8, 1, 2], &posted.to_json()),
        with([10, 0, 0], b"0123456789abcdef"),
        with([11, 1, 2], b""),
    ];
    for (call, file) in [
        (4, "enquiry"),
        (5, "heartbeat"),
        (6, "staff-call"),
        (7, "feedback"),
        (8, "receipts-posted"),
        (9, "events-posted"),
    ] {
        seeds.push(with([call, 1, 2], &std::fs::read(golden.join(format!("{file}.json"))).unwrap()));
    }
    seeds
}
