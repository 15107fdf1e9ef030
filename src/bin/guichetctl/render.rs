//! `catalogue check --render`: has every page of a catalogue laid out, by the one program that knows how.

use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, bail};

/// Looks over the page of everything in a catalogue, in every language and text size, on the screen of the terminal it
/// belongs to, standing and lying. What that program says goes to standard error, so that a report in JSON stays one.
pub(crate) fn look_over(catalogue: &Path) -> anyhow::Result<ExitCode> {
    let catalogue = catalogue.canonicalize().with_context(|| format!("{} is not there", catalogue.display()))?;
    let belongs = |config: &&Path| catalogue.ends_with("catalogue") && config.join("terminal.toml").is_file();
    let config = catalogue.parent().filter(belongs);
    let Some(config) = config else {
        bail!(
            "pages are laid out for a terminal's screen: {} has to be the folder \"catalogue\" beside a terminal.toml",
            catalogue.display()
        );
    };
    let program = std::env::current_exe().context("this program does not find itself")?.with_file_name("guichet");
    let looked = Command::new(&program)
        .arg("--config")
        .arg(config)
        .args(["gallery", "--catalogue", "--check"])
        .stdout(io::stderr())
        .status()
        .with_context(|| format!("{} lays out the pages and cannot be started", program.display()))?;
    Ok(if looked.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
