//! The keys by which a terminal checks the codes on receipts, from the list in its settings and its own key. It opens the
//! keys; whether a list is well written is the settings' to say.

use std::path::Path;

use anyhow::Context as _;
use domain::TerminalId;
use settings::terminals;
use wire::code::{Entry, Ring, Trust};
use wire::keys::Public;

use crate::roof::kiosk::listed;

/// With which keys the codes on receipts are checked: those of `terminals.toml`, and the terminal's own.
pub(crate) fn of(config: &Path, own: &TerminalId, key: &Public) -> anyhow::Result<Ring> {
    let known = terminals::load(config).map_err(|problems| listed(&problems))?;
    let entries = known.into_iter().map(|terminals::Listed { id, key, standing }| {
        let opened = Public::listed(&key.kid, &key.jwk)
            .with_context(|| format!("the key {} of {id} in {} is no P-256 key", key.kid, terminals::TERMINALS_FILE))?;
        let trust = match standing {
            terminals::Standing::Valid => Trust::Valid,
            terminals::Standing::Revoked => Trust::Revoked,
        };
        Ok(Entry { terminal: id, key: opened, trust })
    });
    let entries: Vec<Entry> = entries.collect::<anyhow::Result<_>>()?;
    Ok(Ring::new(Entry { terminal: own.clone(), key: key.clone(), trust: Trust::Valid }, entries))
}
