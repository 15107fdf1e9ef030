//! Where a terminal keeps its data if nobody says otherwise; the terminal and `guichetctl` have to agree about it.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// The data folder: the one named, else `guichet` in the user's state folder (XDG Base Directory Specification, by
/// which a path that is not absolute counts as none). It need not be there yet.
pub(crate) fn data(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let state = || set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local/state")));
    named
        .map(Path::to_owned)
        .or_else(|| Some(state()?.join("guichet")))
        .context("no state folder is known: set XDG_STATE_HOME or HOME, or name one with --data DIR")
}
