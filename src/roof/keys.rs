//! Keys on disk: made at the first start, kept where only their owner reads, and found again. Terminal and gateway keep
//! theirs in the same way.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use wire::keys::{Private, Public};

/// The private key in a file, made under that name if it is not there yet.
pub(crate) fn own(path: &Path, kid: &str) -> anyhow::Result<Private> {
    let text = match fs::read_to_string(path) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => {
            let key = Private::generate(kid, &mut wire::system_random).context("no key could be made")?;
            write(path, key.to_jwk().as_bytes())
                .with_context(|| format!("the key file {} cannot be written", path.display()))?;
            return Ok(key);
        }
        read => read.with_context(|| format!("the key file {} cannot be read", path.display()))?,
    };
    Private::from_jwk(&text)
        .with_context(|| format!("{} holds no key; move it away and a new one is made", path.display()))
}

/// Somebody's public key in a file. A private one is refused: it has left the machine that it was made on.
pub(crate) fn public(path: &Path) -> anyhow::Result<Public> {
    let text = fs::read_to_string(path).with_context(|| format!("the key file {} cannot be read", path.display()))?;
    if Private::from_jwk(&text).is_ok() {
        bail!(
            "{} holds a private key; put its public half there, and take a new key if others could read it",
            path.display()
        );
    }
    Public::from_jwk(&text).with_context(|| format!("{} holds no public key", path.display()))
}

/// Under another name first, so that a power cut leaves the whole key or none.
fn write(path: &Path, key: &[u8]) -> std::io::Result<()> {
    let beside = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(key)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    fs::File::open(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?.sync_all()
}
