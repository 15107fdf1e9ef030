//! What the settings say about the door, with the files they name, as the `gateway` crate wants it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow};
use gateway::{Clients, Clock, Identity, Limits, Need, Tls};
use settings::gateway as on_file;

/// The settings, or every mistake in them.
pub(crate) fn load(config: &Path) -> anyhow::Result<on_file::Gateway> {
    on_file::load(config).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        anyhow!("the settings are not in order:{}", lines.concat())
    })
}

/// TLS, where there is to be any.
pub(crate) fn tls(config: &Path, line: &on_file::Line, clock: Clock) -> anyhow::Result<Option<Tls>> {
    let tls = match line {
        on_file::Line::Tls(tls) => tls,
        on_file::Line::Loopback | on_file::Line::BehindProxy => return Ok(None),
    };
    let read = |file: &Path| {
        let file = config.join(file);
        fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))
    };
    let clients = match &tls.clients {
        None => None,
        Some(clients) => Some(Clients {
            authority_pem: read(&clients.authority)?,
            need: match clients.need {
                on_file::Need::Required => Need::Required,
                on_file::Need::Optional => Need::Optional,
            },
            carriers: clients.carriers.clone(),
        }),
    };
    let identity = Identity { certificate_pem: read(&tls.certificate)?, key_pem: read(&tls.key)?, clients };
    Tls::new(&identity, clock).map(Some).context("[tls] in gateway.toml cannot be used")
}

/// The limits as written.
pub(crate) fn limits(on_file: &on_file::Limits) -> Limits {
    Limits {
        connections: on_file.connections,
        connections_per_peer: on_file.connections_per_peer,
        in_flight: on_file.in_flight,
        readers: on_file.readers,
        calls_per_terminal_a_second: on_file.calls_per_terminal_a_second,
        calls_per_terminal_at_once: on_file.calls_per_terminal_at_once,
        head_secs: on_file.head_secs,
        ..Limits::default()
    }
}
