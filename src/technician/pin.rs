//! `technician pin` and `technician unlock`: the PIN of the technician's pages is set, and their door opened again after too
//! many wrong tries. Only who may write the settings sets a PIN; it is never shown, kept or passed as an argument.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use domain::Timestamp;
use domain::audit::Act;
use domain::technician::Pin;
use wire::lock::Cost;
use wire::pin::SALT_BYTES;

use crate::{Error, FORMAT, Report, Terminal};

/// What was done at the door.
#[derive(Debug, Clone, Serialize)]
pub struct Door {
    format: u32,
    /// What, in a sentence.
    pub done: String,
}

/// Sets the PIN: the file that the settings name then holds what Argon2id made of it.
///
/// # Errors
/// When the settings name no file, the PIN is malformed or too easily guessed, or the file cannot be written.
pub fn set_pin(terminal: &Terminal, text: &str, random: &mut wire::Random<'_>, now: Timestamp) -> Result<Door, Error> {
    let settings = terminal.settings()?;
    let file = file(terminal, &settings).ok_or(Error::NoPinFile)?;
    let pin: Pin = text.trim().parse()?;
    if let Some(weakness) = pin.weakness() {
        return Err(Error::WeakPin(weakness));
    }
    let mut salt = [0; SALT_BYTES];
    random(&mut salt);
    let line = wire::pin::hash(&pin, &salt, Cost::KIOSK).map_err(|_| Error::Pin(file.clone()))?;
    write(&file, &format!("{line}\n")).map_err(|cause| Error::Write { file: file.clone(), cause })?;
    // A terminal that was never started has no audit trail yet.
    match terminal.store(&settings) {
        Ok(mut store) => store.note_technician(Act::PinSet, now)?,
        Err(Error::NoStore(_)) => {}
        Err(other) => return Err(other),
    }
    Ok(Door { format: FORMAT, done: format!("the PIN is set in {}; start the terminal anew", file.display()) })
}

/// Forgets wrong tries at the PIN.
///
/// # Errors
/// When the settings or the store cannot be used.
pub fn unlock(terminal: &Terminal, now: Timestamp) -> Result<Door, Error> {
    terminal.store(&terminal.settings()?)?.unlock_technician(now)?;
    Ok(Door { format: FORMAT, done: "the door is unlocked; wrong tries are forgotten".to_owned() })
}

/// The line that was made of the PIN; nothing where the technician's pages are off.
///
/// # Errors
/// When there is no such file, or it cannot be read.
pub fn pin_line(terminal: &Terminal, settings: &settings::Terminal) -> Result<Option<String>, Error> {
    let Some(file) = file(terminal, settings) else { return Ok(None) };
    match fs::read_to_string(&file) {
        Ok(line) => Ok(Some(line)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Err(Error::NoPin(file)),
        Err(cause) => Err(Error::File { file, cause }),
    }
}

/// How the PIN stands, for the status.
pub(crate) fn stands(terminal: &Terminal, settings: &settings::Terminal) -> Result<&'static str, String> {
    match pin_line(terminal, settings) {
        Ok(None) => Ok("the technician's pages are off"),
        Ok(Some(_)) => Ok("the technician's PIN is set"),
        Err(error) => Err(domain::chain(&error)),
    }
}

fn file(terminal: &Terminal, settings: &settings::Terminal) -> Option<PathBuf> {
    settings.pin_file.as_ref().map(|file| terminal.config.join(file))
}

/// Under another name first, so that a power cut leaves the whole line or the one before.
fn write(path: &Path, line: &str) -> io::Result<()> {
    let draft = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()?;
    fs::rename(&draft, path)?;
    fs::File::open(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?.sync_all()
}

impl Report for Door {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.done)
    }
}
