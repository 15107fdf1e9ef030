//! What others have to know of an agency, and nothing that is secret: entries for the gateway's settings and for the
//! catalogue, to be pasted as they are, and the same as JSON for programs.

use domain::AgencyId;
use wire::seal::Recipient;

use crate::keys::{EncKey, Keys};

/// The agency's entry in `gateway.toml`.
#[must_use]
pub fn for_gateway(agency: &AgencyId, keys: &Keys) -> String {
    let token = hex(&keys.token.sha256());
    format!(
        "[[agency]]\nid = \"{agency}\"\ntoken_sha256 = \"{token}\"\n\n{}",
        entry("sig_keys", &keys.sig.public().clone().into())
    )
}

/// The keys of the agency's entry in the catalogue's `agencies.toml`, to follow its name and contact.
#[must_use]
pub fn for_catalogue(keys: &Keys) -> String {
    let mut entries: Vec<String> = keys.enc.iter().map(enc_entry).collect();
    entries.push(entry("sig_keys", &keys.sig.public().clone().into()));
    entries.join("\n")
}

/// Both as JSON: the public halves of the keys, and the token's SHA-256 in hexadecimal.
#[must_use]
pub fn json(agency: &AgencyId, keys: &Keys) -> String {
    let enc = keys.enc.iter().map(|enc| enc.key.public().to_jwk()).collect::<Vec<_>>().join(",");
    let (sig, token) = (keys.sig.public().to_jwk(), hex(&keys.token.sha256()));
    format!(r#"{{"agency":"{agency}","enc_keys":[{enc}],"sig_keys":[{sig}],"token_sha256":"{token}"}}"#)
}

/// One key to seal to as an entry of the catalogue, with the day from which it is used.
#[must_use]
pub fn enc_entry(enc: &EncKey) -> String {
    let from = enc.seal_from.map(|day| format!("seal_from = \"{day}\"\n")).unwrap_or_default();
    format!("{}{from}", entry("enc_keys", enc.key.public()))
}

/// Both files write keys in the same way. Literal strings, for a JWK is full of quotes.
fn entry(list: &str, key: &Recipient) -> String {
    format!("[[agency.{list}]]\nkid = '{}'\njwk = '{}'\n", key.kid(), key.to_jwk())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
