//! `agency test`: a test envelope on the whole way that an application takes. It is sealed to the agency's key, signed with
//! this terminal's, delivered to the gateway, fetched and opened by the agency, and answered *accepted*. Only a key that has
//! come through is to be published. It holds nothing of anybody and is found under no receipt.

use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use domain::audit::Head;
use domain::{AgencyId, Personal, Reference, SubmissionId, Timestamp};
use serde::{Deserialize, Serialize};
use sync::transport::{Method, Request, Response};
use sync::trust::{About, Caller};
use wire::keys::{Private, Public};
use wire::seal::{Fresh, PartKey, Recipient, seal};
use wire::v1::{
    AuditHead, Body as _, Envelope, Level, Manifest, Part, PartAnnounced, Receipt, Signed as _, StatusEvent,
    StatusKind, StatusPage, TimeTrust,
};

use super::{Gateway, Running};
use crate::{Error, FORMAT, Report, Terminal};

/// An attachment goes along, so that this way of sealing is tried as well.
const SCAN_BYTES: usize = 64 * 1024;
const POLL_SECS: u64 = 20;

/// What is to be tested.
#[derive(Debug, Clone)]
pub struct AgencyTest {
    /// What `guichet-agency keygen --json` or `keys --entries --json` has printed.
    pub public: PathBuf,
    /// Which of its keys; the newest if none is named.
    pub kid: Option<String>,
    /// How long to wait for the agency's answer.
    pub wait: Duration,
}

/// What the test needs of its surroundings.
#[derive(Clone, Copy)]
pub struct Means {
    /// The time.
    pub clock: fn() -> Timestamp,
    /// Random bytes, for id, key and content.
    pub random: fn(&mut [u8]),
}

/// What came of it.
#[derive(Debug, Clone, Serialize)]
pub struct KeyTested {
    format: u32,
    /// Whose key.
    pub agency: String,
    /// Which.
    pub kid: String,
    /// The id of the test.
    pub sid: String,
    /// When the gateway took it.
    pub custody_at: String,
    /// `accepted`, `rejected`, `cannot_open`, or `waiting` where nobody answered in time.
    pub state: &'static str,
    /// When the agency answered.
    pub answered_at: Option<String>,
}

#[derive(Deserialize)]
struct Published {
    agency: String,
    enc_keys: Vec<serde_json::Value>,
    sig_keys: Vec<serde_json::Value>,
}

/// A test as it is delivered.
struct Letter {
    sid: SubmissionId,
    agency: AgencyId,
    manifest: String,
    parts: Vec<(Part, Vec<u8>)>,
}

/// Tests an agency's key on the way through this terminal's gateway.
///
/// # Errors
/// When the keys, the settings or the gateway stand in the way; an agency that does not answer is no error but a state.
pub fn agency_test(terminal: &Terminal, wish: &AgencyTest, means: Means) -> Result<KeyTested, Error> {
    let settings = terminal.settings()?;
    let (agency, enc, signers) = published(wish)?;
    let own = own_key(terminal)?;
    let mut gateway = Gateway::of(&settings, &terminal.config)?;
    let signers = signers.into_iter().map(|key| (agency.clone(), key)).collect();
    gateway.trust = gateway.trust.clone().with_agencies(signers);
    let reference =
        Reference::new(settings.prefix, 0).ok_or_else(|| refused("the settings' prefix makes no reference"))?;
    let letter = letter((&settings.id, &own), (&agency, &enc), reference, means)?;
    let caller = Caller { terminal: settings.id.clone(), signer: std::sync::Arc::new(own) };
    let Running::Own(runtime) = &gateway.runtime else { return Err(refused("the test needs a line of its own")) };
    runtime.block_on(async {
        let custody = deliver(&gateway, &caller, &letter, means).await?;
        let (state, answered_at) = answer(&gateway, &caller, &letter, (wish.wait, means)).await?;
        Ok(KeyTested {
            format: FORMAT,
            agency: agency.to_string(),
            kid: enc.kid().to_owned(),
            sid: letter.sid.to_string(),
            custody_at: custody.at.to_string(),
            state,
            answered_at: answered_at.map(|at| at.to_string()),
        })
    })
}

fn refused(why: impl Into<String>) -> Error {
    Error::AgencyTest(why.into())
}

fn published(wish: &AgencyTest) -> Result<(AgencyId, Recipient, Vec<Public>), Error> {
    let text = fs::read_to_string(&wish.public).map_err(|cause| Error::File { file: wish.public.clone(), cause })?;
    let what = "is not what `guichet-agency keys --entries --json` prints";
    let wrong = || refused(format!("{} {what}", wish.public.display()));
    let read: Published = serde_json::from_str(&text).map_err(|_| wrong())?;
    let unusable =
        |cause: wire::keys::KeyError| refused(format!("a key in {} cannot be used: {cause}", wish.public.display()));
    let enc = read.enc_keys.iter().map(|key| Recipient::from_jwk(&key.to_string())).collect::<Result<Vec<_>, _>>();
    let signers = read.sig_keys.iter().map(|key| Public::from_jwk(&key.to_string())).collect::<Result<Vec<_>, _>>();
    let (enc, signers) = (enc.map_err(unusable)?, signers.map_err(unusable)?);
    let enc = match &wish.kid {
        Some(kid) => {
            enc.into_iter().find(|key| key.kid() == kid).ok_or_else(|| refused(format!("there is no key {kid}")))?
        }
        None => enc.into_iter().next_back().ok_or_else(wrong)?,
    };
    Ok((read.agency.parse()?, enc, signers))
}

fn own_key(terminal: &Terminal) -> Result<Private, Error> {
    let file = terminal.data.join(crate::KEY_FILE);
    if !file.exists() {
        return Err(Error::NoKey(file));
    }
    let text = fs::read_to_string(&file).map_err(|cause| Error::File { file: file.clone(), cause })?;
    Private::from_jwk(&zeroize::Zeroizing::new(text)).map_err(|_| Error::Key(file))
}

fn letter(
    (terminal, own): (&domain::TerminalId, &Private),
    (agency, enc): (&AgencyId, &Recipient),
    reference: Reference,
    means: Means,
) -> Result<Letter, Error> {
    let mut random = means.random;
    let mut id = [0; 16];
    random(&mut id);
    let sid = SubmissionId::new(uuid::Builder::from_random_bytes(id).into_uuid());
    let mut scan = vec![0; SCAN_BYTES];
    random(&mut scan);
    let sealing = |cause: wire::seal::SealError| refused(format!("nothing could be sealed: {cause}"));
    let name = Personal::new("test.bin".to_owned());
    let key = PartKey::draw(&mut random);
    let (announced, sealed) =
        PartAnnounced::seal(sid, 1, (name, "application/octet-stream"), scan, key).map_err(sealing)?;
    let at = (means.clock)();
    let envelope = Envelope::test((sid, reference), terminal.clone(), agency.clone(), vec![announced], at);
    let jwe = seal(&envelope.to_json(), enc, Fresh::draw(&mut random).map_err(sealing)?).map_err(sealing)?;
    let scan = Part {
        n: 1,
        media_type: "application/octet-stream".to_owned(),
        bytes: u64::try_from(sealed.len()).unwrap_or(u64::MAX),
        sha256: wire::sha256(&sealed),
    };
    let parts = vec![(Part::envelope(&jwe), jwe.into_bytes()), (scan, sealed)];
    let manifest = Manifest {
        v: 1,
        sid,
        terminal: terminal.clone(),
        agency: agency.clone(),
        licences: Vec::new(),
        actions: Vec::new(),
        reference,
        catalogue: envelope.catalogue.clone(),
        enc_kid: enc.kid().to_owned(),
        // Not counted: a number would be missing in the count of applications.
        seq: 0,
        audit: AuditHead::from(Head::start(terminal)),
        terminal_time: at,
        time_trust: TimeTrust::Unknown,
        status_key: None,
        amends: None,
        parts: parts.iter().map(|(part, _)| part.clone()).collect(),
    };
    let manifest = manifest.sign(own).map_err(|_| refused("the terminal's key does not sign"))?;
    Ok(Letter { sid, agency: agency.clone(), manifest, parts })
}

/// Parts first, the manifest last; gives the gateway's receipt, verified.
async fn deliver(gateway: &Gateway, caller: &Caller, letter: &Letter, means: Means) -> Result<Receipt, Error> {
    for (part, bytes) in &letter.parts {
        let path = format!("/v1/submissions/{}/parts/{}", letter.sid, part.n);
        let mut request = Request::put(path.clone(), "application/octet-stream", bytes.clone());
        request.content_digest = Some(wire::content_digest(bytes));
        call(gateway, caller, request, (Method::Put, &path), means).await?;
    }
    let path = format!("/v1/submissions/{}", letter.sid);
    let request = Request::put(path.clone(), "application/jose", letter.manifest.clone().into_bytes());
    let answer = call(gateway, caller, request, (Method::Put, &path), means).await?;
    let about = About { submission: letter.sid, agency: &letter.agency, manifest: &letter.manifest };
    let token = String::from_utf8_lossy(&answer.body);
    gateway
        .trust
        .verify(token.trim(), &about)
        .map_err(|why| refused(format!("the gateway's receipt does not hold: {why}")))
}

/// Waits for the agency's word: its receipt, or that it cannot open.
async fn answer(
    gateway: &Gateway,
    caller: &Caller,
    letter: &Letter,
    (wait, means): (Duration, Means),
) -> Result<(&'static str, Option<Timestamp>), Error> {
    let about = About { submission: letter.sid, agency: &letter.agency, manifest: &letter.manifest };
    let until = (means.clock)().as_second().saturating_add(i64::try_from(wait.as_secs()).unwrap_or(i64::MAX));
    let mut since = 0;
    loop {
        let left = u64::try_from(until.saturating_sub((means.clock)().as_second())).unwrap_or(0);
        let query = format!("/v1/status?since={since}&limit=100&wait={}", left.min(POLL_SECS));
        let answer = call(gateway, caller, Request::get(query), (Method::Get, "/v1/status"), means).await?;
        let page = StatusPage::from_json(&answer.body).map_err(|why| refused(format!("no page of answers: {why}")))?;
        if let Some(told) = page.receipts.iter().find(|told| told.sid == letter.sid) {
            let receipt = gateway.trust.verify(&told.receipt, &about);
            let receipt = receipt.map_err(|why| refused(format!("the agency's receipt does not hold: {why}")))?;
            return Ok((receipt.level.as_str(), Some(receipt.at)));
        }
        for told in page.events.iter().filter(|told| told.sid == letter.sid) {
            let event = told.event.split('.').nth(1).and_then(wire::decode);
            let event = event.and_then(|payload| StatusEvent::from_json(&payload).ok());
            // Not verified: it says only that the test has failed, and whoever sent it could as well have sent nothing.
            if let Some(event) = event.filter(|event| event.event == StatusKind::CannotOpen) {
                return Ok((StatusKind::CannotOpen.as_str(), Some(event.at)));
            }
        }
        let is_read = page.cursor <= since || (page.receipts.is_empty() && page.events.is_empty());
        since = since.max(page.cursor);
        if is_read && left == 0 {
            return Ok(("waiting", None));
        }
    }
}

async fn call(
    gateway: &Gateway,
    caller: &Caller,
    request: Request,
    (method, path): (Method, &str),
    means: Means,
) -> Result<Response, Error> {
    let proof = caller.authorization(method, path, (means.clock)());
    let proof = proof.map_err(|_| refused("the terminal's key does not sign"))?;
    let answer = gateway.transport.call(request.as_caller(proof)).await.map_err(Error::Unanswered)?;
    if (200..300).contains(&answer.status) {
        return Ok(answer);
    }
    let said = wire::problem::Problem::from_json(&answer.body).ok().and_then(|problem| problem.detail);
    Err(refused(format!("the gateway answered {}: {}", answer.status, said.unwrap_or_default())))
}

impl fmt::Display for KeyTested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { agency, kid, sid, custody_at, state, answered_at, .. } = self;
        writeln!(f, "test {sid} of {agency}'s key {kid}: taken by the gateway at {custody_at}")?;
        match (*state, answered_at) {
            ("accepted", Some(at)) => write!(f, "accepted at {at}: the key opens and may be published"),
            ("waiting", _) => write!(f, "{agency} has not answered yet: it has to pull, open and accept the test"),
            (state, _) => write!(f, "{state}: the key must not be published; ask {agency} why"),
        }
    }
}

impl Report for KeyTested {
    fn is_well(&self) -> bool {
        self.state == Level::Accepted.as_str()
    }
}
