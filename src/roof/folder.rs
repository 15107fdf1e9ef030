//! The program's folders, which only their owner can look into.

use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::roof::home;

/// The data folder, made if it is not there yet.
pub(crate) fn data(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let folder = home::data(named)?;
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
