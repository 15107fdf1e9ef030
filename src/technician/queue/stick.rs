//! `queue export`, `queue carry` and `queue import`: applications that go to the gateway on a USB stick, and receipts that
//! come back on it. A stick may be pulled at any moment: an application lies on it whole or not at all, and the next export
//! goes on where the last one ended. What is delivered twice, by stick and by line, is taken once.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use domain::{SubmissionId, TerminalId, Timestamp};
use serde::Serialize;
use store::{Row, State, Store, StoreError};
use sync::courier::{self, Attempt, Delivery, Stowed};
use sync::transport::Body;
use sync::trust::{About, Caller};
use sync::{Outcome, Trust};
use wire::keys::{Private, Public};
use wire::sign::sign_jws;

use crate::catalogue::loaded;
use crate::{Error, FORMAT, Gateway, KEY_FILE, Report, Terminal};

const MANIFEST: &str = "manifest.jws";
const PARTS: &str = "parts";
const RECEIPT: &str = "receipt.jws";
const INDEX: &str = "INDEX.jws";
/// The type of the signed list of what a terminal has written.
const INDEX_TYP: &str = "guichet-index+jws";
/// At the end of a name that is not for good yet.
const UNFINISHED: &str = "new";
/// No manifest, receipt or list of ours is longer.
const TEXT_BYTES_MAX: u64 = 64 * 1024;

/// What lies on the stick.
#[derive(Debug, Clone, Serialize)]
pub struct Exported {
    format: u32,
    /// Written now.
    pub written: usize,
    /// There already.
    pub there: usize,
    /// Those whose sealed bytes this terminal cannot read any more.
    pub damaged: Vec<String>,
    /// The terminal's folder on the stick.
    pub folder: PathBuf,
}

/// What was delivered from a stick.
#[derive(Debug, Clone, Serialize)]
pub struct Carried {
    format: u32,
    /// Receipts written beside the applications.
    pub delivered: usize,
    /// Applications that had their receipt already.
    pub there: usize,
    /// Those that were not taken: folder and reason.
    pub refused: Vec<(String, String)>,
}

/// What came home on a stick.
#[derive(Debug, Clone, Serialize)]
pub struct Imported {
    format: u32,
    /// Receipts that moved an application on.
    pub taken: usize,
    /// Receipts that were known.
    pub known: usize,
    /// Receipts that prove nothing: folder and reason.
    pub refused: Vec<(String, String)>,
}

/// The list as it is signed.
#[derive(Serialize)]
struct Index {
    v: u32,
    terminal: String,
    at: String,
    submissions: Vec<Listed>,
}

#[derive(Serialize)]
struct Listed {
    sid: String,
    manifest_sha256: String,
}

/// Writes everything that the gateway does not have onto a stick. Nothing changes here: it stays in the queue until a
/// receipt comes, on the stick or by line.
///
/// # Errors
/// When settings, store, key or stick cannot be read or written.
pub fn queue_export(terminal: &Terminal, stick: &Path, now: Timestamp) -> Result<Exported, Error> {
    if !stick.is_dir() {
        // A mistyped name, or a stick that is not mounted, would fill this machine's own disk and look like a success.
        return Err(Error::NoStick(stick.to_owned()));
    }
    let settings = terminal.settings()?;
    let store = terminal.store(&settings)?;
    let key = own_key(terminal)?;
    let folder = stick.join(settings.id.as_str());
    let mut exported = Exported { format: FORMAT, written: 0, there: 0, damaged: Vec::new(), folder: folder.clone() };
    make(&folder)?;
    let mut listed = Vec::new();
    // One after another: all rows of a hundred thousand are hundreds of megabytes, and the line may be delivering meanwhile.
    for submission in store.undelivered()? {
        let Some(row) = store.submission(submission)? else { continue };
        match row.state {
            State::Stored | State::Parked => {}
            State::Custody | State::Accepted | State::Rejected => continue,
        }
        let place = folder.join(row.submission.to_string());
        if holds(&place, &row) {
            exported.there += 1;
        } else if write_item(&store, &row, &place)? {
            exported.written += 1;
        } else {
            exported.damaged.push(row.submission.to_string());
            continue;
        }
        let manifest_sha256 = wire::v1::manifest_sha256(&row.manifest);
        listed.push(Listed { sid: row.submission.to_string(), manifest_sha256 });
    }
    write_index(&folder, &settings.id, listed, &key, now)?;
    Ok(exported)
}

/// Delivers what lies on a stick, whichever terminals wrote it, over this machine's line and under its own name; what
/// counts is who signed each manifest. The gateway's receipts are written beside them.
///
/// # Errors
/// When the settings, this machine's key or the stick cannot be read.
pub fn queue_carry(terminal: &Terminal, stick: &Path, clock: fn() -> Timestamp) -> Result<Carried, Error> {
    let settings = terminal.settings()?;
    let gateway = Gateway::of(&settings, &terminal.config)?;
    let caller = Caller { terminal: settings.id.clone(), signer: std::sync::Arc::new(own_key(terminal)?) };
    let mut carried = Carried { format: FORMAT, delivered: 0, there: 0, refused: Vec::new() };
    for place in items(stick)? {
        if place.join(RECEIPT).exists() {
            carried.there += 1;
            continue;
        }
        let delivery = match read_item(&place) {
            Ok(delivery) => delivery,
            Err(why @ Error::Stick(_)) => {
                carried.refused.push((named(&place), why.to_string()));
                continue;
            }
            Err(other) => return Err(other),
        };
        match gateway.deliver(&caller, &clock, &delivery) {
            Outcome::Receipted { receipt, .. } => {
                write_whole(&place.join(RECEIPT), receipt.as_bytes())?;
                carried.delivered += 1;
            }
            other @ (Outcome::Unreachable { .. }
            | Outcome::Unsure { .. }
            | Outcome::Later { .. }
            | Outcome::Config { .. }
            | Outcome::Parked { .. }) => carried.refused.push((named(&place), note(other))),
        }
    }
    Ok(carried)
}

/// Takes in the receipts on a stick. Only those that verify count, as if they had come by line.
///
/// # Errors
/// When the settings, the store, the keys of gateway and agencies or the stick cannot be read.
pub fn queue_import(terminal: &Terminal, stick: &Path, now: Timestamp) -> Result<Imported, Error> {
    let settings = terminal.settings()?;
    let trust = trust(terminal, &settings)?;
    let mut store = terminal.store(&settings)?;
    let mut imported = Imported { format: FORMAT, taken: 0, known: 0, refused: Vec::new() };
    for place in items(&stick.join(settings.id.as_str()))? {
        let receipt = match text_if(&place.join(RECEIPT)) {
            Ok(Some(receipt)) => receipt,
            Ok(None) => continue,
            // Whoever had the stick in between may have put anything there; what else lies on it counts all the same.
            Err(why @ Error::Stick(_)) => {
                imported.refused.push((named(&place), why.to_string()));
                continue;
            }
            Err(other) => return Err(other),
        };
        let Ok(submission) = named(&place).parse::<SubmissionId>() else {
            imported.refused.push((named(&place), "no folder of an application".to_owned()));
            continue;
        };
        let Some(row) = store.submission(submission)? else {
            imported.refused.push((named(&place), "no application of this terminal".to_owned()));
            continue;
        };
        match take(&mut store, &trust, &row, receipt.trim(), now)? {
            Taken::New => imported.taken += 1,
            Taken::Known => imported.known += 1,
            Taken::Refused(why) => imported.refused.push((named(&place), why)),
        }
    }
    Ok(imported)
}

enum Taken {
    New,
    Known,
    Refused(String),
}

fn take(store: &mut Store, trust: &Trust, row: &Row, receipt: &str, now: Timestamp) -> Result<Taken, Error> {
    let about = About { submission: row.submission, agency: &row.agency, manifest: &row.manifest };
    if [&row.custody_receipt, &row.agency_receipt].into_iter().any(|known| known.as_deref() == Some(receipt)) {
        return Ok(Taken::Known);
    }
    let verified = match trust.verify(receipt, &about) {
        Ok(verified) => verified,
        Err(why) => return Ok(Taken::Refused(domain::chain(&why))),
    };
    let level = sync::answer::level(verified.level);
    let outcome = store::Outcome::Receipted { level, receipt: receipt.to_owned() };
    match store.record(row.submission, &outcome, now) {
        Ok(_) => Ok(Taken::New),
        // The line was faster, with a receipt that the gateway signed anew; the first one stays.
        Err(StoreError::OtherReceipt(_)) => Ok(Taken::Known),
        Err(other) => Err(other.into()),
    }
}

/// Whose receipts count: the gateway that the settings name, and the agencies of the catalogue.
fn trust(terminal: &Terminal, settings: &settings::Terminal) -> Result<Trust, Error> {
    let gateway = Gateway::key(settings, &terminal.config)?;
    let catalogue = loaded(&terminal.catalogue())?;
    let mut agencies = Vec::new();
    for (id, agency) in &catalogue.agencies {
        for key in agency.sig_keys.iter().filter(|key| !key.revoked) {
            if let Ok(key) = Public::listed(&key.kid, &key.jwk) {
                agencies.push((id.clone(), key));
            }
        }
    }
    Ok(Trust::new(vec![gateway], agencies))
}

/// Whether an application lies there whole; its folder got its name only when all of it was.
fn holds(place: &Path, row: &Row) -> bool {
    fs::read_to_string(place.join(MANIFEST)).is_ok_and(|manifest| manifest == row.manifest)
}

/// Writes an application under another name, and gives it its own once all of it is on the stick. False where the terminal
/// cannot read it itself.
fn write_item(store: &Store, row: &Row, place: &Path) -> Result<bool, Error> {
    let Some(manifest) = courier::read(&row.manifest) else { return Ok(false) };
    let beside = place.with_extension(UNFINISHED);
    let fault = |cause| Error::Write { file: beside.clone(), cause };
    if beside.exists() {
        fs::remove_dir_all(&beside).map_err(fault)?;
    }
    make(&beside.join(PARTS))?;
    for part in &manifest.parts {
        let Some(kept) = store.part(row.submission, u32::from(part.n))? else { return Ok(false) };
        let file = beside.join(PARTS).join(part.n.to_string());
        match copy(&kept, &file) {
            Ok(()) => {}
            Err(cause) if cause.kind() == io::ErrorKind::InvalidData => return Ok(false),
            Err(cause) => return Err(Error::Write { file, cause }),
        }
    }
    write_whole(&beside.join(MANIFEST), row.manifest.as_bytes())?;
    sync(&beside.join(PARTS))?;
    sync(&beside)?;
    if place.exists() {
        fs::remove_dir_all(place).map_err(fault)?;
    }
    fs::rename(&beside, place).map_err(fault)?;
    sync(place.parent().unwrap_or(place))?;
    Ok(true)
}

fn copy(part: &store::Part, file: &Path) -> io::Result<()> {
    let mut to = File::create(file)?;
    io::copy(&mut part.read()?, &mut to)?;
    to.sync_all()
}

fn write_index(
    folder: &Path,
    terminal: &TerminalId,
    submissions: Vec<Listed>,
    key: &Private,
    now: Timestamp,
) -> Result<(), Error> {
    let index = Index { v: 1, terminal: terminal.to_string(), at: now.to_string(), submissions };
    let file = folder.join(INDEX);
    let payload =
        serde_json::to_vec(&index).map_err(|cause| Error::Write { file: file.clone(), cause: cause.into() })?;
    let token = sign_jws(INDEX_TYP, &payload, key)
        .map_err(|cause| Error::Write { file: file.clone(), cause: io::Error::other(cause) })?;
    write_whole(&file, token.as_bytes())
}

/// The folders of applications: on the stick itself, or one folder down, where each terminal has its own.
fn items(stick: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for entry in folders(stick)? {
        if entry.join(MANIFEST).exists() {
            found.push(entry);
        } else {
            found.extend(folders(&entry)?.into_iter().filter(|item| item.join(MANIFEST).exists()));
        }
    }
    found.retain(|item| item.extension().is_none());
    found.sort();
    Ok(found)
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let fault = |cause| Error::File { file: folder.to_owned(), cause };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    Ok(found)
}

fn read_item(place: &Path) -> Result<Delivery, Error> {
    let manifest = text_if(&place.join(MANIFEST))?.ok_or_else(|| Error::Stick(place.to_owned()))?;
    let read = courier::read(&manifest).ok_or_else(|| Error::Stick(place.to_owned()))?;
    let mut parts = Vec::with_capacity(read.parts.len());
    for part in &read.parts {
        let path = place.join(PARTS).join(part.n.to_string());
        let bytes = length(&path)?.ok_or_else(|| Error::Stick(path.clone()))?;
        parts.push(Stowed { n: part.n, body: Body::File { path, bytes } });
    }
    Ok(Delivery { submission: read.sid, agency: read.agency, manifest, parts, attempt: Attempt::Again })
}

fn note(outcome: Outcome) -> String {
    match outcome {
        Outcome::Receipted { .. } => "delivered".to_owned(),
        Outcome::Unreachable { note, .. }
        | Outcome::Unsure { note }
        | Outcome::Later { note, .. }
        | Outcome::Config { note } => note,
        Outcome::Parked { problem } => problem.to_owned(),
    }
}

fn own_key(terminal: &Terminal) -> Result<Private, Error> {
    let file = terminal.data.join(KEY_FILE);
    let text = match fs::read_to_string(&file) {
        Ok(text) => zeroize::Zeroizing::new(text),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Err(Error::NoKey(file)),
        Err(cause) => return Err(Error::File { file, cause }),
    };
    Private::from_jwk(&text).map_err(|_| Error::Key(file))
}

fn named(place: &Path) -> String {
    place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The text of a small file, if it is there. What is no file of its own, is too long or is no text is none that was exported:
/// a link, or a pipe that never ends, must not be read.
fn text_if(file: &Path) -> Result<Option<String>, Error> {
    let fault = |cause| Error::File { file: file.to_owned(), cause };
    let Some(bytes) = length(file)? else { return Ok(None) };
    if bytes > TEXT_BYTES_MAX {
        return Err(Error::Stick(file.to_owned()));
    }
    let mut read = Vec::new();
    File::open(file).and_then(|open| open.take(TEXT_BYTES_MAX).read_to_end(&mut read)).map_err(fault)?;
    String::from_utf8(read).map(Some).map_err(|_| Error::Stick(file.to_owned()))
}

/// How long a file is; nothing where there is none.
fn length(file: &Path) -> Result<Option<u64>, Error> {
    match fs::symlink_metadata(file) {
        Ok(about) if about.is_file() => Ok(Some(about.len())),
        Ok(_) => Err(Error::Stick(file.to_owned())),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Error::File { file: file.to_owned(), cause }),
    }
}

fn make(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|cause| Error::Write { file: folder.to_owned(), cause })
}

/// Under another name first, so that a stick that is pulled holds the old file or the new one.
fn write_whole(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = file.with_extension(UNFINISHED);
    let write = || -> io::Result<()> {
        let mut made = File::create(&beside)?;
        made.write_all(bytes)?;
        made.sync_all()?;
        fs::rename(&beside, file)
    };
    write().map_err(|cause| Error::Write { file: file.to_owned(), cause })?;
    sync(file.parent().unwrap_or(file))
}

fn sync(folder: &Path) -> Result<(), Error> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|cause| Error::Write { file: folder.to_owned(), cause })
}

fn refusals(f: &mut fmt::Formatter<'_>, refused: &[(String, String)]) -> fmt::Result {
    refused.iter().try_for_each(|(item, why)| write!(f, "\n  {item}: {why}"))
}

impl Report for Exported {
    fn is_well(&self) -> bool {
        self.damaged.is_empty()
    }
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (written, there, folder) = (self.written, self.there, self.folder.display());
        write!(f, "{written} written to {folder}, {there} were there already")?;
        if !self.damaged.is_empty() {
            write!(f, "\nno longer readable on this terminal: {}", self.damaged.join(", "))?;
        }
        Ok(())
    }
}

impl Report for Carried {
    fn is_well(&self) -> bool {
        self.refused.is_empty()
    }
}

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (delivered, there, refused) = (self.delivered, self.there, self.refused.len());
        write!(f, "{delivered} delivered, {there} had a receipt already, {refused} not taken")?;
        refusals(f, &self.refused)
    }
}

impl Report for Imported {
    fn is_well(&self) -> bool {
        self.refused.is_empty()
    }
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (taken, known, refused) = (self.taken, self.known, self.refused.len());
        write!(f, "{taken} receipts taken in, {known} known already, {refused} prove nothing")?;
        refusals(f, &self.refused)
    }
}
