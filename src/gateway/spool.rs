//! Large bodies on their way in. A scan takes minutes over a slow line, and there are many lines: what has come of it lies
//! in a file without a name, which goes with the process, and is in memory only while it is being stored.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use bytes::{Bytes, BytesMut};

use wire::v1::ProblemType;

use crate::error::ApiError;
use crate::inbox::Location;

/// Bytes that are gathered before they are written: a hop to another thread is not made for less.
const PIECE_BYTES: usize = 256 * 1024;

/// Where large bodies lie meanwhile: on the disk of the inbox, and nowhere for one that is in memory itself.
#[derive(Debug, Clone)]
pub(crate) struct Spool(Option<PathBuf>);

/// A body that is coming in.
#[derive(Debug)]
pub(crate) struct Coming {
    file: Option<File>,
    gathered: BytesMut,
    written: usize,
}

impl Spool {
    pub(crate) fn of(location: &Location) -> Self {
        Self(match location {
            Location::File(file) => Some(file.parent().unwrap_or(Path::new("")).to_owned()),
            Location::Postgres(server) => Some(server.parts.clone()),
            Location::Memory => None,
        })
    }

    pub(crate) async fn begin(&self) -> Result<Coming, ApiError> {
        let file = match self.0.clone() {
            Some(folder) if folder.as_os_str().is_empty() => Some(off_the_loop(|| tempfile::tempfile_in(".")).await?),
            Some(folder) => Some(off_the_loop(move || tempfile::tempfile_in(folder)).await?),
            None => None,
        };
        Ok(Coming { file, gathered: BytesMut::new(), written: 0 })
    }
}

impl Coming {
    /// How much has come.
    pub(crate) fn len(&self) -> usize {
        self.written.saturating_add(self.gathered.len())
    }

    pub(crate) async fn add(&mut self, piece: &[u8]) -> Result<(), ApiError> {
        self.gathered.extend_from_slice(piece);
        if self.gathered.len() < PIECE_BYTES {
            return Ok(());
        }
        let Some(mut file) = self.file.take() else { return Ok(()) };
        let gathered = self.gathered.split().freeze();
        self.written = self.written.saturating_add(gathered.len());
        self.file = Some(off_the_loop(move || file.write_all(&gathered).map(|()| file)).await?);
        Ok(())
    }

    /// All of it, in memory.
    pub(crate) async fn whole(self) -> Result<Bytes, ApiError> {
        let Self { file, gathered, written } = self;
        let Some(mut file) = file.filter(|_| written > 0) else { return Ok(gathered.freeze()) };
        off_the_loop(move || {
            let mut whole = Vec::with_capacity(written.saturating_add(gathered.len()));
            file.rewind()?;
            file.read_to_end(&mut whole)?;
            whole.extend_from_slice(&gathered);
            Ok(Bytes::from(whole))
        })
        .await
    }
}

async fn off_the_loop<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T, ApiError> {
    let done = tokio::task::spawn_blocking(work).await.unwrap_or_else(|cause| Err(io::Error::other(cause)));
    done.map_err(|cause| {
        tracing::error!(error = %cause, "a large body cannot be kept while it comes in: {cause}");
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded].contains(&cause.kind());
        let kind = if full { ProblemType::StorageFull } else { ProblemType::Unavailable };
        ApiError::new(kind, "the gateway's disk did not take or give it; its log says why").retry_after(300)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_came_in_pieces_of_any_size_is_whole_and_no_file_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let spools = [Spool::of(&Location::File(folder.path().join("inbox.sqlite"))), Spool::of(&Location::Memory)];
        for spool in spools {
            for piece_bytes in [1_000, PIECE_BYTES - 1, PIECE_BYTES, 3 * PIECE_BYTES] {
                let body: Vec<u8> = (0..1_000_000_u32).map(|n| n.to_le_bytes()[1]).collect();
                let mut coming = spool.begin().await.unwrap();
                for piece in body.chunks(piece_bytes) {
                    coming.add(piece).await.unwrap();
                    assert!(spool.0.is_none() || coming.gathered.len() < PIECE_BYTES, "most of it is on disk");
                }
                assert_eq!(coming.len(), body.len());
                assert!(coming.whole().await.unwrap() == body, "pieces of {piece_bytes}");
            }
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn a_disk_that_is_away_is_an_answer_and_no_fall() {
        let spool = Spool::of(&Location::File("/nowhere/at/all/inbox.sqlite".into()));
        assert!(spool.begin().await.is_err());
    }
}
