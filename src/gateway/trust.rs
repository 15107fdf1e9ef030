//! Whom the gateway believes: the terminals that may deliver, the agencies that may pull, and what each of their
//! signatures is good for. It judges and stores nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::{AgencyId, TerminalId, Timestamp};
use settings::gateway::{Service, Standing};
use wire::keys;
use wire::sign::VerifyError;
use wire::v1::{
    Call, Enquiry, Feedback, FromTerminal as _, Heartbeat, Issuer, Manifest, Problem, ProblemType, ReadError, Receipt,
    StaffCall, StatusEvent,
};

/// The largest part: 10 MiB and the tag of its seal.
pub(crate) const PART_BYTES_MAX: usize = 10 * 1024 * 1024 + 16;
/// The envelope and 40 attachments.
pub(crate) const PARTS_MAX: usize = 41;
/// As RFC 6838 has it for a media type; hashes are shorter.
const TEXT_BYTES_MAX: usize = 127;
const SUBMISSION_BYTES_MAX: u64 = 50 * 1024 * 1024;

/// An agency that has an inbox here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// SHA-256 of its bearer token.
    pub token_sha256: [u8; 32],
    /// Keys that sign its receipts.
    pub sig_keys: Vec<keys::Public>,
}

/// A terminal's key, and from when until when it counts. A terminal may have several at once: the present one, the next
/// one, and old ones for as long as something signed with them may still arrive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Whose it is.
    pub terminal: TerminalId,
    /// The key.
    pub key: keys::Public,
    /// Whether it still counts at all.
    pub standing: Standing,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Not from then on.
    pub until: Option<Timestamp>,
    /// Whether the operator wants the terminal to serve.
    pub service: Service,
}

impl Listed {
    fn counts(&self, now: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= now) && self.until.is_none_or(|until| now < until)
    }
}

/// The lists.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    terminals: HashMap<String, Listed>,
    agencies: BTreeMap<AgencyId, Agency>,
}

impl Trust {
    /// Lists a terminal's key, or changes its standing. A terminal may have several: old ones are kept as long as
    /// something signed with them may still arrive.
    pub fn list_terminal(&mut self, terminal: TerminalId, key: keys::Public, standing: Standing) {
        self.list(Listed { terminal, key, standing, from: None, until: None, service: Service::Wanted });
    }

    /// The same with all that can be said of a key.
    pub fn list(&mut self, listed: Listed) {
        self.terminals.insert(listed.key.kid().to_owned(), listed);
    }

    /// Lists an agency, or replaces what was listed.
    pub fn list_agency(&mut self, id: AgencyId, agency: Agency) {
        self.agencies.insert(id, agency);
    }

    /// A manifest with the key that signed it, once terminal, signature, agency and sizes are in order.
    pub(crate) fn manifest(&self, jws: &str, now: Timestamp) -> Result<(Manifest, keys::Public), Problem> {
        let (manifest, kid) = Manifest::verify(jws, &|kid| self.terminal_key(kid)).map_err(refusal)?;
        let key = self.signed_by(&kid, &manifest.terminal, now)?;
        if !self.agencies.contains_key(&manifest.agency) {
            return Err(Problem::new(
                ProblemType::UnknownAgency,
                format!("agency {} has no inbox at this gateway; list it in gateway.toml", manifest.agency),
            ));
        }
        check_parts(&manifest)?;
        Ok((manifest, key))
    }

    /// A call for staff at the terminal that signed it.
    pub(crate) fn staff_call(&self, jws: &str, now: Timestamp) -> Result<StaffCall, Problem> {
        let (call, kid) = StaffCall::verify(jws, &|kid| self.terminal_key(kid)).map_err(refusal)?;
        self.signed_by(&kid, &call.terminal, now)?;
        Ok(call)
    }

    /// A day's faces at the terminal that signed them.
    pub(crate) fn feedback(&self, jws: &str, now: Timestamp) -> Result<Feedback, Problem> {
        let (day, kid) = Feedback::verify(jws, &|kid| self.terminal_key(kid)).map_err(refusal)?;
        self.signed_by(&kid, &day.terminal, now)?;
        Ok(day)
    }

    /// How a terminal says it is, about now.
    pub(crate) fn heartbeat(&self, jws: &str, now: Timestamp) -> Result<Heartbeat, Problem> {
        let (heartbeat, kid) = Heartbeat::verify(jws, &|kid| self.terminal_key(kid)).map_err(refusal)?;
        self.signed_by(&kid, &heartbeat.terminal, now)?;
        Ok(heartbeat)
    }

    /// Whether the operator wants a terminal to serve: one word against it, at whichever of its keys, is enough.
    pub(crate) fn service(&self, terminal: &TerminalId) -> Service {
        let suspended = |listed: &Listed| listed.terminal == *terminal && listed.service == Service::Suspended;
        if self.terminals.values().any(suspended) { Service::Suspended } else { Service::Wanted }
    }

    /// The terminals that are believed now.
    pub(crate) fn terminals(&self, now: Timestamp) -> BTreeSet<TerminalId> {
        let is_believed = |listed: &&Listed| listed.standing == Standing::Trusted && listed.counts(now);
        self.terminals.values().filter(is_believed).map(|listed| listed.terminal.clone()).collect()
    }

    /// The terminal behind a client certificate for these names.
    pub(crate) fn certified(&self, names: &[TerminalId], now: Timestamp) -> Result<TerminalId, Problem> {
        let theirs = || self.terminals.values().filter(|listed| names.contains(&listed.terminal));
        let trusted = |listed: &&Listed| listed.standing == Standing::Trusted && listed.counts(now);
        match (theirs().find(trusted), theirs().next()) {
            (Some(listed), _) => Ok(listed.terminal.clone()),
            (None, Some(listed)) if theirs().any(|listed| listed.standing == Standing::Revoked) => {
                Err(Problem::new(ProblemType::Revoked, format!("terminal {} is revoked", listed.terminal)))
            }
            (None, Some(_) | None) => {
                Err(Problem::new(ProblemType::NotEnrolled, "the client certificate is for no terminal that is listed"))
            }
        }
    }

    /// What somebody with a receipt asks at the terminal that signed it, about now.
    pub(crate) fn enquiry(&self, jws: &str, now: Timestamp) -> Result<Enquiry, Problem> {
        let (enquiry, kid) = Enquiry::verify(jws, &|kid| self.terminal_key(kid)).map_err(refusal)?;
        self.signed_by(&kid, &enquiry.terminal, now)?;
        if !enquiry.is_fresh(now) {
            let detail = format!("the enquiry was made at {}, here it is {now}", enquiry.at);
            return Err(Problem::new(ProblemType::NotEnrolled, detail));
        }
        Ok(enquiry)
    }

    /// The terminal behind a call token.
    pub(crate) fn terminal(
        &self,
        token: &str,
        method: &str,
        path: &str,
        now: Timestamp,
    ) -> Result<TerminalId, Problem> {
        let (call, kid) = Call::verify(token, &|kid| self.terminal_key(kid)).map_err(refusal)?;
        self.signed_by(&kid, &call.terminal, now)?;
        if !call.is_for(method, path, now) {
            return Err(Problem::new(
                ProblemType::NotEnrolled,
                format!("the call token is for {} {} at {}, here it is {now}", call.method, call.path, call.at),
            ));
        }
        Ok(call.terminal)
    }

    /// Every agency that has an inbox here.
    pub(crate) fn agencies(&self) -> Vec<AgencyId> {
        self.agencies.keys().cloned().collect()
    }

    /// The agency behind a bearer token.
    pub(crate) fn agency(&self, token: &str) -> Result<AgencyId, Problem> {
        let sha256 = wire::sha256_bytes(token.as_bytes());
        let listed = self.agencies.iter().find(|(_, agency)| agency.token_sha256 == sha256);
        listed.map(|(id, _)| id.clone()).ok_or_else(|| {
            Problem::new(ProblemType::NotEnrolled, "no agency has this token; compare token_sha256 in gateway.toml")
        })
    }

    /// A receipt that the agency may give.
    pub(crate) fn receipt(&self, agency: &AgencyId, jws: &str) -> Result<Receipt, Problem> {
        let keys = self.agencies.get(agency).map(|agency| agency.sig_keys.as_slice()).unwrap_or_default();
        let issuer = Issuer::Agency(agency.clone());
        let trust = |kid: &str| keys.iter().find(|key| key.kid() == kid).map(|key| (issuer.clone(), key.clone()));
        Receipt::verify(jws, &trust).map_err(refusal)
    }

    /// An event that the agency may tell.
    pub(crate) fn event(&self, agency: &AgencyId, jws: &str) -> Result<StatusEvent, Problem> {
        let keys = self.agencies.get(agency).map(|agency| agency.sig_keys.as_slice()).unwrap_or_default();
        let trust = |kid: &str| keys.iter().find(|key| key.kid() == kid).map(|key| (agency.clone(), key.clone()));
        let event = StatusEvent::verify(jws, &trust).map_err(refusal)?;
        if event.n == 0 {
            return Err(Problem::new(ProblemType::Malformed, "events are numbered from 1").about(event.sid));
        }
        Ok(event)
    }

    fn terminal_key(&self, kid: &str) -> Option<keys::Public> {
        self.terminals.get(kid).map(|listed| listed.key.clone())
    }

    fn signed_by(&self, kid: &str, terminal: &TerminalId, now: Timestamp) -> Result<keys::Public, Problem> {
        match self.terminals.get(kid) {
            Some(listed) if listed.terminal != *terminal => {
                let detail = format!("the key {kid} is terminal {}'s, not {terminal}'s", listed.terminal);
                Err(Problem::new(ProblemType::WrongTerminal, detail))
            }
            Some(listed) => match listed.standing {
                Standing::Trusted if listed.counts(now) => Ok(listed.key.clone()),
                Standing::Trusted => {
                    let detail =
                        format!("the key \"{kid}\" does not count at {now}; see from and until in gateway.toml");
                    Err(Problem::new(ProblemType::UnknownSigner, detail))
                }
                Standing::Revoked => Err(Problem::new(ProblemType::Revoked, format!("the key {kid} is revoked"))),
            },
            None => Err(unknown_signer(kid)),
        }
    }
}

fn check_parts(manifest: &Manifest) -> Result<(), Problem> {
    let malformed = |detail: &str| Err(Problem::new(ProblemType::Malformed, detail).about(manifest.sid));
    let parts = &manifest.parts;
    if parts.len() > PARTS_MAX {
        return malformed("a submission has at most 41 parts");
    }
    if !parts.iter().enumerate().all(|(place, part)| usize::from(part.n) == place) {
        return malformed("parts are numbered 0, 1, 2 in order");
    }
    if parts.first().is_none_or(|envelope| envelope.media_type != "application/jose") {
        return malformed("part 0 is the envelope, of type application/jose");
    }
    // What is kept as text is text that every store keeps: PostgreSQL has no room for a NUL.
    let texts = parts.iter().map(|part| &part.media_type).chain([&manifest.audit.head]).chain(&manifest.status_key);
    if !texts
        .into_iter()
        .all(|text| (1..=TEXT_BYTES_MAX).contains(&text.len()) && text.bytes().all(|b| (b' '..=b'~').contains(&b)))
    {
        return malformed("media types, audit.head and status_key are 1 to 127 plain ASCII characters");
    }
    let bytes = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.bytes));
    if bytes > SUBMISSION_BYTES_MAX {
        let detail = format!("{bytes} bytes in all, {SUBMISSION_BYTES_MAX} are allowed");
        return Err(Problem::new(ProblemType::TooLarge, detail).about(manifest.sid));
    }
    Ok(())
}

fn unknown_signer(kid: &str) -> Problem {
    Problem::new(ProblemType::UnknownSigner, format!("the key \"{kid}\" is not listed in gateway.toml"))
}

/// What is said to whom a signed token came from, when it proves nothing.
fn refusal(error: ReadError) -> Problem {
    let kind = match &error {
        ReadError::Token(VerifyError::UnknownKey { kid }) => return unknown_signer(kid),
        ReadError::Token(VerifyError::Signature) => ProblemType::BadSignature,
        ReadError::Token(cause) => return Problem::new(ProblemType::Malformed, cause.to_string()),
        ReadError::Shape { .. } | ReadError::WrongIssuer => ProblemType::Malformed,
        ReadError::Version { .. } => ProblemType::UnsupportedVersion,
        ReadError::TooLarge { .. } => ProblemType::TooLarge,
    };
    Problem::new(kind, error.to_string())
}
