//! A mistake in a settings file, said to the person who has it open in an editor.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where it is and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

/// The text of a settings file.
///
/// # Errors
/// A file that cannot be read is a problem like any other.
pub(crate) fn text_of(file: &Path) -> Result<String, Vec<Problem>> {
    std::fs::read_to_string(file).map_err(|cause| {
        let message = format!("cannot be read ({cause}); is --config the folder it lies in?");
        vec![Problem { file: file.to_owned(), line: 1, message }]
    })
}
