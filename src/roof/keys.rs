//! Keys on disk: made at the first start, kept where only their owner reads, and found again.

use std::path::Path;

use anyhow::Context as _;
use wire::keys::{Private, Public};

use crate::roof::folder;

/// The private key in a file, made under that name if it is not there yet.
pub(crate) fn own(path: &Path, kid: &str) -> anyhow::Result<Private> {
    let text = folder::kept(path, || {
        let key = Private::generate(kid, &mut wire::system_random).context("no key could be made")?;
        Ok(key.to_jwk().to_string())
    })?;
    Private::from_jwk(&text)
        .with_context(|| format!("{} holds no key; move it away and a new one is made", path.display()))
}

/// Somebody's public key in a file.
pub(crate) fn public(path: &Path) -> anyhow::Result<Public> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("the key file {} cannot be read", path.display()))?;
    Public::from_jwk(&text).with_context(|| format!("{} holds no public key", path.display()))
}
