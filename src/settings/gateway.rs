//! `gateway.toml`: where the gateway listens, which agencies fetch from it and which terminals deliver to it. An
//! agency's entry is what `guichet-agency keygen` prints, a terminal's what `guichetctl identity` prints.

mod door;
mod store;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use domain::{AgencyId, TerminalId, Timestamp};

use crate::Problem;
use crate::problem::text_of;
use crate::reader::{Source, Table};

pub use door::{Clients, Limits, Line, METRICS_DEFAULT, Metrics, Need, Tls};
pub use store::{Password, Server, Store};

/// A gateway's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Over TLS, or why not.
    pub line: Line,
    /// How much anybody may have of it.
    pub limits: Limits,
    /// Where monitoring asks.
    pub metrics: Metrics,
    /// Where submissions are kept, if it is said here and not on the command line.
    pub store: Option<Store>,
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
    /// Where each entry of its inbox is posted as well, if it wants that.
    pub webhook: Option<String>,
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
    /// Not before; for a key that is taken into use later.
    pub from: Option<Timestamp>,
    /// Not from then on; for a key that is going out of use.
    pub until: Option<Timestamp>,
    /// Whether the key still counts at all.
    pub standing: Standing,
    /// Whether the operator wants the terminal to serve.
    pub service: Service,
}

/// Whether a terminal's key still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Trusted,
    /// The terminal was stolen or retired.
    Revoked,
}

/// Whether the operator wants a terminal to serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// It should.
    Wanted,
    /// It should show that it is out of service.
    Suspended,
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
    let line = door::line(&table, listen);
    let limits = door::limits(&table, line.as_ref(), listen);
    let metrics = door::metrics(&table);
    let store = store::store(&table);
    let key_file = table.text("key_file").map(PathBuf::from);
    let agencies: Vec<Agency> = table.tables("agency").into_iter().filter_map(agency).collect();
    let terminals: Vec<Terminal> = table.tables("terminal").into_iter().filter_map(terminal).collect();
    for (place, agency) in agencies.iter().enumerate() {
        if agencies.iter().take(place).any(|before| before.id == agency.id) {
            table.wrong("agency", format!("agency {} stands here twice; keep one", agency.id));
        }
    }
    for (place, terminal) in terminals.iter().enumerate() {
        if terminals.iter().take(place).any(|before| before.id == terminal.id && before.key == terminal.key) {
            table.wrong("terminal", format!("terminal {} stands here twice with the same key; keep one", terminal.id));
        }
    }
    table.finish();
    let whole = || {
        let (listen, line, limits, metrics) = (listen?, line?, limits?, metrics?);
        Some(Gateway { listen, line, limits, metrics, store, key_file: key_file?, agencies, terminals })
    };
    let gateway = whole();
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
    let webhook = table.text_if("webhook");
    if webhook.as_deref().is_some_and(|url| !is_safe_address(url)) {
        table.wrong("webhook", "\"webhook\" has to be an address such as \"https://agency.example/guichet/inbox\"; http:// only on this machine");
    }
    table.finish();
    Some(Agency { id: id?, token_sha256: token_sha256?, sig_keys, webhook })
}

/// What is pushed holds nothing of a citizen, but who listens must be whom the operator means.
fn is_safe_address(url: &str) -> bool {
    let on_this_machine = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    let host = url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    !url.contains(char::is_whitespace) && (host || on_this_machine.iter().any(|start| url.starts_with(start)))
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
    let (from, until) = (instant(&table, "from"), instant(&table, "until"));
    if from.zip(until).is_some_and(|(from, until)| until <= from) {
        table.wrong("until", "\"until\" has to be later than \"from\"; else the key never counts");
    }
    let standing = match table.flag_or("revoked", false) {
        Some(true) => Some(Standing::Revoked),
        Some(false) => Some(Standing::Trusted),
        None => None,
    };
    let service = match table.flag_or("out_of_service", false) {
        Some(true) => Some(Service::Suspended),
        Some(false) => Some(Service::Wanted),
        None => None,
    };
    table.finish();
    Some(Terminal { id: id?, key: key?, from, until, standing: standing?, service: service? })
}

/// An instant that may be absent.
fn instant(table: &Table<'_, '_>, key: &'static str) -> Option<Timestamp> {
    let instant = table.text_if(key)?.parse().ok();
    if instant.is_none() {
        table.wrong(key, format!("\"{key}\" has to be a time such as \"2026-12-01T00:00:00Z\""));
    }
    instant
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

#[cfg(test)]
mod tests;
