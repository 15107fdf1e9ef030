//! Where the program keeps its data, and private files in it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The data folder: the one named, else `guichet` in the user's state folder (XDG Base Directory Specification).
pub(crate) fn data(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let folder = match named {
        Some(named) => named.to_owned(),
        None => state_home()
            .context("no state folder is known: set XDG_STATE_HOME or HOME, or name one with --data DIR")?
            .join("guichet"),
    };
    make(&folder)?;
    Ok(folder)
}

/// Makes a folder that only its owner can look into.
pub(crate) fn make(folder: &Path) -> anyhow::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("the data folder {} cannot be made; name another with --data DIR", folder.display()))
}

/// What a private file holds, or what `make` makes for it if it is not there yet. Written whole or not at all.
pub(crate) fn kept(path: &Path, make: impl FnOnce() -> anyhow::Result<String>) -> anyhow::Result<String> {
    if path.exists() {
        return fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()));
    }
    let text = make()?;
    let beside = path.with_extension("new");
    let written = || -> std::io::Result<()> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
    };
    written().with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(text)
}

fn state_home() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local/state")))
}
