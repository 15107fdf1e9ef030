//! Whose word counts: the public keys of the gateway and of the agencies, and the terminal's own key to say who calls.

use std::sync::Arc;

use domain::{AgencyId, TerminalId, Timestamp};
use wire::keys;
use wire::sign::{SignError, Signer};
use wire::v1::{Call, Finding, Issuer, Mismatch, Receipt, Signed as _, StatusEvent};

use crate::transport::Method;

/// The keys that receipts are verified with; from the catalogue and the settings.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    keys: Vec<(Issuer, keys::Public)>,
}

impl Trust {
    /// The gateway's keys and the agencies'.
    #[must_use]
    pub fn new(gateway: Vec<keys::Public>, agencies: Vec<(AgencyId, keys::Public)>) -> Self {
        let gateway = gateway.into_iter().map(|key| (Issuer::Gateway, key));
        let agencies = agencies.into_iter().map(|(agency, key)| (Issuer::Agency(agency), key));
        Self { keys: gateway.chain(agencies).collect() }
    }

    /// The same with more agencies' keys.
    #[must_use]
    pub fn with_agencies(mut self, agencies: Vec<(AgencyId, keys::Public)>) -> Self {
        self.keys.extend(agencies.into_iter().map(|(agency, key)| (Issuer::Agency(agency), key)));
        self
    }

    /// Whose key a `kid` is, with the key.
    #[must_use]
    pub fn find(&self, kid: &str) -> Option<(Issuer, keys::Public)> {
        self.keys.iter().find(|(_, key)| key.kid() == kid).cloned()
    }

    /// The id of the gateway's first key, by which one gateway is told from another.
    #[must_use]
    pub fn gateway_kid(&self) -> Option<&str> {
        self.keys.iter().find(|(issuer, _)| *issuer == Issuer::Gateway).map(|(_, key)| key.kid())
    }

    /// The gateway's key of that `kid`.
    #[must_use]
    pub fn gateway(&self, kid: &str) -> Option<keys::Public> {
        self.find(kid).and_then(|(issuer, key)| (issuer == Issuer::Gateway).then_some(key))
    }

    /// The receipt in `token`, if it is signed by one who may say so about this very submission. An agency speaks for
    /// the submissions to itself alone.
    pub fn verify(&self, token: &str, about: &About<'_>) -> Result<Receipt, Untrusted> {
        let receipt = Receipt::verify(token, &|kid| self.find(kid)).map_err(Untrusted::Token)?;
        receipt.check_for(about.submission, about.manifest).map_err(Untrusted::Other)?;
        match &receipt.issuer {
            Issuer::Gateway => Ok(receipt),
            Issuer::Agency(agency) if agency == about.agency => Ok(receipt),
            Issuer::Agency(agency) => Err(Untrusted::Agency(agency.clone())),
        }
    }

    /// The agency's final receipt in `token`, if it is about the very submission that the gateway has found. Only the
    /// terminal that made a manifest has it, so what is compared is its hash in the gateway's signed finding.
    pub fn answer(&self, token: &str, finding: &Finding) -> Result<Receipt, Untrusted> {
        let receipt = Receipt::verify(token, &|kid| self.find(kid)).map_err(Untrusted::Token)?;
        if receipt.sid != finding.sid {
            return Err(Untrusted::Other(Mismatch::Submission));
        }
        if receipt.manifest_sha256 != finding.manifest_sha256 {
            return Err(Untrusted::Other(Mismatch::Manifest));
        }
        match &receipt.issuer {
            Issuer::Agency(agency) if *agency == finding.agency => Ok(receipt),
            Issuer::Agency(agency) => Err(Untrusted::Agency(agency.clone())),
            Issuer::Gateway => Err(Untrusted::NotTheAgency),
        }
    }
}

impl Trust {
    /// The status event in `token`, if the agency says it that the gateway's finding names, of the very submission.
    pub fn event(&self, token: &str, finding: &Finding) -> Result<StatusEvent, Untrusted> {
        let agency = |kid: &str| match self.find(kid) {
            Some((Issuer::Agency(agency), key)) => Some((agency, key)),
            Some((Issuer::Gateway, _)) | None => None,
        };
        let event = StatusEvent::verify(token, &agency).map_err(Untrusted::Token)?;
        if event.sid != finding.sid {
            return Err(Untrusted::Other(Mismatch::Submission));
        }
        if event.issuer == finding.agency { Ok(event) } else { Err(Untrusted::Agency(event.issuer)) }
    }
}

/// What a receipt has to be about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Which submission.
    pub submission: domain::SubmissionId,
    /// For which agency.
    pub agency: &'a AgencyId,
    /// As it was sent.
    pub manifest: &'a str,
}

/// Why a token is no receipt for us.
#[derive(Debug, thiserror::Error)]
pub enum Untrusted {
    /// It proves nothing.
    #[error("not a receipt of anyone known")]
    Token(#[source] wire::v1::ReadError),
    /// It is about something else.
    #[error("a receipt for something else")]
    Other(#[source] wire::v1::Mismatch),
    /// An agency speaks about another's.
    #[error("{0} has signed for another agency's submission")]
    Agency(AgencyId),
    /// The gateway's own receipt, where the agency's belongs.
    #[error("the gateway's receipt stands where the agency's belongs")]
    NotTheAgency,
}

/// Who calls: the terminal and what signs for it.
#[derive(Clone)]
pub struct Caller {
    /// Which terminal.
    pub terminal: TerminalId,
    /// Its key.
    pub signer: Arc<dyn Signer + Send + Sync>,
}

impl Caller {
    /// What stands in the `Authorization` header of one call; `path` is without its query, `at` is the gateway's time.
    ///
    /// # Errors
    /// When the terminal's key does not sign.
    pub fn authorization(&self, method: Method, path: &str, at: Timestamp) -> Result<String, SignError> {
        let call = Call::new(self.terminal.clone(), method.as_str(), path, at);
        Ok(format!("Guichet {}", call.sign(self.signer.as_ref())?))
    }
}
