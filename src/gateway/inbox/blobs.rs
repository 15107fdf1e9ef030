//! Large parts in files named by the SHA-256 of their content. A file is whole and on disk before its name is there, and
//! its name is there before a row says so. Several gateways that share a database share this folder too.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::inbox::InboxError;

/// Parts above this stand in files: a database copies its large values more often than a disk likes.
pub(crate) const ROW_BYTES_MAX: usize = 256 * 1024;

/// No part takes as long as this to be written.
const LEFT_BEHIND: Duration = Duration::from_secs(3_600);

/// The folder of large parts. Cloned, it is the same folder.
#[derive(Debug, Clone)]
pub(crate) struct Blobs {
    folder: Arc<Path>,
    written: Arc<AtomicU64>,
}

impl Blobs {
    /// The folder, made if need be.
    pub(crate) fn open(folder: &Path) -> Result<Self, InboxError> {
        let blobs = Self { folder: folder.into(), written: Arc::default() };
        fs::create_dir_all(blobs.incoming()).and_then(|()| blobs.sweep()).map_err(|cause| failed("", cause))?;
        Ok(blobs)
    }

    /// Writes a file, whether or not there is one of that name: one that was half deleted or is damaged is whole again.
    pub(crate) fn put(&self, sha256: &str, body: &[u8]) -> Result<(), InboxError> {
        let (shelf, file) = self.place(sha256)?;
        let (temporary, new) = self.temporary(sha256).map_err(|cause| failed(sha256, cause))?;
        let written = write(new, body)
            .and_then(|()| fs::create_dir_all(&shelf))
            .and_then(|()| fs::rename(&temporary, &file))
            .and_then(|()| File::open(&shelf)?.sync_all())
            // Always: who finds the shelf does not know whether whoever made it has come so far.
            .and_then(|()| File::open(&self.folder)?.sync_all());
        if written.is_err() {
            // It is in nobody's way; the next attempt has another name.
            let _ = fs::remove_file(&temporary);
        }
        written.map_err(|cause| failed(sha256, cause))
    }

    /// Writes a part's file and says what its name is.
    pub(crate) fn put_new(&self, body: &[u8]) -> Result<String, InboxError> {
        let sha256 = wire::sha256(body);
        self.put(&sha256, body)?;
        Ok(sha256)
    }

    /// A file's content, which is what its name says or an error.
    pub(crate) fn get(&self, sha256: &str) -> Result<Vec<u8>, InboxError> {
        let (_, file) = self.place(sha256)?;
        let body = fs::read(file).map_err(|cause| failed(sha256, cause))?;
        if wire::sha256(&body) == sha256 {
            Ok(body)
        } else {
            Err(failed(sha256, io::Error::new(io::ErrorKind::InvalidData, "its content is not what its name says")))
        }
    }

    /// Whether there is such a file.
    pub(crate) fn has(&self, sha256: &str) -> Result<bool, InboxError> {
        let (_, file) = self.place(sha256)?;
        file.try_exists().map_err(|cause| failed(sha256, cause))
    }

    /// Deletes a file that no row names any longer.
    pub(crate) fn delete(&self, sha256: &str) -> Result<(), InboxError> {
        let (_, file) = self.place(sha256)?;
        match fs::remove_file(file) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(failed(sha256, cause)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The shelf of a hash and the file on it. What is no hash names no file: nothing else may become a path.
    fn place(&self, sha256: &str) -> Result<(PathBuf, PathBuf), InboxError> {
        let plain = sha256.len() == 43 && sha256.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        let shelf = sha256.get(..2).filter(|_| plain);
        let shelf =
            shelf.ok_or_else(|| failed(sha256, io::Error::new(io::ErrorKind::InvalidInput, "it is no hash")))?;
        let shelf = self.folder.join(shelf);
        let file = shelf.join(sha256);
        Ok((shelf, file))
    }

    fn incoming(&self) -> PathBuf {
        self.folder.join("incoming")
    }

    /// A new file that no other writer has: writers of one process differ by a count, processes by their ids, and machines
    /// that share the folder try again.
    fn temporary(&self, sha256: &str) -> io::Result<(PathBuf, File)> {
        loop {
            let n = self.written.fetch_add(1, Ordering::Relaxed);
            let path = self.incoming().join(format!("{sha256}.{}.{n}", std::process::id()));
            match File::create_new(&path) {
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
                created => return created.map(|file| (path, file)),
            }
        }
    }

    /// Deletes what writers left that were ended while they wrote. What time it is a new file says, whose clock is the one
    /// that the others were dated by.
    fn sweep(&self) -> io::Result<()> {
        let (probe, new) = self.temporary("probe")?;
        let now = new.metadata()?.modified()?;
        fs::remove_file(&probe)?;
        for entry in fs::read_dir(self.incoming())? {
            let entry = entry?;
            // Another process may have finished it meanwhile.
            let Ok(modified) = entry.metadata().and_then(|metadata| metadata.modified()) else { continue };
            if now.duration_since(modified).is_ok_and(|age| age > LEFT_BEHIND) {
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

/// Does what waits for a disk where nobody waits for it.
pub(crate) async fn off_the_loop<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, InboxError> + Send + 'static,
) -> Result<T, InboxError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| InboxError::Closed)?
}

fn write(mut file: File, body: &[u8]) -> io::Result<()> {
    file.write_all(body)?;
    file.sync_all()
}

fn failed(sha256: &str, cause: io::Error) -> InboxError {
    let kind = cause.kind();
    if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        InboxError::DiskFull(Arc::new(cause))
    } else if kind == io::ErrorKind::ReadOnlyFilesystem {
        InboxError::ReadOnly
    } else {
        InboxError::Blob { sha256: sha256.to_owned(), cause: Arc::new(cause) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_part_is_kept_under_its_hash_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(&folder.path().join("parts")).unwrap();
        let body = vec![7; 300_000];
        let sha256 = wire::sha256(&body);
        assert!(!blobs.has(&sha256).unwrap());
        for _ in 0..2 {
            blobs.put(&sha256, &body).unwrap();
        }
        assert_eq!(blobs.get(&sha256).unwrap(), body);
        let shelf = folder.path().join("parts").join(&sha256[..2]);
        assert_eq!(fs::read_dir(&shelf).unwrap().count(), 1);
        assert_eq!(fs::read_dir(blobs.incoming()).unwrap().count(), 0);
        fs::write(shelf.join(&sha256), b"damaged").unwrap();
        assert!(matches!(blobs.get(&sha256), Err(InboxError::Blob { .. })));
        blobs.put(&sha256, &body).unwrap();
        assert_eq!(blobs.get(&sha256).unwrap(), body);
        for _ in 0..2 {
            blobs.delete(&sha256).unwrap();
        }
        assert!(!blobs.has(&sha256).unwrap());
    }

    #[test]
    fn what_was_left_half_written_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let incoming = Blobs::open(folder.path()).unwrap().incoming();
        let (old, new) = (incoming.join("old"), incoming.join("new"));
        let left = File::create(&old).unwrap();
        left.set_modified(left.metadata().unwrap().modified().unwrap() - 2 * LEFT_BEHIND).unwrap();
        File::create(&new).unwrap();
        Blobs::open(folder.path()).unwrap();
        assert!(!old.exists() && new.exists());
    }

    #[test]
    fn only_a_hash_names_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        for name in ["", "..", "/etc/passwd", &"../".repeat(14), &"a/".repeat(22)[..43], &"ä".repeat(43)] {
            assert!(blobs.put(name, b"x").is_err(), "{name}");
            assert!(blobs.get(name).is_err(), "{name}");
        }
    }
}
