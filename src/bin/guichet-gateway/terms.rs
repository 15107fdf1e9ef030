//! What the settings say about the door, with the files they name, as the `gateway` crate wants it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, anyhow};
use gateway::{Clients, Clock, Identity, Tls};
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
            need: clients.need,
            carriers: clients.carriers.clone(),
        }),
    };
    let identity = Identity { certificate_pem: read(&tls.certificate)?, key_pem: read(&tls.key)?, clients };
    Tls::new(&identity, clock).map(Some).context("[tls] in gateway.toml cannot be used")
}
