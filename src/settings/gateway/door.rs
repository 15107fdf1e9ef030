//! The gateway's door: TLS or why there is none, whose certificates are asked for, how much anybody may have of it, and
//! where monitoring asks.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use crate::reader::Table;

/// Where monitoring asks, if nothing else is said.
pub const METRICS_DEFAULT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 9464);

/// How callers reach the gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Over TLS.
    Tls(Tls),
    /// In the clear: it listens on this machine alone.
    Loopback,
    /// In the clear: the operator says that a proxy before it ends TLS.
    BehindProxy,
}

/// What the gateway shows and whom it asks. Files are relative to the folder of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    /// PEM: its certificate, and those between it and the authority.
    pub certificate: PathBuf,
    /// PEM: its private key.
    pub key: PathBuf,
    /// Whether terminals are asked for certificates.
    pub clients: Option<Clients>,
}

/// Terminals' certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clients {
    /// PEM: the authorities that sign them.
    pub authority: PathBuf,
    /// Whether a terminal has to have one.
    pub need: Need,
    /// Names of certificates that may deliver for any terminal.
    pub carriers: Vec<String>,
}

/// Whether a terminal has to have a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It does.
    Required,
    /// It may; what it shows has to be right.
    Optional,
}

/// How much anybody may have of the gateway. The defaults are for a machine with two cores and 256 MiB for the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections in all; further ones wait at the system's door.
    pub connections: u32,
    /// Connections from one address (of IPv6 one /64); none where all come from one, a proxy or this machine.
    pub connections_per_peer: Option<u32>,
    /// Calls that are worked on at the same time.
    pub in_flight: u32,
    /// Readers that wait for news at the same time.
    pub readers: u32,
    /// Calls a second that a terminal may go on with.
    pub calls_per_terminal_a_second: u32,
    /// Calls that a terminal may make at once after a rest.
    pub calls_per_terminal_at_once: u32,
    /// Seconds from a connection's start, or its last answer, to the end of the next call's head; TLS included.
    pub head_secs: u32,
    /// Seconds in which nothing moves either way before a connection is closed; longer than any reader may wait.
    pub stall_secs: u32,
    /// Seconds that calls under way are given when the gateway is told to stop.
    pub stop_secs: u32,
}

impl Default for Limits {
    /// What the gateway promises to hold on a small machine.
    fn default() -> Self {
        Self {
            connections: 4_096,
            connections_per_peer: None,
            in_flight: 256,
            readers: 2_048,
            calls_per_terminal_a_second: 50,
            calls_per_terminal_at_once: 500,
            head_secs: 20,
            stall_secs: 75,
            stop_secs: 10,
        }
    }
}

/// Where monitoring asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metrics {
    /// Nothing is said: at [`METRICS_DEFAULT`], if nothing else listens there.
    Usual,
    /// There.
    At(SocketAddr),
    /// Nowhere.
    Off,
}

pub(super) fn line(table: &Table<'_, '_>, listen: Option<SocketAddr>) -> Option<Line> {
    let plain = table.flag_or("plain", false)?;
    let tls = table.has("tls");
    match (tls, plain) {
        (true, true) => {
            table.wrong("plain", "\"plain\" says that there is no TLS here and [tls] says that there is; keep one");
            None
        }
        (true, false) => tls_of(table.table_if("tls")?).map(Line::Tls),
        (false, true) => Some(Line::BehindProxy),
        (false, false) if listen?.ip().is_loopback() => Some(Line::Loopback),
        (false, false) => {
            table.wrong(
                "listen",
                "others than this machine would reach the gateway in the clear; add [tls], or plain = true where a \
                 proxy before it has TLS",
            );
            None
        }
    }
}

fn tls_of(table: Table<'_, '_>) -> Option<Tls> {
    let certificate = table.text("certificate").map(PathBuf::from);
    let key = table.text("key").map(PathBuf::from);
    let clients = if table.has("client_ca") {
        let authority = table.text("client_ca").map(PathBuf::from);
        let need = if table.has("client_certificates") {
            table.word("client_certificates", &[("required", Need::Required), ("optional", Need::Optional)])
        } else {
            Some(Need::Required)
        };
        let carriers = table.list_if("carriers").unwrap_or_default();
        Some(Clients { authority: authority?, need: need?, carriers })
    } else {
        for key in ["client_certificates", "carriers"] {
            if table.has(key) {
                table.wrong(key, format!("\"{key}\" says nothing without \"client_ca\"; add the authority or drop it"));
            }
        }
        None
    };
    table.finish();
    Some(Tls { certificate: certificate?, key: key?, clients })
}

pub(super) fn limits(table: &Table<'_, '_>, line: Option<&Line>, listen: Option<SocketAddr>) -> Option<Limits> {
    let one_address = !matches!(line, Some(Line::Tls(_))) || listen.is_some_and(|listen| listen.ip().is_loopback());
    let per_peer = if one_address { None } else { Some(64) };
    let usual = Limits { connections_per_peer: per_peer, ..Limits::default() };
    let Some(table) = table.table_if("limits") else { return Some(usual) };
    let limits = read_limits(&table, &usual);
    table.finish();
    limits
}

fn read_limits(table: &Table<'_, '_>, usual: &Limits) -> Option<Limits> {
    let connections_per_peer = match table.has("connections_per_peer") {
        true => Some(table.number("connections_per_peer", 1..=100_000)?),
        false => usual.connections_per_peer,
    };
    Some(Limits {
        connections: table.number_or("connections", usual.connections, 1..=100_000)?,
        connections_per_peer,
        in_flight: table.number_or("in_flight", usual.in_flight, 1..=10_000)?,
        readers: table.number_or("readers", usual.readers, 1..=100_000)?,
        calls_per_terminal_a_second: table.number_or(
            "calls_per_terminal_a_second",
            usual.calls_per_terminal_a_second,
            1..=100_000,
        )?,
        calls_per_terminal_at_once: table.number_or(
            "calls_per_terminal_at_once",
            usual.calls_per_terminal_at_once,
            1..=100_000,
        )?,
        head_secs: table.number_or("head_secs", usual.head_secs, 1..=60)?,
        // A reader may wait for a minute in silence.
        stall_secs: table.number_or("stall_secs", usual.stall_secs, 65..=600)?,
        stop_secs: table.number_or("stop_secs", usual.stop_secs, 1..=300)?,
    })
}

pub(super) fn metrics(table: &Table<'_, '_>) -> Option<Metrics> {
    let Some(table) = table.table_if("metrics") else { return Some(Metrics::Usual) };
    let metrics = match table.flag_or("serve", true)? {
        false => Some(Metrics::Off),
        true if table.has("listen") => table.parsed("listen").map(Metrics::At),
        true => Some(Metrics::Usual),
    };
    // Said even where it is not served, so that switching it off needs one line.
    let _ = table.has("listen");
    table.finish();
    metrics
}
