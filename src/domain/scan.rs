//! What the codes on our paper hold, written and read in one place. A scanner gives any text whatever; only this says
//! what of it is ours.

use std::fmt;

use crate::statement::{self, Signed};
use crate::{Personal, ReceiptSecret, Reference, ResumeCode, TerminalId};

const NAME: &str = "guichet";
const VERSION: &str = "1";
/// How a signed code begins, whatever its version: in capitals.
const SIGNED_NAME: &str = "GUICHET";
/// Stands where a receipt's code has its reference; no reference is spelled like that.
const DRAFT: &str = "draft";

/// A reference with the secret that stands beside it: the right to look and to print again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Which visit's applications.
    pub reference: Reference,
    /// The check code beside it.
    pub secret: ReceiptSecret,
}

/// What a code held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    /// A receipt from before receipts were signed, and the terminal that it names.
    Receipt(Claim, TerminalId),
    /// A receipt whose code is signed; by whom, nobody has looked yet.
    Signed(Box<Signed>),
    /// The slip of a draft.
    Draft(ResumeCode),
}

/// Why a scanned text is of no use. It does not hold the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// A shop's barcode, an address, noise.
    #[error("not a code of this service")]
    NotOurs,
    /// Printed by a later release.
    #[error("a code of a later version")]
    Newer,
    /// Ours by its beginning, but damaged or mistyped.
    #[error("a damaged code")]
    Damaged,
}

/// The text of a draft's code.
#[must_use]
pub fn draft_code(code: &ResumeCode) -> Personal<String> {
    Personal::new(format!("{NAME}:{VERSION}:{DRAFT}:{}", code.printed().reveal()))
}

/// Reads a scanned text: a receipt's code, a draft's code, or a draft's code typed or printed without its beginning.
///
/// # Errors
/// When it is none of these; nonsense of any length is answered in a moment.
pub fn read(text: &str) -> Result<Scan, Unread> {
    if text.len() > statement::LENGTH_MAX + 2 {
        return Err(Unread::NotOurs);
    }
    let text = text.trim();
    if text.starts_with(statement::PREFIX) {
        return statement::read(text).map(|signed| Scan::Signed(Box::new(signed)));
    }
    let parts: Vec<&str> = text.split(':').collect();
    match parts.as_slice() {
        [name, version, DRAFT, code] if is_ours(name, version) => {
            code.parse().map(Scan::Draft).map_err(|_| Unread::Damaged)
        }
        [name, version, reference, terminal, secret] if is_ours(name, version) => {
            let damaged = |_| Unread::Damaged;
            let reference = reference.parse().map_err(damaged)?;
            let terminal = terminal.parse().map_err(damaged)?;
            let secret = secret.parse().map_err(|_| Unread::Damaged)?;
            Ok(Scan::Receipt(Claim { reference, secret }, terminal))
        }
        [NAME, VERSION, ..] => Err(Unread::Damaged),
        [NAME | SIGNED_NAME, version, ..] if version.parse::<u32>().is_ok() => Err(Unread::Newer),
        [NAME | SIGNED_NAME, ..] => Err(Unread::Damaged),
        [code] => code.parse().map(Scan::Draft).map_err(|_| Unread::NotOurs),
        _ => Err(Unread::NotOurs),
    }
}

fn is_ours(name: &str, version: &str) -> bool {
    name == NAME && version == VERSION
}

impl fmt::Display for Scan {
    /// For the log: what it is and nothing of what it holds but the reference.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Receipt(claim, terminal) => write!(f, "the receipt {} of {terminal}", claim.reference),
            Self::Signed(signed) => {
                write!(f, "the signed receipt {} of {}", signed.statement.claim.reference, signed.statement.terminal)
            }
            Self::Draft(_) => f.write_str("a draft's code"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim() -> Claim {
        let reference = Reference::new("7K4".parse().unwrap(), 7).unwrap();
        Claim { reference, secret: ReceiptSecret::from_random([9; 16]) }
    }

    /// A receipt's code as it was printed before receipts were signed.
    fn receipt_code(claim: &Claim, terminal: &TerminalId) -> Personal<String> {
        let secret = claim.secret.printed();
        Personal::new(format!("{NAME}:{VERSION}:{}:{terminal}:{}", claim.reference, secret.reveal()))
    }

    #[test]
    fn what_was_printed_is_read_back() {
        let terminal: TerminalId = "T0417".parse().unwrap();
        let receipt = receipt_code(&claim(), &terminal);
        assert_eq!(read(receipt.reveal()), Ok(Scan::Receipt(claim(), terminal)));
        assert!(read(&format!(" {}\r\n", receipt.reveal())).is_ok());
        let code = ResumeCode::from_random([3; 16]);
        assert_eq!(read(draft_code(&code).reveal()), Ok(Scan::Draft(code.clone())));
        assert_eq!(read(&code.printed().reveal().to_lowercase()), Ok(Scan::Draft(code)));
    }

    #[test]
    fn nonsense_is_told_apart_and_never_taken() {
        let terminal: TerminalId = "T0417".parse().unwrap();
        let good = receipt_code(&claim(), &terminal).reveal().clone();
        let (head, secret) = good.rsplit_once(':').unwrap();
        let flipped = if secret.starts_with('3') { secret.replacen('3', "4", 1) } else { format!("3{}", &secret[1..]) };
        for (text, expected) in [
            (String::new(), Unread::NotOurs),
            ("9771234567003".to_owned(), Unread::NotOurs),
            ("https://example.sg/?a=1".to_owned(), Unread::NotOurs),
            ("WIFI:S:cafe;T:WPA;P:secret;;".to_owned(), Unread::NotOurs),
            ("guichet".to_owned(), Unread::Damaged),
            ("guichet:1".to_owned(), Unread::Damaged),
            ("guichet:x:y".to_owned(), Unread::Damaged),
            ("guichet:2:anything:at:all:here".to_owned(), Unread::Newer),
            ("GUICHET:3:ANYTHING:AT:ALL".to_owned(), Unread::Newer),
            ("GUICHET:2:ANYTHING:AT:ALL".to_owned(), Unread::Damaged),
            ("GUICHET".to_owned(), Unread::Damaged),
            (head.to_owned(), Unread::Damaged),
            (format!("{head}:{flipped}"), Unread::Damaged),
            (format!("{good}:more"), Unread::Damaged),
            (good.replace("T0417", "t-1"), Unread::Damaged),
            ("guichet:1:draft:0000-0000-0000".to_owned(), Unread::Damaged),
            ("a".repeat(10_000), Unread::NotOurs),
            (":".repeat(90), Unread::NotOurs),
            ("\u{0}\u{1}\u{fffd}".to_owned(), Unread::NotOurs),
        ] {
            assert_eq!(read(&text), Err(expected), "{text:.40}");
        }
    }

    #[test]
    fn the_log_learns_no_secret() {
        let scan = Scan::Receipt(claim(), "T0417".parse().unwrap());
        let secret = claim().secret.printed();
        for shown in [scan.to_string(), format!("{scan:?}"), Scan::Draft(ResumeCode::from_random([3; 16])).to_string()]
        {
            assert!(!shown.contains(secret.reveal().as_str()), "{shown}");
        }
    }
}
