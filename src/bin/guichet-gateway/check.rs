//! `guichet-gateway check`: everything that could keep a gateway from serving is tried, so that it is found at a desk
//! and not by a fleet.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use gateway::{Gateway, Location};
use settings::gateway as on_file;

use crate::serve::now;
use crate::{keys, place, terms, trust};

const DAY_SECS: i64 = 86_400;
/// A certificate that ends sooner is spoken of.
const SOON_DAYS: i64 = 14;

pub(crate) fn check(config: &Path, store: Option<Location>) -> anyhow::Result<()> {
    let settings = terms::load(config)?;
    let trust = trust::trust(config, &settings)?;
    let mut lines = vec![listed(&settings), own_key(config, &settings)?];
    lines.extend(line(config, &settings)?);
    let store = place::location(store, config, &settings)?;
    prove(&store, trust).with_context(|| format!("the store {store} cannot be used"))?;
    lines.push(format!("store {store}: writable, and what is written is on disk"));
    let mut out = std::io::stdout();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    writeln!(out, "in order")?;
    Ok(())
}

fn listed(settings: &on_file::Gateway) -> String {
    let revoked = settings.terminals.iter().filter(|listed| listed.standing == on_file::Standing::Revoked).count();
    format!(
        "gateway.toml: agencies {}, terminals' keys {}, of them revoked {revoked}",
        settings.agencies.len(),
        settings.terminals.len()
    )
}

fn own_key(config: &Path, settings: &on_file::Gateway) -> anyhow::Result<String> {
    let file = config.join(&settings.key_file);
    if !file.exists() {
        return Ok(format!("key {}: not there; it is made at the first start", file.display()));
    }
    let key = keys::own(&file, "")?;
    // Pasted into a file at each terminal; the file here holds the private half as well and stays.
    let public = key.public();
    Ok(format!("key {}: {}; terminals need as public_key_file:\n{}", file.display(), public.kid(), public.to_jwk()))
}

fn line(config: &Path, settings: &on_file::Gateway) -> anyhow::Result<Vec<String>> {
    let tls = match &settings.line {
        on_file::Line::Loopback => {
            return Ok(vec![format!("{}: in the clear, for this machine alone", settings.listen)]);
        }
        on_file::Line::BehindProxy => {
            return Ok(vec![format!("{}: in the clear, for the proxy that has TLS", settings.listen)]);
        }
        on_file::Line::Tls(tls) => tls,
    };
    let shown = terms::tls(config, &settings.line, Arc::new(now))?;
    let shown = shown.ok_or_else(|| anyhow!("[tls] is there and nothing came of it"))?;
    let days = (shown.ends_at().as_second() - now().as_second()).div_euclid(DAY_SECS);
    if days < 0 {
        return Err(anyhow!("the certificate {} ended on {}", tls.certificate.display(), shown.ends_at()));
    }
    let soon = if days < SOON_DAYS { ": renew it now" } else { "" };
    let names = shown.names().join(", ");
    let mut lines = vec![
        format!("{}: TLS 1.3 as {names}", settings.listen),
        format!("certificate: ends on {}, in {days} days{soon}", shown.ends_at()),
    ];
    if let Some(clients) = &tls.clients {
        let need = match clients.need {
            on_file::Need::Required => "have to show",
            on_file::Need::Optional => "may show",
        };
        lines.push(format!("terminals {need} a certificate of {}", clients.authority.display()));
    }
    Ok(lines)
}

/// Opens the store as serving would, and has it write something.
#[tokio::main(flavor = "current_thread")]
async fn prove(store: &Location, trust: gateway::Trust) -> anyhow::Result<()> {
    let key = wire::keys::Private::generate("check", &mut wire::system_random)?;
    let (name, location) = ("guichet-gateway check".to_owned(), store.clone());
    let gateway = Gateway::open(gateway::Settings { name, location, key, trust, clock: Arc::new(now) })?;
    Ok(gateway.prove_store().await?)
}
