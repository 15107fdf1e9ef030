//! Looks whether this machine can speak: the synthesiser and the player, by name in the folders of the search path.

use std::ffi::OsStr;
use std::path::PathBuf;

use super::aplay::Aplay;
use super::espeak::Espeak;

/// What speaking takes.
pub struct Equipment {
    /// The synthesiser.
    pub voice: Espeak,
    /// The player.
    pub sink: Aplay,
}

/// What this machine lacks; a sentence for a report, for the terminal serves without a voice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Absent {
    /// No synthesiser.
    #[error("nothing can be read aloud: espeak-ng is not installed (Debian: apt-get install espeak-ng)")]
    Espeak,
    /// No player.
    #[error("nothing can be read aloud: aplay is not installed (Debian: apt-get install alsa-utils)")]
    Aplay,
}

/// Looks for both programs in the folders of `path`, which is the roof's `PATH`; the sound goes to `device`, or to
/// the system's default.
///
/// # Errors
/// When one of them is absent.
pub fn find(path: Option<&OsStr>, device: Option<String>) -> Result<Equipment, Absent> {
    let voice = Espeak::at(program("espeak-ng", path).ok_or(Absent::Espeak)?);
    let sink = Aplay::at(program("aplay", path).ok_or(Absent::Aplay)?, device);
    Ok(Equipment { voice, sink })
}

/// The synthesiser alone, for whoever keeps the sound in a file.
///
/// # Errors
/// When it is absent.
pub fn find_voice(path: Option<&OsStr>) -> Result<Espeak, Absent> {
    program("espeak-ng", path).map(Espeak::at).ok_or(Absent::Espeak)
}

fn program(name: &str, path: Option<&OsStr>) -> Option<PathBuf> {
    std::env::split_paths(path?)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|program| std::fs::metadata(program).is_ok_and(|found| found.is_file() && may_run(&found)))
}

#[cfg(unix)]
fn may_run(found: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o111 != 0
}

#[cfg(not(unix))]
fn may_run(_: &std::fs::Metadata) -> bool {
    true
}
