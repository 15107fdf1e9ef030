//! The terminal in its window.

use std::process::ExitCode;

use crate::roof::args::Args;

/// Opens the window and stays until it is told to end.
pub(crate) fn open(_args: &Args) -> anyhow::Result<ExitCode> {
    anyhow::bail!("there is no display here; play a visit with `guichet rehearse SCRIPT --out DIR`")
}
