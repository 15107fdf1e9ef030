//! Documents that citizens add: where they come from (a scanner's folder, a USB stick) and what of them is taken. What a
//! file is, its content says and never its name. Pictures are drawn anew, so that nothing hidden in them travels on; a
//! PDF is looked over and otherwise left as it is. Nothing is written to any disk, and names never stand in a log.

mod mount;
mod pdf;
mod picture;
mod stick;
mod tray;

use zeroize::Zeroizing;

use domain::attachment::{Accepts, FileKind};

pub use stick::{Entry, Presence, ReadFault, Stick, StickKind};
pub use tray::{Arrival, Tray, TrayError};

/// The most bytes of a document as it is sealed: 10 MiB.
pub const DOCUMENT_BYTES_MAX: usize = 10 * 1024 * 1024;
/// The most bytes of a picture before it is drawn anew: what a telephone's camera makes of 50 million dots, and more.
const PICTURE_BYTES_MAX: usize = 32 * 1024 * 1024;
/// So many bytes tell what a file is.
const BEGINNING: usize = 16;

/// The ways in that a terminal has for documents.
#[derive(Debug, Default)]
pub struct Ways {
    /// The folder into which a scanner's program puts what was scanned.
    pub tray: Option<Tray>,
    /// Where a USB stick appears.
    pub stick: Option<Stick>,
}

/// A document as it may travel.
#[derive(PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: FileKind,
    /// All of it.
    pub content: Zeroizing<Vec<u8>>,
    /// Pages of a PDF, where they can be counted.
    pub pages: Option<u32>,
    /// A small picture of a picture.
    pub preview: Option<Preview>,
}

/// A small picture: grey dots, row after row.
#[derive(PartialEq, Eq)]
pub struct Preview {
    /// Dots across.
    pub width: usize,
    /// 0 is black.
    pub dots: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// It is nothing that the agency takes.
    #[error("it is nothing that the agency takes")]
    Kind,
    /// It is larger than may travel, or has more dots than can be drawn.
    #[error("it is too large")]
    TooLarge,
    /// It is not whole.
    #[error("it cannot be read to its end")]
    Broken,
    /// A PDF that opens with a password.
    #[error("it is locked with a password")]
    Locked,
    /// A PDF that carries programs or other files.
    #[error("it carries programs or other files")]
    Active,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document").field("kind", &self.kind).field("bytes", &self.content.len()).finish_non_exhaustive()
    }
}

/// What a file is, by its first bytes.
#[must_use]
pub fn sniff(beginning: &[u8]) -> Option<FileKind> {
    let kinds: [(&[u8], FileKind); 3] =
        [(b"%PDF-", FileKind::Pdf), (b"\xff\xd8\xff", FileKind::Jpeg), (b"\x89PNG\r\n\x1a\n", FileKind::Png)];
    kinds.into_iter().find(|(mark, _)| beginning.starts_with(mark)).map(|(_, kind)| kind)
}

/// The document in a file, or why it is not taken. A picture becomes one that the agency takes, where it can.
///
/// # Errors
/// The first thing that stands in its way.
pub fn judge(file: &[u8], accepts: &Accepts) -> Result<Document, Refusal> {
    let kind = sniff(file).filter(|kind| accepts.may_become(*kind)).ok_or(Refusal::Kind)?;
    if file.len() > most(kind) {
        return Err(Refusal::TooLarge);
    }
    match kind {
        FileKind::Pdf => {
            if u64::try_from(file.len()).unwrap_or(u64::MAX) > accepts.bytes_max {
                return Err(Refusal::TooLarge);
            }
            let pages = pdf::looked_over(file)?;
            Ok(Document { kind, content: Zeroizing::new(file.to_vec()), pages, preview: None })
        }
        FileKind::Jpeg | FileKind::Png => picture::redrawn(file, kind, accepts),
    }
}

/// How large a file of that kind may be before anything is done to it.
fn most(kind: FileKind) -> usize {
    match kind {
        FileKind::Pdf => DOCUMENT_BYTES_MAX,
        FileKind::Jpeg | FileKind::Png => PICTURE_BYTES_MAX,
    }
}

#[cfg(test)]
pub(crate) mod tests;
