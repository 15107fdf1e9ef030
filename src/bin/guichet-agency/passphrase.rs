//! A passphrase is typed unseen, or comes from a file or a pipe; never from the command line, where everybody on the
//! machine could read it.

use std::fs::OpenOptions;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, ensure};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::args::Passphrase;

/// A passphrase that was given before.
pub(crate) fn known(given: &Passphrase) -> anyhow::Result<Zeroizing<String>> {
    match &given.passphrase_file {
        Some(file) => first_line(file),
        None => asked("Passphrase of the copy: "),
    }
}

/// A new one: whoever types it unseen types it twice.
pub(crate) fn new(given: &Passphrase) -> anyhow::Result<Zeroizing<String>> {
    if let Some(file) = &given.passphrase_file {
        return first_line(file);
    }
    let words = asked("A passphrase for the copy, five or six words: ")?;
    if std::io::stdin().is_terminal() {
        ensure!(*words == *asked("Once more: ")?, "the two are not the same");
    }
    Ok(words)
}

/// Writes a file that only its owner reads, and that was not there.
pub(crate) fn write_private(file: &Path, text: &str) -> anyhow::Result<()> {
    let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).and_then(|mut to| {
        to.write_all(text.as_bytes())?;
        to.sync_all()
    });
    written.with_context(|| format!("{} cannot be written", file.display()))
}

fn first_line(file: &Path) -> anyhow::Result<Zeroizing<String>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let text = Zeroizing::new(text);
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().trim().to_owned()))
}

fn asked(question: &str) -> anyhow::Result<Zeroizing<String>> {
    let stdin = std::io::stdin();
    let before = if stdin.is_terminal() { tcgetattr(&stdin).ok() } else { None };
    if let Some(before) = &before {
        let mut unseen = before.clone();
        unseen.local_modes.remove(LocalModes::ECHO);
        unseen.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(&stdin, OptionalActions::Flush, &unseen).context("the terminal would show the passphrase")?;
        let _ = write!(std::io::stderr(), "{question}");
    }
    let mut line = Zeroizing::new(String::new());
    let read = stdin.lock().read_line(&mut line);
    if let Some(before) = &before {
        tcsetattr(&stdin, OptionalActions::Flush, before).context("the terminal could not be set back")?;
    }
    read.context("no passphrase was given")?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}
