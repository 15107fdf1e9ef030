//! One delivery: the parts first, the manifest last, because the manifest is the commit. It sends the stored bytes and
//! no others, makes no second attempt of its own, and keeps nothing.

use domain::{AgencyId, SubmissionId};
use store::Whom;
use wire::v1::{Body as _, Manifest, Part, PartHeld, Signed as _};

use crate::Clock;
use crate::answer::{Outcome, Reading, Sent, read_fault, read_manifest_answer, read_part_answer};
use crate::transport::{Body, Fault, Method, Request, Response, Transport};
use crate::trust::{About, Caller, Trust};

/// How often a gateway may ask for parts again within one delivery.
const ROUNDS_MAX: usize = 3;
/// The media type of everything in compact JOSE form.
const JOSE: &str = "application/jose";
/// The media type of a sealed attachment.
const OCTETS: &str = "application/octet-stream";
/// The name under which a submission is parked whose bytes are no longer what the manifest says. No gateway says this:
/// the terminal's own disk has lost them.
pub const DAMAGED: &str = "damaged-on-this-terminal";
/// What is noted where the terminal's disk does not give the bytes, and may do so later.
pub const UNREADABLE: &str = "the terminal's own disk could not be read";

/// What is to be delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Which.
    pub submission: SubmissionId,
    /// To whom.
    pub agency: AgencyId,
    /// As signed.
    pub manifest: String,
    /// As sealed, each under its number.
    pub parts: Vec<Stowed>,
    /// Whether this is the first time.
    pub attempt: Attempt,
}

/// A part as it lies on this terminal, or on what was carried here.
#[derive(Debug, Clone, PartialEq)]
pub struct Stowed {
    /// 0 is the envelope.
    pub n: u16,
    /// Its bytes.
    pub body: Body,
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
    /// The way to the gateway.
    pub transport: &'a dyn Transport,
    /// Whose receipts are believed.
    pub trust: &'a Trust,
    /// Who brings parts. Any listed terminal may; what counts is who signed the manifest.
    pub caller: &'a Caller,
    /// The gateway's time, as far as it is known.
    pub clock: &'a Clock,
}

/// A part that is sent: as the manifest names it, and the bytes that are it.
type Packed<'a> = (&'a Part, &'a Body);

impl Courier<'_> {
    /// Delivers, and tells what it came to.
    pub async fn deliver(&self, delivery: &Delivery) -> Outcome {
        let Some(manifest) = read(&delivery.manifest) else { return Outcome::Parked { problem: DAMAGED } };
        let parts = match intact(&manifest.parts, &delivery.parts).await {
            Ok(parts) => parts,
            Err(Loss::ForGood) => return Outcome::Parked { problem: DAMAGED },
            Err(Loss::ForNow) => return again_later(UNREADABLE),
        };
        let held = match delivery.attempt {
            Attempt::First => Vec::new(),
            Attempt::Again => match self.held(delivery).await {
                Ok(held) => held,
                Err(nobody) => return nobody,
            },
        };
        let mut to_send: Vec<Packed<'_>> = parts.iter().filter(|(part, _)| !holds(&held, part)).copied().collect();
        let mut problem = "";
        for _ in 0..ROUNDS_MAX {
            for packed in &to_send {
                match self.send_part(delivery, *packed).await {
                    None => {}
                    Some(Reading::Outcome(outcome)) => return outcome,
                    Some(Reading::SendAgain { problem, .. }) => return again_later(problem),
                }
            }
            match self.send_manifest(delivery).await {
                Reading::Outcome(outcome) => return outcome,
                Reading::SendAgain { missing, problem: named } => {
                    let wanted = |(part, _): &&Packed<'_>| missing.is_empty() || missing.contains(&part.n);
                    to_send = parts.iter().filter(wanted).copied().collect();
                    problem = named;
                }
            }
        }
        again_later(problem)
    }

    /// What is there already. Any doubt about it means: nothing; sending a part twice is harmless. But where nobody answers
    /// at all, nothing more is tried.
    async fn held(&self, delivery: &Delivery) -> Result<Vec<PartHeld>, Outcome> {
        let path = format!("/v1/submissions/{}/parts", delivery.submission);
        let Ok(proof) = self.caller.authorization(Method::Get, &path, (self.clock)()) else { return Ok(Vec::new()) };
        match self.transport.call(Request::get(path).as_caller(proof)).await {
            Ok(Response { status: 200, body, .. }) => Ok(PartHeld::list_from_json(&body).unwrap_or_default()),
            Err(fault @ Fault::Connect(_)) => Err(read_fault(&fault, Sent::Part)),
            Ok(_) | Err(_) => Ok(Vec::new()),
        }
    }

    async fn send_part(&self, delivery: &Delivery, (part, body): Packed<'_>) -> Option<Reading> {
        let path = format!("/v1/submissions/{}/parts/{}", delivery.submission, part.n);
        let Ok(proof) = self.caller.authorization(Method::Put, &path, (self.clock)()) else {
            let note = "the terminal's key does not sign".to_owned();
            return Some(Reading::Outcome(Outcome::Config { note }));
        };
        let media_type = if part.n == 0 { JOSE } else { OCTETS };
        let mut request = Request::put(path, media_type, body.clone()).as_caller(proof);
        request.content_digest = wire::content_digest_of(&part.sha256);
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

/// Reads a manifest without asking who signed it: one's own, or one that somebody else will judge.
#[must_use]
pub fn read(manifest: &str) -> Option<Manifest> {
    let payload = manifest.split('.').nth(1)?;
    Manifest::from_json(&wire::decode(payload)?).ok()
}

/// Why what was signed for is not there to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loss {
    /// It is gone, or is something else by now.
    ForGood,
    /// The disk did not give it, as it may under a load or by a loose cable.
    ForNow,
}

/// The parts of the manifest with their bytes, if what lies on disk still is what was signed for.
async fn intact<'a>(named: &'a [Part], stowed: &'a [Stowed]) -> Result<Vec<Packed<'a>>, Loss> {
    if named.is_empty() || named.len() != stowed.len() {
        return Err(Loss::ForGood);
    }
    let mut packed = Vec::with_capacity(named.len());
    for part in named {
        let body = &stowed.iter().find(|stowed| stowed.n == part.n).ok_or(Loss::ForGood)?.body;
        compare(body, part).await?;
        packed.push((part, body));
    }
    Ok(packed)
}

/// Whether the bytes are those of the part. What lies on a disk is read on a thread that may block.
async fn compare(body: &Body, part: &Part) -> Result<(), Loss> {
    if body.len() != part.bytes {
        return Err(Loss::ForGood);
    }
    let measured = match body {
        Body::Bytes(_) => body.measure(),
        Body::Kept(_) | Body::File { .. } => {
            let body = body.clone();
            tokio::task::spawn_blocking(move || body.measure()).await.map_err(|_| Loss::ForNow)?
        }
    };
    match measured {
        Ok((bytes, sha256)) if bytes == part.bytes && sha256 == part.sha256 => Ok(()),
        Ok(_) => Err(Loss::ForGood),
        Err(cause) if is_lost(&cause) => Err(Loss::ForGood),
        Err(cause) => {
            tracing::error!(error = %cause, "part {} cannot be read from the disk", part.n);
            Err(Loss::ForNow)
        }
    }
}

/// Whether an error of reading says that the bytes are gone, or are no longer what was kept.
fn is_lost(cause: &std::io::Error) -> bool {
    use std::io::ErrorKind::{InvalidData, NotFound, UnexpectedEof};
    matches!(cause.kind(), NotFound | InvalidData | UnexpectedEof)
}

fn holds(held: &[PartHeld], part: &Part) -> bool {
    held.iter().any(|held| held.n == part.n && held.sha256 == part.sha256 && held.bytes == part.bytes)
}

fn again_later(problem: &str) -> Outcome {
    Outcome::Later { whom: Whom::Item, retry_after: None, note: problem.to_owned() }
}
