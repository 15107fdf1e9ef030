//! Who is known in all targets: a terminal, a gateway and two agencies, with keys that never change, so that a seed that was
//! signed once is signed for ever.

use domain::{AgencyId, Reference, SubmissionId, TerminalId, Timestamp};
use wire::keys::{Private, Public};
use wire::v1::{AuditHead, Issuer, Level, Manifest, Part, Receipt, Signed as _, TimeTrust, VERSION};

pub(crate) const TERMINAL: &str = "T0001";
pub(crate) const AGENCIES: [&str; 2] = ["SFA", "URA"];

pub(crate) fn key(kid: &str, seed: u8) -> Private {
    Private::from_secret(kid, &[seed; 32]).unwrap()
}

pub(crate) fn terminal_key() -> Private {
    key("T0001-1", 1)
}

pub(crate) fn gateway_key() -> Private {
    key("gateway-1", 2)
}

pub(crate) fn agency_key(agency: &str) -> Private {
    key(&format!("{agency}-sig-1"), 3)
}

pub(crate) fn terminal() -> TerminalId {
    TERMINAL.parse().unwrap()
}

pub(crate) fn agency() -> AgencyId {
    AGENCIES[0].parse().unwrap()
}

pub(crate) fn now() -> Timestamp {
    "2026-11-22T03:05:00Z".parse().unwrap()
}

pub(crate) fn sid(n: u32) -> SubmissionId {
    format!("6f9619ff-8b86-4d01-b42d-{n:012x}").parse().unwrap()
}

pub(crate) fn reference() -> Reference {
    Reference::new("7K4".parse().unwrap(), 7).unwrap()
}

/// What stands for a sealed envelope.
pub(crate) fn envelope(n: u32) -> String {
    format!("sealed {n}")
}

pub(crate) fn manifest(n: u32) -> Manifest {
    Manifest {
        v: VERSION,
        sid: sid(n),
        terminal: terminal(),
        agency: agency(),
        licences: vec!["sfa-food-shop".parse().unwrap()],
        actions: Vec::new(),
        reference: reference(),
        catalogue: "test".to_owned(),
        enc_kid: "SFA-2026-1".to_owned(),
        seq: u64::from(n),
        audit: AuditHead { seq: 1, head: wire::sha256(b"head") },
        terminal_time: now(),
        time_trust: TimeTrust::Unknown,
        status_key: None,
        amends: None,
        parts: vec![Part::envelope(&envelope(n))],
    }
}

/// A manifest as it travels. ECDSA signs differently each time, so whoever compares keeps the first.
pub(crate) fn signed(n: u32) -> String {
    manifest(n).sign(&terminal_key()).unwrap()
}

pub(crate) fn receipt(n: u32, manifest: &str, level: Level) -> Receipt {
    let issuer = if level == Level::Custody { Issuer::Gateway } else { Issuer::Agency(agency()) };
    Receipt::new(sid(n), manifest, level, issuer, now())
}

/// The key of that name, among all that are known.
pub(crate) fn known(kid: &str) -> Option<Public> {
    let agencies = AGENCIES.map(agency_key);
    let keys = [terminal_key(), gateway_key()];
    keys.iter().chain(&agencies).map(Private::public).find(|key| key.kid() == kid).cloned()
}
