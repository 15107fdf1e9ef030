//! What comes back where the courier expects an answer: from the gateway, from a portal in between, from whoever holds the line.
//! Nobody can make a receipt who has no key, so a delivery counts only for what was signed here.

use std::sync::OnceLock;

use domain::SubmissionId;
use sync::Trust;
use sync::answer::{Outcome, Reading, read_manifest_answer, read_part_answer};
use sync::transport::Response;
use sync::trust::About;
use wire::sign::sign_jws;
use wire::v1::{Level, Problem, ProblemType, Receipt, Signed as _, StatusEvent, StatusKind};

use crate::scene;

const STATUSES: [u16; 16] = [200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 507];
const TYPES: [Option<&str>; 4] = [None, Some("application/problem+json"), Some("application/jose"), Some("text/html")];

struct Known {
    manifest: String,
    trust: Trust,
    /// The payloads of receipts that were signed.
    payloads: Vec<String>,
    receipts: Vec<String>,
}

/// Signed once in a process: the seeds of another process prove nothing here, and are mended below.
fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let manifest = MANIFEST.to_owned();
        let agencies =
            scene::AGENCIES.map(|agency| (agency.parse().unwrap(), scene::agency_key(agency).public().clone()));
        let trust = Trust::new(vec![scene::gateway_key().public().clone()], agencies.into());
        let receipts: Vec<String> = [Level::Custody, Level::Accepted]
            .map(|level| {
                let key = if level == Level::Custody { scene::gateway_key() } else { scene::agency_key("SFA") };
                scene::receipt(1, &manifest, level).sign(&key).unwrap()
            })
            .into();
        let payloads = receipts.iter().filter_map(|token| token.split('.').nth(1)).map(str::to_owned).collect();
        Known { manifest, trust, payloads, receipts }
    })
}

/// What was sent; a receipt quotes its hash, and so it is the same in every process.
const MANIFEST: &str = "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl";

/// Status, media type and `Retry-After` from the first three bytes, the body from the rest.
pub(crate) fn run(data: &[u8]) {
    let Some(([status, kind, retry], body)) = data.split_first_chunk::<3>() else { return };
    let known = known();
    let pick = |byte: u8, of: usize| usize::from(byte) % of;
    let retry_after =
        (*retry > 127).then(|| String::from_utf8_lossy(body).chars().take(usize::from(*retry) - 100).collect());
    let response = Response {
        status: STATUSES[pick(*status, STATUSES.len())],
        content_type: TYPES[pick(*kind, TYPES.len())].map(str::to_owned),
        retry_after,
        orders: None,
        body: body.to_vec(),
    };
    let agency = scene::agency();
    let about = About { submission: scene::sid(1), agency: &agency, manifest: &known.manifest };
    match read_manifest_answer(&response, &known.trust, &about) {
        Reading::Outcome(Outcome::Receipted { receipt, .. }) => {
            let payload = receipt.split('.').nth(1).unwrap();
            assert!(known.payloads.iter().any(|known| known == payload), "a receipt that nobody signed was believed");
        }
        Reading::Outcome(Outcome::Parked { problem }) => {
            let listed = Problem::from_json(body).unwrap().kind.unwrap();
            assert_eq!((listed.name(), listed.status()), (problem, response.status));
        }
        Reading::Outcome(Outcome::Later { retry_after: Some(header), .. }) => {
            let delay = sync::backoff::retry_after(&header, scene::now(), &|most| most);
            assert!(delay.is_none_or(|delay| !delay.is_negative()), "{header}");
        }
        Reading::Outcome(
            Outcome::Unreachable { .. } | Outcome::Unsure { .. } | Outcome::Later { .. } | Outcome::Config { .. },
        )
        | Reading::SendAgain { .. } => {}
    }
    let _ = read_part_answer(&response, &about);
    signed(body);
}

/// The same bytes as what a known key has signed: the reader behind the signature.
fn signed(payload: &[u8]) {
    let gateway = scene::gateway_key();
    let token = sign_jws("guichet-receipt+jws", payload, &gateway).unwrap();
    let agency = scene::agency();
    let manifest = known().manifest.as_str();
    let about = About { submission: scene::sid(1), agency: &agency, manifest };
    if let Ok(receipt) = known().trust.verify(&token, &about) {
        assert_eq!((receipt.sid, receipt.check_for(scene::sid(1), manifest)), (scene::sid(1), Ok(())));
    }
    let _ = Receipt::from_json(payload);
}

/// A receipt of each kind, problems of the list, a portal.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let status = |wanted: u16| STATUSES.iter().position(|status| *status == wanted).unwrap_or(0) as u8;
    let with = |head: [u8; 3], body: &[u8]| [&head, body].concat();
    let sid: SubmissionId = scene::sid(1);
    let mut seeds: Vec<Vec<u8>> = known().receipts.iter().map(|token| with([1, 2, 0], token.as_bytes())).collect();
    for kind in [
        ProblemType::Malformed,
        ProblemType::PartMissing,
        ProblemType::SidConflict,
        ProblemType::UnknownAgency,
        ProblemType::TooLarge,
        ProblemType::SlowDown,
        ProblemType::StorageFull,
    ] {
        let problem = Problem::new(kind, "so it is").about(sid);
        seeds.push(with([status(kind.status()), 1, 0], &problem.to_json()));
    }
    let level = |level| scene::receipt(1, MANIFEST, level).to_json();
    seeds.extend([Level::Custody, Level::Accepted].map(|wanted| with([1, 2, 0], &level(wanted))));
    let event = StatusEvent::new(sid, scene::agency(), 1, StatusKind::Approved, scene::now());
    seeds.push(with([1, 0, 0], &event.to_json()));
    seeds.push(with([0, 3, 0], b"<html><body>Please accept the terms</body></html>"));
    seeds.push(with([14, 3, 140], b"Sun, 22 Nov 2026 03:06:00 GMT"));
    seeds.push(with([14, 3, 140], b"120"));
    seeds
}
