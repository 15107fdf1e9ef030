//! Sealed attachments: parts 1 and up of a submission. They are written before the submission is, in pieces as they are
//! sealed, and a small one becomes part of its row while a large one becomes a file that is durable before its row is. What
//! is read is compared with the hash in the row, so that bytes which have rotted are never sent. It must not know what is
//! sealed or how.

use std::fmt;
use std::io::{self, Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::SignedDuration;
use rusqlite::{OptionalExtension as _, Row, Transaction, ffi, params};
use sha2::{Digest as _, Sha256};

use domain::{SubmissionId, Timestamp};

use crate::disk::{Disk, Files, NewFile};
use crate::{Place, Store, StoreError};

/// The most bytes of a part: a document of 10 MiB and the tag of its seal.
pub const PART_BYTES_MAX: u64 = 10 * 1024 * 1024 + 16;
/// The most parts of a submission besides its envelope.
pub const PARTS_MAX: u32 = 40;
/// The most bytes of all parts of a submission: documents of 50 MiB and their tags.
pub const PARTS_BYTES_MAX: u64 = 50 * 1024 * 1024 + 40 * 16;
/// The media type of an envelope, part 0.
pub const ENVELOPE_TYPE: &str = "application/jose";

/// Up to this, a document of 256 KiB and the tag of its seal, a part lives in its row; above it a file costs less than SQLite's log, which writes everything twice.
const ROW_BYTES_MAX: usize = 256 * 1024 + 16;
/// The folder beside the store.
const FOLDER: &str = "parts";
/// A file that no row names after this belongs to a visit that was never submitted.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(1);
/// At the end of a name that is not for good yet.
const UNFINISHED: &str = "new";

/// Why a part could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum PartError {
    /// The number is not one of an attachment.
    #[error("part {0} is no attachment: they are numbered from 1 to {PARTS_MAX}")]
    Number(u32),
    /// The disk is nearly full.
    #[error("not kept: the data disk is nearly full")]
    NoSpace,
    /// The store could not be asked.
    #[error("not kept: the store could not be read")]
    Store(#[source] StoreError),
    /// An earlier piece could not be written, or is too much.
    #[error("not kept: a piece of it could not be written")]
    Piece,
    /// The disk did not take it.
    #[error("not kept: the disk failed")]
    Disk(#[source] io::Error),
}

/// Takes a sealed attachment piece by piece. Dropped before [`PartWriter::keep`], it leaves nothing. It needs the store no
/// more, so the pieces may come on any thread.
pub struct PartWriter {
    files: Arc<dyn Files>,
    /// None for a store that is not on a disk: there all parts live in rows.
    folder: Option<PathBuf>,
    part: KeptPart,
    hash: Sha256,
    small: Vec<u8>,
    large: Option<Unfinished>,
    whole: Whole,
}

struct Unfinished {
    path: PathBuf,
    file: Box<dyn NewFile>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    SoFar,
    Broken,
}

/// An attachment that is kept, and durable where it is a file; it waits for its submission. One whose submission never
/// comes is swept after an hour.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptPart {
    submission: SubmissionId,
    n: u32,
    media_type: String,
    bytes: u64,
    sha256: [u8; 32],
    body: Option<Vec<u8>>,
}

/// A part of a stored submission, as it travels.
#[derive(Debug, Clone)]
pub struct Part {
    /// 0 is the envelope.
    pub n: u32,
    /// Of the sealed bytes.
    pub media_type: String,
    /// How many there are.
    pub bytes: u64,
    /// SHA-256 of them.
    pub sha256: [u8; 32],
    content: Content,
}

#[derive(Debug, Clone)]
enum Content {
    Row(Arc<[u8]>),
    File { files: Arc<dyn Files>, path: PathBuf },
}

/// Reads a part from its beginning; at its end, bytes that are not those that were kept are an error
/// ([`io::ErrorKind::InvalidData`]), and so is an end that comes too soon.
pub struct PartReader {
    from: Box<dyn Read + Send>,
    hash: Sha256,
    left: u64,
    sha256: [u8; 32],
}

impl Store {
    /// Begins to keep attachment `n` of a submission that will be stored later. The submission's id must never have been
    /// used before.
    ///
    /// # Errors
    /// When the number is none of an attachment, the disk is nearly full, or the folder cannot be made.
    pub fn part_writer(&self, submission: SubmissionId, n: u32, media_type: &str) -> Result<PartWriter, PartError> {
        if !(1..=PARTS_MAX).contains(&n) {
            return Err(PartError::Number(n));
        }
        if self.room().map_err(PartError::Store)?.is_some_and(|room| !room.holds_a_last_visit()) {
            return Err(PartError::NoSpace);
        }
        let folder = self.place.parts();
        if let Some(folder) = &folder {
            ready_folder(&self.disk, folder).map_err(PartError::Disk)?;
        }
        let media_type = media_type.to_owned();
        Ok(PartWriter {
            files: Arc::clone(&self.disk.files),
            folder,
            part: KeptPart { submission, n, media_type, bytes: 0, sha256: [0; 32], body: None },
            hash: Sha256::new(),
            small: Vec::new(),
            large: None,
            whole: Whole::SoFar,
        })
    }

    /// Keeps attachment `n` whose sealed bytes are all there, and copies them only where they go into a file. Otherwise as
    /// [`Store::part_writer`].
    ///
    /// # Errors
    /// As of the writer: nothing is kept then.
    pub fn keep_part(
        &self,
        submission: SubmissionId,
        n: u32,
        media_type: &str,
        sealed: Vec<u8>,
    ) -> Result<KeptPart, PartError> {
        let mut writer = self.part_writer(submission, n, media_type)?;
        if sealed.len() <= ROW_BYTES_MAX {
            writer.hash.update(&sealed);
            writer.part.bytes = sealed.len() as u64;
            writer.small = sealed;
        } else {
            writer.write_all(&sealed).map_err(PartError::Disk)?;
        }
        writer.keep()
    }

    /// A part of a stored submission; 0 is its envelope. `None` where there is none, or it was swept.
    pub fn part(&self, submission: SubmissionId, n: u32) -> Result<Option<Part>, StoreError> {
        let act = self.watch.sql("read a part");
        if n == 0 {
            let envelope = "select body, sha256 from envelope where submission = ?1";
            let mut envelope = self.connection.prepare_cached(envelope).map_err(&act)?;
            let row = envelope.query_row(params![submission.to_string()], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Option<[u8; 32]>>(1)?))
            });
            return Ok(row.optional().map_err(&act)?.map(|(body, sha256)| envelope_part(body, sha256)));
        }
        // By the row's number, because what stands in an index is read from there, and a bit of it may have flipped: then
        // one part would be given for another, with a hash that fits.
        let part = "select submission, n, media_type, bytes, sha256, body from part
                     where rowid = (select rowid from part where submission = ?1 and n = ?2)";
        let mut part = self.connection.prepare_cached(part).map_err(&act)?;
        let row = part.query_row(params![submission.to_string(), n], |row| self.read_part(submission, n, row));
        row.optional().map_err(&act)
    }

    fn read_part(&self, submission: SubmissionId, n: u32, row: &Row<'_>) -> rusqlite::Result<Part> {
        if row.get::<_, u32>("n")? != n || row.get::<_, String>("submission")? != submission.to_string() {
            return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), None));
        }
        let sha256: [u8; 32] = row.get("sha256")?;
        let content = match row.get::<_, Option<Vec<u8>>>("body")? {
            Some(body) => Content::Row(body.into()),
            None => Content::File {
                files: Arc::clone(&self.disk.files),
                path: self.place.parts().unwrap_or_default().join(file_name(submission, n, &sha256)),
            },
        };
        let bytes = crate::row::count(row, "bytes")?;
        Ok(Part { n, media_type: row.get("media_type")?, bytes, sha256, content })
    }
}

impl PartWriter {
    /// Ends it: after this the bytes are durable, or wait for their row.
    ///
    /// # Errors
    /// When a piece was not taken, or the disk fails. Nothing is kept then.
    pub fn keep(mut self) -> Result<KeptPart, PartError> {
        if self.whole == Whole::Broken {
            return Err(PartError::Piece);
        }
        self.part.sha256 = std::mem::take(&mut self.hash).finalize().into();
        match (self.large.take(), &self.folder) {
            (Some(unfinished), Some(folder)) => {
                let name = file_name(self.part.submission, self.part.n, &self.part.sha256);
                finish(self.files.as_ref(), unfinished, folder, &name).map_err(PartError::Disk)?;
            }
            (Some(_), None) | (None, _) => self.part.body = Some(std::mem::take(&mut self.small)),
        }
        let KeptPart { submission, n, bytes, sha256, .. } = self.part;
        let (media_type, body) = (std::mem::take(&mut self.part.media_type), self.part.body.take());
        Ok(KeptPart { submission, n, media_type, bytes, sha256, body })
    }

    fn take(&mut self, piece: &[u8]) -> io::Result<()> {
        let bytes = self.part.bytes.saturating_add(piece.len() as u64);
        if bytes > PART_BYTES_MAX {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "an attachment is too large"));
        }
        let in_row = self.small.len() + piece.len() <= ROW_BYTES_MAX;
        match (&mut self.large, &self.folder) {
            (Some(large), _) => large.file.write_all(piece)?,
            (None, Some(folder)) if !in_row => {
                let path = folder.join(format!("{}.{}.{UNFINISHED}", self.part.submission, self.part.n));
                let mut file = self.files.create(&path)?;
                let written = file.write_all(&self.small).and_then(|()| file.write_all(piece));
                self.large = Some(Unfinished { path, file });
                written?;
                self.small = Vec::new();
            }
            (None, _) => self.small.extend_from_slice(piece),
        }
        self.hash.update(piece);
        self.part.bytes = bytes;
        Ok(())
    }
}

impl Write for PartWriter {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let taken = self.take(piece);
        if taken.is_err() {
            self.whole = Whole::Broken;
        }
        taken.map(|()| piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for PartWriter {
    fn drop(&mut self) {
        if let Some(unfinished) = self.large.take() {
            drop(unfinished.file);
            // What cannot be taken away now is swept later.
            let _ = self.files.remove(&unfinished.path);
        }
    }
}

impl fmt::Debug for PartWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartWriter").field("part", &self.part).finish_non_exhaustive()
    }
}

impl KeptPart {
    /// Whose it will be.
    #[must_use]
    pub fn submission(&self) -> SubmissionId {
        self.submission
    }

    /// Its number.
    #[must_use]
    pub fn n(&self) -> u32 {
        self.n
    }

    /// Of the sealed bytes.
    #[must_use]
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// How many bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// SHA-256 of them, for the manifest.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }
}

/// Without the sealed bytes, which are many.
impl fmt::Debug for KeptPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { submission, n, media_type, bytes, sha256: _, body: _ } = self;
        write!(f, "part {n} of {submission}, {media_type}, {bytes} bytes")
    }
}

impl Part {
    /// Reads it from the beginning. Any thread may, and as often as it likes.
    ///
    /// # Errors
    /// When its file is not there or cannot be opened.
    pub fn read(&self) -> io::Result<PartReader> {
        let from: Box<dyn Read + Send> = match &self.content {
            Content::Row(body) => Box::new(Cursor::new(Arc::clone(body))),
            Content::File { files, path } => files.open(path)?,
        };
        Ok(PartReader { from, hash: Sha256::new(), left: self.bytes, sha256: self.sha256 })
    }

    /// Reads it whole and compares.
    ///
    /// # Errors
    /// When it cannot be read, or is not what was kept.
    pub fn verify(&self) -> io::Result<()> {
        io::copy(&mut self.read()?, &mut io::sink()).map(|_| ())
    }
}

impl Read for PartReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(into.len());
        if into.is_empty() {
            return Ok(0);
        }
        if most == 0 {
            let hash: [u8; 32] = self.hash.clone().finalize().into();
            return if hash == self.sha256 { Ok(0) } else { Err(rotten()) };
        }
        let piece = into.get_mut(..most).unwrap_or_default();
        let read = self.from.read(piece)?;
        if read == 0 {
            return Err(rotten());
        }
        self.hash.update(piece.get(..read).unwrap_or_default());
        self.left = self.left.saturating_sub(read as u64);
        // The last piece is given only if all of it is right, so that whoever stops at the announced length knows too.
        if self.left == 0 && <[u8; 32]>::from(self.hash.clone().finalize()) != self.sha256 {
            return Err(rotten());
        }
        Ok(read)
    }
}

impl fmt::Debug for PartReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PartReader").field("left", &self.left).finish_non_exhaustive()
    }
}

impl Place {
    /// Where large parts lie.
    pub(crate) fn parts(&self) -> Option<PathBuf> {
        match self {
            Self::File(path) => Some(crate::disk::folder(path).join(FOLDER)),
            Self::Memory => None,
        }
    }
}

/// Inside the transaction of the submission.
pub(crate) fn insert(transaction: &Transaction<'_>, parts: &[KeptPart]) -> rusqlite::Result<()> {
    let mut row = transaction.prepare_cached(
        "insert into part (submission, n, media_type, bytes, sha256, body) values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for part in parts {
        let KeptPart { submission, n, media_type, bytes, sha256, body } = part;
        let bytes = i64::try_from(*bytes).unwrap_or(i64::MAX);
        row.execute(params![submission.to_string(), n, media_type, bytes, sha256, body])?;
    }
    Ok(())
}

/// Whether the part can be promised: in memory, or a file of that length where its row will say.
pub(crate) fn is_there(disk: &Disk, place: &Place, part: &KeptPart) -> io::Result<bool> {
    match (&part.body, place.parts()) {
        (Some(_), _) => Ok(true),
        (None, None) => Ok(false),
        (None, Some(folder)) => {
            let path = folder.join(file_name(part.submission, part.n, &part.sha256));
            Ok(disk.files.bytes(&path)? == Some(part.bytes))
        }
    }
}

/// Takes away files that no row names: those of swept submissions, and those of visits that were never submitted. A file of
/// the last hour may belong to a visit under way; so may not one that seems to come from a later hour, by a clock that was
/// put back. Inside a transaction, so that nobody submits meanwhile. Tells how many.
pub(crate) fn sweep_files(
    transaction: &Transaction<'_>,
    disk: &Disk,
    place: &Place,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let Some(folder) = place.parts() else { return Ok(0) };
    let mut swept = 0;
    for entry in disk.files.list(&folder).map_err(StoreError::Parts)? {
        let age = now.duration_since(entry.written_at).abs();
        if age > FORGOTTEN_AFTER && !is_named(transaction, &entry.name).map_err(StoreError::sql("look for a part"))? {
            disk.files.remove(&folder.join(&entry.name)).map_err(StoreError::Parts)?;
            swept += 1;
        }
    }
    Ok(swept)
}

fn is_named(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<bool> {
    let mut parts = name.splitn(3, '.');
    let (Some(submission), Some(n)) = (parts.next(), parts.next().and_then(|n| n.parse::<u32>().ok())) else {
        return Ok(false);
    };
    let mut row =
        transaction.prepare_cached("select sha256 from part where submission = ?1 and n = ?2 and body is null")?;
    let sha256: Option<[u8; 32]> = row.query_row(params![submission, n], |row| row.get(0)).optional()?;
    let named = sha256.zip(submission.parse().ok()).map(|(sha256, submission)| file_name(submission, n, &sha256));
    Ok(named.as_deref() == Some(name))
}

/// The hash stands in the name, so that a file can be judged where no row is left that tells of it.
pub(crate) fn file_name(submission: SubmissionId, n: u32, sha256: &[u8; 32]) -> String {
    use fmt::Write as _;
    let mut name = format!("{submission}.{n}.");
    for byte in sha256 {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

fn envelope_part(body: Vec<u8>, sha256: Option<[u8; 32]>) -> Part {
    let sha256 = sha256.unwrap_or_else(|| Sha256::digest(&body).into());
    let bytes = body.len() as u64;
    Part { n: 0, media_type: ENVELOPE_TYPE.to_owned(), bytes, sha256, content: Content::Row(body.into()) }
}

/// A folder is durable once the one above it is.
fn ready_folder(disk: &Disk, folder: &Path) -> io::Result<()> {
    if disk.files.bytes(folder)?.is_none() {
        disk.files.make_folder(folder)?;
        disk.files.sync_folder(crate::disk::folder(folder))?;
    }
    Ok(())
}

/// The bytes first, then the name, then the folder that holds the name.
fn finish(files: &dyn Files, mut unfinished: Unfinished, folder: &Path, name: &str) -> io::Result<()> {
    let done = unfinished
        .file
        .sync()
        .and_then(|()| files.rename(&unfinished.path, &folder.join(name)))
        .and_then(|()| files.sync_folder(folder));
    drop(unfinished.file);
    if done.is_err() {
        let _ = files.remove(&unfinished.path);
        let _ = files.remove(&folder.join(name));
    }
    done
}

fn rotten() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the bytes on the disk are not those that were kept")
}
