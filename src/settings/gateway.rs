//! `gateway.toml`: where the gateway listens, which agencies fetch from it and which terminals deliver to it. An
//! agency's entry is what `guichet-agency keygen` prints, a terminal's what `guichetctl identity` prints.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use domain::{AgencyId, TerminalId};

use crate::Problem;
use crate::problem::text_of;
use crate::reader::{Source, Table};

/// A gateway's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The file with its private signing key as a JWK, relative to the folder of the settings.
    pub key_file: PathBuf,
    /// Who fetches.
    pub agencies: Vec<Agency>,
    /// Who delivers; a terminal whose key was changed stands here once for each key that may still be in use.
    pub terminals: Vec<Terminal>,
}

/// An agency as the gateway knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its code.
    pub id: AgencyId,
    /// SHA-256 of its bearer token, 64 hexadecimal digits; the token itself is the agency's alone.
    pub token_sha256: [u8; 32],
    /// The keys that its answers are signed with: the present one, and older ones for as long as answers may come.
    pub sig_keys: Vec<Key>,
}

/// A public key as it stands in the settings, written as in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub kid: String,
    /// The JWK as JSON text, unopened.
    pub jwk: String,
}

/// A terminal as the gateway knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terminal {
    /// Its id in the fleet.
    pub id: TerminalId,
    /// The public key that its manifests are signed with.
    pub key: TerminalKey,
}

/// Where a terminal's public key stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TerminalKey {
    /// In a file of its own as a JWK, relative to the folder of the settings.
    File(PathBuf),
    /// Here, as `guichetctl identity` prints it.
    Here(Key),
}

/// Reads `gateway.toml` in a folder.
///
/// # Errors
/// Every mistake in it, in the order of lines.
pub fn load(dir: &Path) -> Result<Gateway, Vec<Problem>> {
    let file = dir.join("gateway.toml");
    read(&file, &text_of(&file)?)
}

/// Reads a gateway's settings from a text; `file` is only named in mistakes.
///
/// # Errors
/// Every mistake in it, in the order of lines.
pub fn read(file: &Path, text: &str) -> Result<Gateway, Vec<Problem>> {
    let source = Source::new(file, text);
    let tree = source.parse();
    let table = Table::whole(&source, &tree);
    let listen = table.parsed::<SocketAddr>("listen");
    let key_file = table.text("key_file").map(PathBuf::from);
    let agencies: Vec<Agency> = table.tables("agency").into_iter().filter_map(agency).collect();
    let terminals: Vec<Terminal> = table.tables("terminal").into_iter().filter_map(terminal).collect();
    for (place, agency) in agencies.iter().enumerate() {
        if agencies.iter().take(place).any(|before| before.id == agency.id) {
            table.wrong("agency", format!("agency {} stands here twice; keep one", agency.id));
        }
    }
    for (place, terminal) in terminals.iter().enumerate() {
        if terminals.iter().take(place).any(|before| before == terminal) {
            table.wrong("terminal", format!("terminal {} stands here twice with the same key; keep one", terminal.id));
        }
    }
    table.finish();
    let gateway = listen.zip(key_file).map(|(listen, key_file)| Gateway { listen, key_file, agencies, terminals });
    source.result(gateway)
}

fn agency(table: Table<'_, '_>) -> Option<Agency> {
    let (id, token) = (table.parsed("id"), table.text("token_sha256"));
    let token_sha256 = token.as_deref().and_then(digest);
    if token.is_some() && token_sha256.is_none() {
        table.wrong(
            "token_sha256",
            "\"token_sha256\" has to be 64 hexadecimal digits, as `guichet-agency keygen` prints them",
        );
    }
    let tables = table.tables("sig_keys");
    if tables.is_empty() {
        table.wrong("sig_keys", "the agency needs a key that its answers are signed with; add [[agency.sig_keys]]");
    }
    let sig_keys = tables.into_iter().filter_map(key).collect();
    table.finish();
    Some(Agency { id: id?, token_sha256: token_sha256?, sig_keys })
}

fn key(table: Table<'_, '_>) -> Option<Key> {
    let (kid, jwk) = (table.text("kid"), table.text("jwk"));
    table.finish();
    Some(Key { kid: kid?, jwk: jwk? })
}

fn terminal(table: Table<'_, '_>) -> Option<Terminal> {
    let id = table.parsed("id");
    let key = if table.has("jwk") || table.has("kid") {
        let (kid, jwk) = (table.text("kid"), table.text("jwk"));
        kid.zip(jwk).map(|(kid, jwk)| TerminalKey::Here(Key { kid, jwk }))
    } else {
        table.text("key_file").map(|file| TerminalKey::File(PathBuf::from(file)))
    };
    table.finish();
    Some(Terminal { id: id?, key: key? })
}

fn digest(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut digest = [0; 32];
    for (place, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(digest)
}
