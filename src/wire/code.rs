//! The signature on the code of a receipt: made by the terminal that prints it, checked by any terminal and any agency
//! that has the key, without a network. What the code says stands in `domain::statement`; this signs and checks it.

use domain::statement::{KeyMark, Signed, Statement};
use domain::{Personal, TerminalId};

use crate::keys::Public;
use crate::sha256_bytes;
use crate::sign::{SignError, Signer, is_signed_by};

/// Whose keys are known here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ring(Vec<Entry>);

/// A terminal's public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whose; it counts for no other terminal.
    pub terminal: TerminalId,
    /// What its signatures are checked with.
    pub key: Public,
    /// Whether its signatures count.
    pub trust: Trust,
}

/// Whether a key's signatures count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trust {
    /// They do.
    Valid,
    /// Somebody else may have the key: what it has signed proves nothing any more.
    Revoked,
}

/// What the signature of a code proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The terminal that it names has printed it, word by word.
    Genuine,
    /// It was not signed like that: something was changed, or the whole was made up.
    Altered,
    /// The key is not known here; nobody can tell.
    KeyUnknown,
    /// Signed with a key that counts no more.
    Revoked,
}

impl Ring {
    /// The keys of a list, and the terminal's own. What the list says of the own key counts, too.
    #[must_use]
    pub fn new(own: Entry, mut listed: Vec<Entry>) -> Self {
        if !listed.iter().any(|entry| (&entry.terminal, mark(&entry.key)) == (&own.terminal, mark(&own.key))) {
            listed.push(own);
        }
        Self(listed)
    }

    /// What the signature of a code proves. A key that stands here twice is revoked if it is so in one place.
    #[must_use]
    pub fn judge(&self, signed: &Signed) -> Verdict {
        let Signed { statement, signature } = signed;
        let of_key = |entry: &&Entry| entry.terminal == statement.terminal && mark(&entry.key) == statement.key;
        let mut entries = self.0.iter().filter(of_key);
        let Some(first) = entries.next() else { return Verdict::KeyUnknown };
        if !is_signed_by(&first.key, statement.text().reveal().as_bytes(), signature) {
            return Verdict::Altered;
        }
        let is_revoked = first.trust == Trust::Revoked || entries.any(|entry| entry.trust == Trust::Revoked);
        if is_revoked { Verdict::Revoked } else { Verdict::Genuine }
    }
}

/// What stands in a code for a key: the first five bytes of its thumbprint (RFC 7638, SHA-256).
#[must_use]
pub fn mark(key: &Public) -> KeyMark {
    let (x, y) = key.coordinates();
    let sha256 = sha256_bytes(format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#).as_bytes());
    let mut mark = [0; 5];
    for (to, from) in mark.iter_mut().zip(sha256) {
        *to = from;
    }
    KeyMark(mark)
}

/// The whole code of a statement. `statement.key` has to be the [`mark`] of the signer's key.
///
/// # Errors
/// When the signer refuses.
pub fn sign(statement: &Statement, signer: &dyn Signer) -> Result<Personal<String>, SignError> {
    let signature = signer.sign(statement.text().reveal().as_bytes())?;
    Ok(statement.code(&signature))
}

#[cfg(test)]
mod tests {
    use domain::receipt::{Block, ContentHash, Document};
    use domain::scan::{self, Scan};
    use domain::statement::Licences;
    use domain::{Claim, Language, ReceiptSecret, Reference};

    use super::*;
    use crate::keys::Private;

    fn key(terminal: &str, seed: u8) -> Private {
        Private::from_secret(&format!("{terminal}-1"), &[seed; 32]).unwrap()
    }

    fn entry(terminal: &str, seed: u8, trust: Trust) -> Entry {
        Entry { terminal: terminal.parse().unwrap(), key: key(terminal, seed).public().clone(), trust }
    }

    fn ring(listed: Vec<Entry>) -> Ring {
        Ring::new(entry("T0400", 1, Trust::Valid), listed)
    }

    fn paper() -> Document {
        let pair = |label: &str, value: &str| Block::Pair { label: label.into(), value: value.into() };
        let blocks = vec![
            Block::Title("Guichet".into()),
            Block::Text("Bedok Hub".into()),
            Block::Rule,
            Block::Reference("7K4-33334-G".into()),
            Block::Heading("Singapore Food Agency (SFA)".into()),
            pair("Food shop licence", "S$195.00"),
            Block::Total { label: "Fees in all".into(), value: "S$195.00".into() },
            Block::Qr { content: String::new(), caption: "Check or print again with this reference".into() },
        ];
        Document { language: Language::English, blocks }
    }

    fn statement(signer: &Private) -> Statement {
        Statement {
            claim: Claim {
                reference: Reference::new("7K4".parse().unwrap(), 1).unwrap(),
                secret: ReceiptSecret::from_random([9; 16]),
            },
            terminal: "T0417".parse().unwrap(),
            at: "2026-11-22T02:42:07Z".parse().unwrap(),
            licences: Licences::of(&["sfa-food-shop".parse().unwrap(), "nea-cooling-tower".parse().unwrap()]),
            content: paper().content_hash(),
            key: mark(signer.public()),
        }
    }

    fn read(code: &str) -> Signed {
        match scan::read(code) {
            Ok(Scan::Signed(signed)) => *signed,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_terminal_vouches_for_its_own_receipts_and_for_those_whose_keys_it_has() {
        let signer = key("T0417", 7);
        let code = sign(&statement(&signer), &signer).unwrap();
        let signed = read(code.reveal());
        let own = Ring::new(entry("T0417", 7, Trust::Valid), Vec::new());
        for (ring, expected) in [
            (own, Verdict::Genuine),
            (ring(vec![entry("T0417", 7, Trust::Valid)]), Verdict::Genuine),
            (ring(vec![entry("T0417", 8, Trust::Valid), entry("T0417", 7, Trust::Valid)]), Verdict::Genuine),
            (ring(Vec::new()), Verdict::KeyUnknown),
            (ring(vec![entry("T0417", 8, Trust::Valid)]), Verdict::KeyUnknown),
            (ring(vec![entry("T0418", 7, Trust::Valid)]), Verdict::KeyUnknown),
            (ring(vec![entry("T0417", 7, Trust::Revoked)]), Verdict::Revoked),
            (ring(vec![entry("T0417", 7, Trust::Valid), entry("T0417", 7, Trust::Revoked)]), Verdict::Revoked),
            (Ring::new(entry("T0417", 7, Trust::Valid), vec![entry("T0417", 7, Trust::Revoked)]), Verdict::Revoked),
            (Ring::default(), Verdict::KeyUnknown),
        ] {
            assert_eq!(ring.judge(&signed), expected);
        }
    }

    #[test]
    fn whatever_is_changed_is_noticed() {
        let signer = key("T0417", 7);
        let ring = ring(vec![entry("T0417", 7, Trust::Valid), entry("T0418", 8, Trust::Revoked)]);
        let good = read(sign(&statement(&signer), &signer).unwrap().reveal());
        let changes: [fn(&mut Signed); 8] = [
            |it| it.statement.claim.reference = Reference::new("7K4".parse().unwrap(), 2).unwrap(),
            |it| it.statement.claim.secret = ReceiptSecret::from_random([8; 16]),
            |it| it.statement.at = "2026-11-22T02:42:08Z".parse().unwrap(),
            |it| it.statement.licences.named.truncate(1),
            |it| it.statement.licences.more = 1,
            |it| it.statement.content = ContentHash([0; 20]),
            |it| it.signature[63] ^= 1,
            |it| it.signature = [0; 64],
        ];
        for change in changes {
            let mut changed = good.clone();
            change(&mut changed);
            // On paper as well: it is read back and judged alike.
            let code = changed.statement.code(&changed.signature);
            assert_eq!(ring.judge(&read(code.reveal())), Verdict::Altered, "{changed:?}");
        }
        let mut stolen = good.clone();
        (stolen.statement.terminal, stolen.statement.key) = ("T0418".parse().unwrap(), mark(key("T0418", 8).public()));
        assert_eq!(ring.judge(&stolen), Verdict::Altered, "a revoked key has not signed it either");
    }

    #[test]
    fn a_manifest_signed_by_the_same_key_is_no_code() {
        let signer = key("T0417", 7);
        let token = crate::sign::sign_jws("guichet-manifest+jws", b"{}", &signer).unwrap();
        assert!(!token.starts_with(domain::statement::PREFIX));
        assert!(scan::read(&token).is_err());
    }

    #[test]
    fn the_example_for_agencies_is_the_golden_one() {
        let golden: serde_json::Value = serde_json::from_str(include_str!("golden/receipt-code.json")).unwrap();
        let text = |name: &str| golden[name].as_str().unwrap().to_owned();
        let signer = key("T0417", 7);
        assert_eq!(text("jwk"), signer.public().to_jwk());
        assert_eq!(text("canonical_text"), paper().canonical_text());
        let signed = read(&text("code"));
        assert_eq!(signed.statement, statement(&signer));
        assert_eq!(text("signed_text"), *signed.statement.text().reveal());
        assert_eq!(ring(vec![entry("T0417", 7, Trust::Valid)]).judge(&signed), Verdict::Genuine);
    }
}
