//! The disk under the store, as far as SQLite does not see to it: folders, files, new names, and what makes them durable.
//! Behind a trait, so that a test can play a disk that loses power, fills up or fails; whoever writes through it must not
//! believe in a new name before its folder is synced.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Timestamp;

/// Files beside the database.
pub trait Files: fmt::Debug + Send + Sync {
    /// Makes the folder and those above it, if they are not there. A new one is open to this user alone.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes an empty file for this user alone, if there is none.
    fn touch(&self, path: &Path) -> io::Result<()>;
    /// A new file for this user alone, to write; one of that name is emptied.
    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>>;
    /// A file to read.
    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>>;
    /// Its length in bytes; `None` where it is not.
    fn bytes(&self, path: &Path) -> io::Result<Option<u64>>;
    /// Gives a file its new name, in place of another of that name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// The files of a folder; none where the folder is not.
    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>>;
    /// Room on the disk that holds the folder, in bytes.
    fn free_bytes(&self, folder: &Path) -> io::Result<u64>;
}

/// A file that is being written.
pub trait NewFile: Write + Send {
    /// Makes what was written durable; its name is not, before the folder is synced.
    fn sync(&mut self) -> io::Result<()>;
}

/// A file as its folder lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Without the folder.
    pub name: String,
    /// When it was last written, by the machine's clock.
    pub written_at: Timestamp,
}

/// What a store lies on.
#[derive(Debug, Clone)]
pub struct Disk {
    pub(crate) files: Arc<dyn Files>,
    pub(crate) vfs: Option<&'static str>,
}

impl Disk {
    /// The machine's own.
    #[must_use]
    pub fn real() -> Self {
        Self { files: Arc::new(RealFiles), vfs: None }
    }

    /// Another one: files, and the name under which SQLite knows the file system that goes with them.
    #[must_use]
    pub fn simulated(files: Arc<dyn Files>, vfs: &'static str) -> Self {
        Self { files, vfs: Some(vfs) }
    }
}

#[derive(Debug)]
struct RealFiles;

impl Files for RealFiles {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
    }

    fn touch(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().append(true).create(true).mode(0o600).open(path).map(|_| ())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn NewFile>> {
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
        Ok(Box::new(file))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(File::open(path)?))
    }

    fn bytes(&self, path: &Path) -> io::Result<Option<u64>> {
        match std::fs::metadata(path) {
            Ok(about) => Ok(Some(about.len())),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Entry>> {
        let listed = match std::fs::read_dir(folder) {
            Ok(listed) => listed,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(cause) => return Err(cause),
        };
        let mut entries = Vec::new();
        for file in listed {
            let file = file?;
            let written_at = Timestamp::try_from(file.metadata()?.modified()?).unwrap_or(Timestamp::MAX);
            // A name that is no text is none of ours.
            if let Ok(name) = file.file_name().into_string() {
                entries.push(Entry { name, written_at });
            }
        }
        Ok(entries)
    }

    fn free_bytes(&self, folder: &Path) -> io::Result<u64> {
        let disk = rustix::fs::statvfs(folder)?;
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
    }
}

impl NewFile for File {
    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}

/// The folder of a file.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// A file's name with something after it.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
