//! What the signed code on a receipt says, and its one spelling. Whether the signature is good is `wire`'s to find out;
//! here stands what was signed.

use crate::receipt::ContentHash;
use crate::scan::{Claim, Unread};
use crate::{LicenceId, Personal, TerminalId, Timestamp, base32};

/// How a signed code begins; no other text that a terminal signs begins like that.
pub const PREFIX: &str = "GUICHET:2:";
/// No code is longer: what a scanner reads as one line, and a printer draws on 58 mm with three dots a module.
pub const LENGTH_MAX: usize = 500;
/// Characters for the licences; ten of the usual length find room.
const LICENCES_MAX: usize = 280;
/// Before the number of licences that found no room.
const MORE: char = '*';
const TIME: &str = "%Y%m%dT%H%M%SZ";

/// What a terminal says of a receipt that it has printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which visit's applications, and the right to look at them.
    pub claim: Claim,
    /// Who printed it.
    pub terminal: TerminalId,
    /// When the applications were stored, to the second.
    pub at: Timestamp,
    /// What was applied for.
    pub licences: Licences,
    /// What the paper says.
    pub content: ContentHash,
    /// Which of the terminal's keys has signed.
    pub key: KeyMark,
}

/// Licences as far as they find room in a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licences {
    /// In the receipt's order.
    pub named: Vec<LicenceId>,
    /// How many more there are; they stand on the paper, and the hash covers them.
    pub more: u16,
}

/// Which key has signed: the first five bytes of its thumbprint (RFC 7638, SHA-256). A key has it from its numbers, not
/// from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyMark(pub [u8; 5]);

/// A code as it was read: what it says, and a signature that may be anybody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What it says.
    pub statement: Statement,
    /// The two numbers of an ES256 signature over [`Statement::text`].
    pub signature: [u8; 64],
}

impl Licences {
    /// As many as find room, in that order.
    #[must_use]
    pub fn of(all: &[LicenceId]) -> Self {
        let mut length = 0;
        let fit = all.iter().take_while(|licence| {
            length += licence.as_str().len() + 1;
            length <= LICENCES_MAX
        });
        let named: Vec<LicenceId> = fit.cloned().collect();
        let more = u16::try_from(all.len() - named.len()).unwrap_or(u16::MAX);
        Self { named, more }
    }

    fn text(&self) -> String {
        let mut parts: Vec<String> = self.named.iter().map(|licence| licence.as_str().to_ascii_uppercase()).collect();
        if self.more > 0 {
            parts.push(format!("{MORE}{}", self.more));
        }
        parts.join("+")
    }

    fn read(text: &str) -> Option<Self> {
        let mut licences = Self { named: Vec::new(), more: 0 };
        for part in text.split('+').filter(|part| !part.is_empty()) {
            match part.strip_prefix(MORE) {
                Some(more) => licences.more = more.parse().ok()?,
                None => licences.named.push(part.to_ascii_lowercase().parse().ok()?),
            }
        }
        Some(licences)
    }
}

impl Statement {
    /// The text that is signed: everything before the last colon of the code. Capitals, digits and `:+*-` alone.
    #[must_use]
    pub fn text(&self) -> Personal<String> {
        let Self { claim, terminal, at, licences, content, key } = self;
        let secret: String = claim.secret.characters().iter().copied().map(char::from).collect();
        Personal::new(format!(
            "{PREFIX}{}:{secret}:{terminal}:{}:{}:{}:{}",
            claim.reference,
            at.strftime(TIME),
            licences.text(),
            base32::encode(&content.0),
            base32::encode(&key.0),
        ))
    }

    /// The whole code, once it is signed.
    #[must_use]
    pub fn code(&self, signature: &[u8; 64]) -> Personal<String> {
        Personal::new(format!("{}:{}", self.text().reveal(), base32::encode(signature)))
    }
}

/// Reads a code that begins like a signed one.
///
/// # Errors
/// [`Unread::Damaged`] where it is not in its one spelling.
pub(crate) fn read(text: &str) -> Result<Signed, Unread> {
    let parts: Vec<&str> = text.strip_prefix(PREFIX).unwrap_or_default().split(':').collect();
    let [reference, secret, terminal, at, licences, content, key, signature] = parts.as_slice() else {
        return Err(Unread::Damaged);
    };
    let reference = reference.parse().map_err(|_| Unread::Damaged)?;
    let secret = secret.parse().map_err(|_| Unread::Damaged)?;
    let statement = Statement {
        claim: Claim { reference, secret },
        terminal: terminal.parse().map_err(|_| Unread::Damaged)?,
        at: moment(at).ok_or(Unread::Damaged)?,
        licences: Licences::read(licences).ok_or(Unread::Damaged)?,
        content: ContentHash(base32::decode(content).ok_or(Unread::Damaged)?),
        key: KeyMark(base32::decode(key).ok_or(Unread::Damaged)?),
    };
    let signature = base32::decode(signature).ok_or(Unread::Damaged)?;
    // What was read has to be what was signed, character by character.
    if statement.code(&signature).reveal() == text { Ok(Signed { statement, signature }) } else { Err(Unread::Damaged) }
}

fn moment(text: &str) -> Option<Timestamp> {
    let civil = jiff::civil::DateTime::strptime(TIME, text).ok()?;
    civil.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ReceiptSecret, Reference};

    fn statement(licences: &[&str]) -> Statement {
        let reference = Reference::new("7K4".parse().unwrap(), 7).unwrap();
        let licences: Vec<LicenceId> = licences.iter().map(|id| id.parse().unwrap()).collect();
        Statement {
            claim: Claim { reference, secret: ReceiptSecret::from_random([9; 16]) },
            terminal: "T0417".parse().unwrap(),
            at: "2026-11-22T02:42:07Z".parse().unwrap(),
            licences: Licences::of(&licences),
            content: ContentHash([0xa5; 20]),
            key: KeyMark([1, 2, 3, 4, 5]),
        }
    }

    #[test]
    fn what_was_written_is_read_back_in_its_one_spelling() {
        for licences in [&["sfa-food-shop", "nea-2"][..], &["sfa-food-shop"], &[]] {
            let written = statement(licences);
            let code = written.code(&[7; 64]);
            let code = code.reveal();
            assert_eq!(read(code), Ok(Signed { statement: written, signature: [7; 64] }));
            assert!(
                code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b":+*-".contains(&b)),
                "{code}"
            );
            for wrong in
                [code.to_lowercase(), format!("{code} "), code.replace(":T0417:", ":T0417::"), format!("{code}A")]
            {
                assert_eq!(read(&wrong), Err(Unread::Damaged), "{wrong}");
            }
        }
        let code = statement(&["a"]).code(&[7; 64]).reveal().clone();
        for (from, to) in
            [("T024207Z", "T024260Z"), ("20261122", "20261322"), (":A:", ":+A:"), (":A:", ":A+*0:"), (":A:", ":A+*07:")]
        {
            assert!(code.contains(from));
            assert_eq!(read(&code.replacen(from, to, 1)), Err(Unread::Damaged), "{to}");
        }
    }

    #[test]
    fn ten_usual_licences_take_some_four_hundred_characters_and_no_number_of_them_takes_too_many() {
        let usual: Vec<String> = (0..10).map(|n| format!("sfa-food-shop-{n:05}")).collect();
        let usual: Vec<&str> = usual.iter().map(String::as_str).collect();
        let ten = statement(&usual);
        assert_eq!((ten.licences.named.len(), ten.licences.more), (10, 0));
        assert_eq!(ten.code(&[255; 64]).reveal().len(), 407);
        let long = "a".repeat(64);
        let many = statement(&vec![long.as_str(); 300]);
        assert_eq!((many.licences.named.len(), many.licences.more), (4, 296));
        let many = Statement { terminal: "T".repeat(16).parse().unwrap(), ..many };
        let code = many.code(&[255; 64]);
        assert!(code.reveal().len() <= LENGTH_MAX, "{}", code.reveal().len());
        assert_eq!(read(code.reveal()).map(|read| read.statement), Ok(many));
    }
}
