//! Asking at any terminal where an application stands. The enquiry proves that the caller has the check code and does not
//! tell it; the findings say which submissions stand under the reference and hold nothing of what was applied for.

use std::fmt;

use serde::{Deserialize, Serialize};

use domain::{AgencyId, Reference, SubmissionId, TerminalId, Timestamp};

use super::body::Body;
use super::inbox::{EventTold, Tidings};
use super::signed::{FromTerminal, Signed, reply};
use super::text::{one, time};
use super::{Call, ReadError, VERSION};
use crate::keys;

/// A terminal's question on behalf of whoever has the receipt.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// Always 1.
    pub v: u32,
    /// Which terminal asks; any may.
    #[serde(with = "one")]
    pub terminal: TerminalId,
    /// From the receipt.
    #[serde(with = "one")]
    pub reference: Reference,
    /// What the stretched check code gives (`wire::lock`); its hash is the manifest's `status_key`.
    pub proof: String,
    /// When, as far as the terminal knows.
    #[serde(with = "time")]
    pub at: Timestamp,
}

/// The gateway's answer to one enquiry. Nothing under the reference, another check code and no such reference all read
/// the same: no submissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Always 1.
    pub v: u32,
    /// SHA-256 of the enquiry as it was sent, base64url.
    pub enquiry_sha256: String,
    /// By the gateway's clock: all this holds as of then.
    #[serde(with = "time")]
    pub at: Timestamp,
    /// One for each agency that something was delivered for.
    pub submissions: Vec<Finding>,
}

/// A submission that the gateway has taken into custody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which.
    #[serde(with = "one")]
    pub sid: SubmissionId,
    /// For whom.
    #[serde(with = "one")]
    pub agency: AgencyId,
    /// What the agency's receipt has to quote.
    pub manifest_sha256: String,
    /// The time of the custody receipt.
    #[serde(with = "time")]
    pub received_at: Timestamp,
}

/// The whole answer: the signed findings, and beside them the agencies' receipts and events, each signed by its agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookup {
    /// Compact [`Findings`].
    pub findings: String,
    /// At most one each submission.
    pub receipts: Vec<Tidings>,
    /// What agencies said since they took an application in, each submission's in the order of its numbers.
    #[serde(default)]
    pub events: Vec<EventTold>,
}

impl Signed for Enquiry {
    const TYP: &'static str = "guichet-enquiry+jws";
}

impl FromTerminal for Enquiry {}

impl Enquiry {
    /// Where it is posted.
    pub const PATH: &str = "/v1/lookup";

    /// An enquiry of version 1.
    #[must_use]
    pub fn new(terminal: TerminalId, reference: Reference, proof: String, at: Timestamp) -> Self {
        Self { v: VERSION, terminal, reference, proof, at }
    }

    /// Whether it was made about now: an enquiry that was overheard is soon worth nothing. It holds as long as a
    /// [`Call`].
    #[must_use]
    pub fn is_fresh(&self, now: Timestamp) -> bool {
        now.as_second().abs_diff(self.at.as_second()) <= Call::AGE_SECS_MAX.unsigned_abs()
    }
}

impl fmt::Debug for Enquiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Enquiry").field("terminal", &self.terminal).field("at", &self.at).finish_non_exhaustive()
    }
}

impl Signed for Findings {
    const TYP: &'static str = "guichet-findings+jws";
}

impl Findings {
    /// The answer to an enquiry as it was sent.
    #[must_use]
    pub fn of(enquiry: &str, at: Timestamp, submissions: Vec<Finding>) -> Self {
        Self { v: VERSION, enquiry_sha256: crate::sha256(enquiry.as_bytes()), at, submissions }
    }

    /// Verifies that these are the gateway's findings to this very enquiry; nothing else says even that it found none.
    ///
    /// # Errors
    /// When the token proves nothing or answers another enquiry.
    pub fn verify(token: &str, enquiry: &str, keys: &dyn Fn(&str) -> Option<keys::Public>) -> Result<Self, ReadError> {
        reply(token, keys, |findings: &Self| findings.enquiry_sha256 == crate::sha256(enquiry.as_bytes()))
    }
}

impl Body for Lookup {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::read_version_1;

    fn key(kid: &str, seed: u8) -> keys::Private {
        keys::Private::from_secret(kid, &[seed; 32]).unwrap()
    }

    fn at() -> Timestamp {
        "2026-11-22T03:04:05Z".parse().unwrap()
    }

    fn sid() -> SubmissionId {
        "6f9619ff-8b86-4d01-b42d-00cf4fc964ff".parse().unwrap()
    }

    fn enquiry() -> Enquiry {
        let reference = Reference::new("7K4".parse().unwrap(), 0).unwrap();
        Enquiry::new("T0417".parse().unwrap(), reference, crate::encode(&[7; 32]), at())
    }

    fn finding() -> Finding {
        Finding {
            sid: sid(),
            agency: "SFA".parse().unwrap(),
            manifest_sha256: crate::sha256(b"abc"),
            received_at: at(),
        }
    }

    #[track_caller]
    fn check_golden(written: &[u8], golden: &str) {
        assert_eq!(std::str::from_utf8(written).unwrap(), golden.trim_end());
    }

    #[test]
    fn question_and_answer_are_the_golden_ones() {
        let golden = include_str!("../golden/enquiry.json");
        check_golden(&enquiry().to_json(), golden);
        assert_eq!(read_version_1::<Enquiry>(golden.as_bytes()), Ok(enquiry()));
        let findings = Findings::of("enquiry", at(), vec![finding()]);
        let golden = include_str!("../golden/findings.json");
        check_golden(&findings.to_json(), golden);
        assert_eq!(read_version_1::<Findings>(golden.as_bytes()), Ok(findings));
        let receipts = vec![Tidings { sid: sid(), receipt: "a.b.c".to_owned() }];
        let events = vec![EventTold { sid: sid(), event: "g.h.i".to_owned() }];
        let lookup = Lookup { findings: "d.e.f".to_owned(), receipts, events };
        let golden = include_str!("../golden/lookup.json");
        check_golden(&lookup.to_json(), golden);
        assert_eq!(Lookup::from_json(golden.as_bytes()), Ok(lookup));
        let earlier = Lookup::from_json(br#"{"findings":"d.e.f","receipts":[]}"#).unwrap();
        assert_eq!(earlier.events, [], "an earlier gateway tells of receipts alone");
    }

    #[test]
    fn an_enquiry_is_the_terminals_and_soon_too_old_and_never_shows_its_proof() {
        let terminal = key("T0417-1", 1);
        let known = |kid: &str| (kid == "T0417-1").then(|| terminal.public().clone());
        let jws = enquiry().sign(&terminal).unwrap();
        assert_eq!(Enquiry::verify(&jws, &known).unwrap(), (enquiry(), "T0417-1".to_owned()));
        assert!(Enquiry::verify(&enquiry().sign(&key("T0417-1", 2)).unwrap(), &known).is_err());
        assert!(Call::verify(&jws, &known).is_err());
        let later = |secs: i64| Timestamp::from_second(at().as_second() + secs).unwrap();
        for (secs, fresh) in [(-601, false), (-600, true), (0, true), (600, true), (601, false)] {
            assert_eq!(enquiry().is_fresh(later(secs)), fresh, "{secs}");
        }
        assert!(!format!("{:?}", enquiry()).contains(&enquiry().proof));
    }

    #[test]
    fn findings_are_to_one_enquiry_and_the_gateways() {
        let gateway = key("gateway-1", 3);
        let known = |kid: &str| (kid == "gateway-1").then(|| gateway.public().clone());
        let findings = Findings::of("an enquiry", at(), Vec::new());
        let token = findings.sign(&gateway).unwrap();
        assert_eq!(Findings::verify(&token, "an enquiry", &known), Ok(findings.clone()));
        assert!(Findings::verify(&token, "another enquiry", &known).is_err());
        assert!(Findings::verify(&findings.sign(&key("gateway-1", 4)).unwrap(), "an enquiry", &known).is_err());
    }
}
