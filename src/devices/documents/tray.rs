//! The folder into which a document scanner's program puts what was scanned. What comes while somebody waits for it is
//! read and taken away at once; whatever else lies there is another citizen's paper and is taken away as well. A folder
//! with folders in it is none for a scanner, and nothing in it is touched: somebody has named the wrong one.

use std::ffi::CString;
use std::io;
use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::time::Duration;

use rustix::fs::{AtFlags, Dir, FileType, Mode};
use zeroize::Zeroizing;

use super::PICTURE_BYTES_MAX;
use super::stick::{ReadFault, folder_flags, plain_file, whole};

/// A file that has stood still for so long is whole.
const STILL: Duration = Duration::from_secs(1);
/// File systems in memory, as statfs(2) numbers them: tmpfs and ramfs.
const IN_MEMORY: [i64; 2] = [0x0102_1994, 0x8584_58f6];

/// A scanner's folder.
#[derive(Debug)]
pub struct Tray {
    folder: PathBuf,
    seen: Option<Seen>,
}

/// A file that comes in.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    coming: Coming,
    since: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Coming {
    written: (i64, i64),
    name: CString,
    bytes: i64,
}

/// What has come.
#[derive(PartialEq, Eq)]
pub enum Arrival {
    /// A file. It is in memory and nowhere else.
    File(Zeroizing<Vec<u8>>),
    /// A file that could not be read, or is too large; it is gone.
    Spoilt(ReadFault),
}

/// Why a folder is none for a scanner.
#[derive(Debug, thiserror::Error)]
pub enum TrayError {
    /// It cannot be read or changed.
    #[error("the scanner's folder {folder} cannot be read, or nothing in it can be removed")]
    Closed {
        /// Which.
        folder: PathBuf,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// There are folders in it.
    #[error(
        "{folder} holds folders, so it is no folder of a scanner's alone; name one, because what lies in it is removed"
    )]
    HoldsFolders {
        /// Which.
        folder: PathBuf,
    },
}

impl Tray {
    /// The folder, emptied.
    ///
    /// # Errors
    /// When it is none for a scanner.
    pub fn open(folder: PathBuf) -> Result<Self, TrayError> {
        let mut tray = Self { folder, seen: None };
        tray.clear()?;
        Ok(tray)
    }

    /// Whether what lies in it never reaches a disk.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        // The width of the number is the machine's.
        #[expect(clippy::useless_conversion, reason = "it is 64 bits wide on some machines and not on others")]
        rustix::fs::statfs(&self.folder).is_ok_and(|told| IN_MEMORY.contains(&i64::from(told.f_type)))
    }

    /// Takes away whatever lies there. Tells how much.
    ///
    /// # Errors
    /// When something cannot be taken away, or the folder is none for a scanner.
    pub fn clear(&mut self) -> Result<usize, TrayError> {
        self.seen = None;
        let folder = self.opened()?;
        let mut names = Vec::new();
        for entry in Dir::read_from(&folder).map_err(|cause| self.closed(cause))? {
            let entry = entry.map_err(|cause| self.closed(cause))?;
            if matches!(entry.file_name().to_bytes(), b"." | b"..") {
                continue;
            }
            if is_folder(&folder, &entry) {
                return Err(TrayError::HoldsFolders { folder: self.folder.clone() });
            }
            names.push(entry.file_name().to_owned());
        }
        for name in &names {
            match rustix::fs::unlinkat(&folder, name, AtFlags::empty()) {
                // Its writer has taken it away meanwhile.
                Ok(()) | Err(rustix::io::Errno::NOENT) => {}
                Err(cause) => return Err(self.closed(cause)),
            }
        }
        Ok(names.len())
    }

    /// What has come by now, if it is whole. Asked again and again while somebody waits.
    ///
    /// # Errors
    /// When the folder cannot be read any more, or what was read cannot be taken away.
    pub fn look(&mut self, now: Duration) -> Result<Option<Arrival>, TrayError> {
        let folder = self.opened()?;
        let Some(coming) = first(&folder) else {
            self.seen = None;
            return Ok(None);
        };
        match &self.seen {
            Some(seen) if seen.coming == coming => {
                if now.saturating_sub(seen.since) < STILL {
                    return Ok(None);
                }
            }
            Some(_) | None => {
                self.seen = Some(Seen { coming, since: now });
                return Ok(None);
            }
        }
        self.seen = None;
        let read = plain_file(&folder, &coming.name).ok_or(ReadFault::Gone);
        let read = read.and_then(|mut file| whole(&mut file, PICTURE_BYTES_MAX));
        rustix::fs::unlinkat(&folder, &coming.name, AtFlags::empty()).map_err(|cause| self.closed(cause))?;
        Ok(Some(read.map_or_else(Arrival::Spoilt, Arrival::File)))
    }

    fn opened(&self) -> Result<OwnedFd, TrayError> {
        rustix::fs::open(&self.folder, folder_flags(), Mode::empty()).map_err(|cause| self.closed(cause))
    }

    fn closed(&self, cause: rustix::io::Errno) -> TrayError {
        TrayError::Closed { folder: self.folder.clone(), cause: cause.into() }
    }
}

impl std::fmt::Debug for Arrival {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(content) => f.debug_tuple("File").field(&content.len()).finish(),
            Self::Spoilt(fault) => f.debug_tuple("Spoilt").field(fault).finish(),
        }
    }
}

/// The file that was written first of those that hold something. What begins with a dot is still being written.
fn first(folder: &OwnedFd) -> Option<Coming> {
    let entries = Dir::read_from(folder).ok()?.flatten();
    let files = entries.filter(|entry| !entry.file_name().to_bytes().starts_with(b"."));
    let coming = files.filter_map(|entry| {
        let told = rustix::fs::statat(folder, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW).ok()?;
        let is_plain = FileType::from_raw_mode(told.st_mode) == FileType::RegularFile && told.st_size > 0;
        let written = (told.st_mtime, i64::try_from(told.st_mtime_nsec).unwrap_or(0));
        is_plain.then(|| Coming { written, name: entry.file_name().to_owned(), bytes: told.st_size })
    });
    coming.min()
}

/// Some file systems do not say it with the name.
fn is_folder(folder: &OwnedFd, entry: &rustix::fs::DirEntry) -> bool {
    rustix::fs::statat(folder, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW)
        .is_ok_and(|told| FileType::from_raw_mode(told.st_mode) == FileType::Directory)
}
