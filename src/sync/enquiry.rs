//! Asking the gateway where applications stand that another terminal took, for whoever has their receipt. Somebody waits
//! before the screen, so there is one try and a short patience; and only what is signed is told, even that there is none.

use std::sync::Arc;
use std::time::Duration;

use domain::{AgencyId, Reference, Timestamp};
use tokio::time::timeout;
use wire::problem::{MEDIA_TYPE, Problem, ProblemType};
use wire::v1::{Body as _, Enquiry, Finding, Findings, Lookup, Receipt, Signed as _, StatusEvent};

use crate::Clock;
use crate::transport::{Fault, Request, Response, Transport};
use crate::trust::{Caller, Trust};

/// How long somebody who stands before the screen is kept waiting.
pub const PATIENCE: Duration = Duration::from_secs(8);
const WAIT_SECS: i64 = 15 * 60;

/// The gateway's information desk, as a terminal reaches it. Cloned, it is the same one.
#[derive(Clone)]
pub struct Enquiries {
    /// The way to the gateway.
    pub transport: Arc<dyn Transport>,
    /// Whose word counts.
    pub trust: Trust,
    /// Who asks.
    pub caller: Caller,
    /// Tells the time.
    pub clock: Arc<Clock>,
    /// For an answer; [`PATIENCE`] but in tests.
    pub patience: Duration,
}

/// What came of an enquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// The gateway has something under the reference, and the proof is right.
    Found(Standings),
    /// The gateway says, and signs, that there is nothing under that reference and proof.
    Unknown,
    /// Too many tries.
    Later {
        /// From then on.
        until: Timestamp,
    },
    /// Nobody knows: the gateway was not reached, did not answer in time, or gave no answer that it signed.
    Unreachable,
}

/// What is proven of a visit's applications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standings {
    /// All this holds as of then, by the gateway's clock.
    pub at: Timestamp,
    /// One for each agency that something was delivered for.
    pub rows: Vec<Standing>,
}

/// How far one application is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// To whom.
    pub agency: AgencyId,
    /// When the gateway took it.
    pub received_at: Timestamp,
    /// The agency's own receipt, verified.
    pub answer: Option<Receipt>,
    /// What the agency said last, verified.
    pub news: Option<StatusEvent>,
}

/// Why there is no answer; for the log.
#[derive(Debug, thiserror::Error)]
enum NoAnswer {
    #[error("the gateway was not reached")]
    Transport(#[source] Fault),
    #[error("the gateway did not answer in time")]
    Late,
    #[error("the gateway answered {status}")]
    Refused { status: u16 },
    #[error("the answer is not the gateway's")]
    Read(#[source] wire::v1::ReadError),
    #[error("the terminal's key does not sign")]
    Sign(#[source] wire::sign::SignError),
}

impl Enquiries {
    /// Asks what stands under a reference for whoever could prove to have its check code. It takes no longer than
    /// the patience lasts.
    pub async fn look_up(&self, reference: Reference, proof: String) -> Answered {
        let answered = match timeout(self.patience, self.ask(reference, proof)).await {
            Ok(answered) => answered,
            Err(_time_is_up) => Err(NoAnswer::Late),
        };
        answered.unwrap_or_else(|why| {
            tracing::warn!(error = %domain::chain(&why), "an application could not be asked for at the gateway");
            Answered::Unreachable
        })
    }

    async fn ask(&self, reference: Reference, proof: String) -> Result<Answered, NoAnswer> {
        let now = (self.clock)();
        let enquiry = Enquiry::new(self.caller.terminal.clone(), reference, proof, now);
        let jws = enquiry.sign(self.caller.signer.as_ref()).map_err(NoAnswer::Sign)?;
        let request = Request::post(Enquiry::PATH.to_owned(), "application/jose", jws.clone().into_bytes());
        let response = self.transport.call(request).await.map_err(NoAnswer::Transport)?;
        match response.status {
            200 => self.read(&response, &jws),
            429 if is_slow_down(&response) => Ok(Answered::Later { until: until(&response, now) }),
            status => Err(NoAnswer::Refused { status }),
        }
    }

    fn read(&self, response: &Response, enquiry: &str) -> Result<Answered, NoAnswer> {
        let lookup = Lookup::from_json(&response.body).map_err(NoAnswer::Read)?;
        let gateway = |kid: &str| self.trust.gateway(kid);
        let findings = Findings::verify(&lookup.findings, enquiry, &gateway).map_err(NoAnswer::Read)?;
        if findings.submissions.is_empty() {
            return Ok(Answered::Unknown);
        }
        let rows = findings.submissions.into_iter().map(|finding| self.standing(finding, &lookup)).collect();
        Ok(Answered::Found(Standings { at: findings.at, rows }))
    }

    /// A receipt that does not verify is as good as none: the gateway's word stands, that it has the application.
    fn standing(&self, finding: Finding, lookup: &Lookup) -> Standing {
        let receipts = lookup.receipts.iter().filter(|tidings| tidings.sid == finding.sid);
        let answer = receipts.into_iter().find_map(|tidings| match self.trust.answer(&tidings.receipt, &finding) {
            Ok(receipt) => Some(receipt),
            Err(why) => {
                tracing::error!(
                    submission.id = %finding.sid,
                    error = %domain::chain(&why),
                    "a receipt of {} that the gateway shows does not verify",
                    finding.agency
                );
                None
            }
        });
        let news = self.news(&finding, lookup);
        Standing { agency: finding.agency, received_at: finding.received_at, answer, news }
    }

    /// The event with the highest number; what does not verify is as good as not said.
    fn news(&self, finding: &Finding, lookup: &Lookup) -> Option<StatusEvent> {
        let told = lookup.events.iter().filter(|told| told.sid == finding.sid);
        let verified = told.filter_map(|told| match self.trust.event(&told.event, finding) {
            Ok(event) => Some(event),
            Err(why) => {
                tracing::error!(
                    submission.id = %finding.sid,
                    error = %domain::chain(&why),
                    "an event of {} that the gateway shows does not verify",
                    finding.agency
                );
                None
            }
        });
        verified.max_by_key(|event| event.n)
    }
}

/// A proxy may say 429 too, and knows nothing of anybody's tries.
fn is_slow_down(response: &Response) -> bool {
    response.content_type.as_deref() == Some(MEDIA_TYPE)
        && Problem::from_json(&response.body).is_ok_and(|problem| problem.kind == Some(ProblemType::SlowDown))
}

/// The limits let nobody wait for longer than a quarter of an hour, whatever the header says.
fn until(response: &Response, now: Timestamp) -> Timestamp {
    let asked = response.retry_after.as_deref().and_then(|header| header.trim().parse::<i64>().ok());
    let wait_secs = asked.filter(|secs| (0..=WAIT_SECS).contains(secs)).unwrap_or(WAIT_SECS);
    now.checked_add(jiff::SignedDuration::from_secs(wait_secs)).unwrap_or(Timestamp::MAX)
}
