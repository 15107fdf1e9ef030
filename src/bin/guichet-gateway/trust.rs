//! Whom the gateway trusts, read from the settings and the key files they name.

use std::path::Path;

use anyhow::Context as _;

use gateway::{Agency, Listed, Trust};
use settings::gateway as on_file;
use wire::keys::Public;

use crate::keys;

/// Everybody that `gateway.toml` lists, with the keys it names.
pub(crate) fn trust(config: &Path, settings: &on_file::Gateway) -> anyhow::Result<Trust> {
    let mut trust = Trust::default();
    for terminal in &settings.terminals {
        let key = match &terminal.key {
            on_file::TerminalKey::File(file) => keys::public(&config.join(file))?,
            on_file::TerminalKey::Here(key) => Public::listed(&key.kid, &key.jwk).with_context(|| {
                format!("the key {} of terminal {} in gateway.toml cannot be used", key.kid, terminal.id)
            })?,
        };
        let on_file::Terminal { from, until, standing, service, .. } = *terminal;
        trust.list(Listed { terminal: terminal.id.clone(), key, standing, from, until, service });
    }
    for agency in &settings.agencies {
        let listed = agency.sig_keys.iter().map(|key| {
            Public::listed(&key.kid, &key.jwk)
                .with_context(|| format!("the key {} of agency {} in gateway.toml cannot be used", key.kid, agency.id))
        });
        let sig_keys = listed.collect::<Result<_, _>>()?;
        trust.list_agency(agency.id.clone(), Agency { token_sha256: agency.token_sha256, sig_keys });
    }
    Ok(trust)
}
