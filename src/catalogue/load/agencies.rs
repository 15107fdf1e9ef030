//! `agencies.toml`: who gives licences, and their public keys.

use std::collections::BTreeMap;

use domain::AgencyId;

use crate::{Agency, PublicKey};

use super::{Desk, Table, lower};

/// What a key is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Applications are sealed to it; RSA will do for an agency whose security module has nothing else.
    Seal,
    /// Answers are signed with it.
    Sign,
}

pub(crate) fn read(table: &Table<'_>, desk: &Desk<'_>) -> BTreeMap<AgencyId, Agency> {
    let mut agencies = BTreeMap::new();
    for agency in table.tables("agency") {
        let Some(id) = agency.id::<AgencyId>("", "agency") else { continue };
        let key = format!("agency-{}", lower(&id));
        let read = Agency {
            id: id.clone(),
            name: agency.words("name", &format!("{key}-name")),
            contact: agency.words("contact", &format!("{key}-contact")),
            accent: accent(&agency),
            enc_keys: agency.tables("enc_keys").iter().filter_map(|key| public_key(key, Use::Seal, desk)).collect(),
            sig_keys: agency.tables("sig_keys").iter().filter_map(|key| public_key(key, Use::Sign, desk)).collect(),
        };
        agencies.insert(id, read);
        agency.finish();
    }
    table.finish();
    agencies
}

fn accent(agency: &Table<'_>) -> Option<[u8; 3]> {
    let text = agency.text_if("accent")?;
    let colour = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .map(|colour| {
            let [_, red, green, blue] = colour.to_be_bytes();
            [red, green, blue]
        });
    if colour.is_none() {
        agency.error("accent", "\"accent\" has to be a colour such as \"#1A73E8\"");
    }
    colour
}

fn public_key(table: &Table<'_>, purpose: Use, desk: &Desk<'_>) -> Option<PublicKey> {
    let kid = table.text("kid");
    let jwk = table.text("jwk");
    let seal_from = table.date_if("seal_from").unwrap_or(desk.issued);
    let revoked = table.flag("revoked", false);
    table.finish();
    let jwk = jwk?;
    let members: String = jwk.chars().filter(|character| !character.is_whitespace()).collect();
    let (is_p256, is_rsa) = (members.contains("\"crv\":\"P-256\""), members.contains("\"kty\":\"RSA\""));
    let is_known = match purpose {
        Use::Seal => is_p256 || is_rsa,
        Use::Sign => is_p256,
    };
    if !members.starts_with('{') || !is_known {
        let or = match purpose {
            Use::Seal => "; or of an RSA key of 3072 bits and more, '{\"kty\":\"RSA\",..}'",
            Use::Sign => "",
        };
        let p256 = "\"jwk\" has to be the JSON of a public P-256 key, '{\"kty\":\"EC\",\"crv\":\"P-256\",..}'";
        table.error("jwk", format!("{p256}{or}"));
    }
    if members.contains("\"d\":") {
        table.error("jwk", "\"jwk\" holds a private key; withdraw that key and put a new public one here");
    }
    Some(PublicKey { kid: kid?, jwk, seal_from, revoked })
}
