//! One delivery: the parts first, the manifest last, because the manifest is the commit. It sends the stored bytes and
//! no others, makes no second attempt of its own, and keeps nothing.

use domain::{AgencyId, SubmissionId};
use store::Whom;
use wire::v1::{Manifest, Part, PartHeld};

use crate::answer::{Outcome, Reading, Sent, read_fault, read_manifest_answer, read_part_answer};
use crate::transport::{Request, Response, Transport};
use crate::trust::{About, Trust};

/// How often a gateway may ask for parts again within one delivery.
const ROUNDS_MAX: usize = 3;
/// The media type of everything in compact JOSE form.
const JOSE: &str = "application/jose";
/// The name under which a submission is parked whose bytes are no longer what the manifest says. No gateway says this:
/// the terminal's own disk has lost them.
pub const DAMAGED: &str = "damaged-on-this-terminal";

/// What is to be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which.
    pub submission: SubmissionId,
    /// To whom.
    pub agency: AgencyId,
    /// As signed.
    pub manifest: String,
    /// Part 0, as sealed.
    pub envelope: Vec<u8>,
    /// Whether this is the first time.
    pub attempt: Attempt,
}

/// Whether the gateway may hold something of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// It cannot.
    First,
    /// It may, so it is asked.
    Again,
}

/// Carries deliveries over one transport.
#[derive(Clone, Copy)]
pub struct Courier<'a> {
    transport: &'a dyn Transport,
    trust: &'a Trust,
}

impl<'a> Courier<'a> {
    /// A courier who believes the receipts that `trust` verifies.
    #[must_use]
    pub fn new(transport: &'a dyn Transport, trust: &'a Trust) -> Self {
        Self { transport, trust }
    }

    /// Delivers, and tells what it came to.
    pub async fn deliver(&self, delivery: &Delivery) -> Outcome {
        let Some(parts) = intact_parts(delivery) else { return Outcome::Parked { problem: DAMAGED } };
        let held = match delivery.attempt {
            Attempt::First => Vec::new(),
            Attempt::Again => self.held(delivery).await,
        };
        let mut to_send: Vec<&Part> = parts.iter().filter(|part| !holds(&held, part)).collect();
        let mut problem = "";
        for _ in 0..ROUNDS_MAX {
            for part in &to_send {
                match self.send_part(delivery, part).await {
                    None => {}
                    Some(Reading::Outcome(outcome)) => return outcome,
                    Some(Reading::SendAgain { problem, .. }) => return again_later(problem),
                }
            }
            match self.send_manifest(delivery).await {
                Reading::Outcome(outcome) => return outcome,
                Reading::SendAgain { missing, problem: named } => {
                    to_send = parts.iter().filter(|part| missing.is_empty() || missing.contains(&part.n)).collect();
                    problem = named;
                }
            }
        }
        again_later(problem)
    }

    /// What is there already. Any doubt about it means: nothing; sending a part twice is harmless.
    async fn held(&self, delivery: &Delivery) -> Vec<PartHeld> {
        let path = format!("/v1/submissions/{}/parts", delivery.submission);
        match self.transport.call(Request::get(path)).await {
            Ok(Response { status: 200, body, .. }) => PartHeld::list_from_json(&body).unwrap_or_default(),
            Ok(_) | Err(_) => Vec::new(),
        }
    }

    async fn send_part(&self, delivery: &Delivery, part: &Part) -> Option<Reading> {
        let path = format!("/v1/submissions/{}/parts/{}", delivery.submission, part.n);
        let mut request = Request::put(path, JOSE, delivery.envelope.clone());
        request.content_digest = Some(wire::content_digest(&delivery.envelope));
        match self.transport.call(request).await {
            Ok(response) => read_part_answer(&response, &about(delivery)),
            Err(fault) => Some(Reading::Outcome(read_fault(&fault, Sent::Part))),
        }
    }

    async fn send_manifest(&self, delivery: &Delivery) -> Reading {
        let path = format!("/v1/submissions/{}", delivery.submission);
        let request = Request::put(path, JOSE, delivery.manifest.clone().into_bytes());
        match self.transport.call(request).await {
            Ok(response) => read_manifest_answer(&response, self.trust, &about(delivery)),
            Err(fault) => Reading::Outcome(read_fault(&fault, Sent::Manifest)),
        }
    }
}

fn about(delivery: &Delivery) -> About<'_> {
    About { submission: delivery.submission, agency: &delivery.agency, manifest: &delivery.manifest }
}

/// The parts of the manifest, if the bytes on disk still are those that were signed for.
fn intact_parts(delivery: &Delivery) -> Option<Vec<Part>> {
    let payload = delivery.manifest.split('.').nth(1)?;
    let manifest = Manifest::from_json(&wire::decode(payload)?).ok()?;
    let [envelope] = manifest.parts.as_slice() else { return None };
    envelope.is(&delivery.envelope).then_some(manifest.parts)
}

fn holds(held: &[PartHeld], part: &Part) -> bool {
    held.iter().any(|held| held.n == part.n && held.sha256 == part.sha256 && held.bytes == part.bytes)
}

fn again_later(problem: &str) -> Outcome {
    Outcome::Later { whom: Whom::Item, retry_after: None, note: problem.to_owned() }
}
