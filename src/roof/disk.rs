//! A disk that lets no terminal serve although nothing is set up wrongly: full, mounted read-only, or failing. It may be
//! mended without anybody touching this program, so the terminal says that it is closed and tries again.

use std::fmt;
use std::path::{Path, PathBuf};

use rustix::fs::{StatVfsMountFlags, statvfs};
use store::OpenError;

/// Less than that is nothing: a store has a log and its index to make before it writes the first row.
const NOTHING_BYTES: u64 = 1024 * 1024;

/// What is wrong with the disk under the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Full,
    ReadOnly,
    /// It was asked and answered with an error.
    Failing,
}

/// Why a terminal that is set up rightly cannot serve now; it stands in the error's causes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    data: PathBuf,
    wrong: Wrong,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let data = self.data.display();
        match self.wrong {
            Wrong::Full => write!(f, "the disk that holds {data} is full; make room on it"),
            Wrong::ReadOnly => write!(
                f,
                "the disk that holds {data} can only be read; the system does so to a disk that fails: look at its log, \
                 then mount it for writing or exchange it"
            ),
            Wrong::Failing => {
                write!(f, "the disk that holds {data} does not do what it is asked; exchange it if it goes on")
            }
        }
    }
}

/// The error that a terminal could not be put together with, beginning with the disk if that is why.
pub(crate) fn blamed(data: &Path, error: anyhow::Error) -> anyhow::Error {
    let asked = statvfs(data).ok();
    let seen = asked.map(|disk| Seen {
        free_bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        read_only: disk.f_flag.contains(StatVfsMountFlags::RDONLY),
    });
    match wrong(seen, &error) {
        Some(wrong) => error.context(Trouble { data: data.to_owned(), wrong }),
        None => error,
    }
}

/// What the system says of a disk.
struct Seen {
    free_bytes: u64,
    read_only: bool,
}

fn wrong(seen: Option<Seen>, error: &anyhow::Error) -> Option<Wrong> {
    match seen {
        Some(Seen { read_only: true, .. }) => Some(Wrong::ReadOnly),
        Some(Seen { free_bytes, .. }) if free_bytes < NOTHING_BYTES => Some(Wrong::Full),
        Some(_) | None => {
            error.chain().find_map(|cause| cause.downcast_ref::<OpenError>()).and_then(|error| match error {
                OpenError::NoLog { .. } | OpenError::Sql { .. } => Some(Wrong::Failing),
                OpenError::Corrupt { .. }
                | OpenError::Newer { .. }
                | OpenError::OtherTerminal { .. }
                | OpenError::File { .. } => None,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Seen = Seen { free_bytes: 1 << 30, read_only: false };

    fn no_log() -> anyhow::Error {
        OpenError::NoLog { path: "terminal.sqlite".into(), mode: "delete".to_owned() }.into()
    }

    #[test]
    fn the_disk_is_blamed_for_what_it_does_and_for_nothing_else() {
        let other = || anyhow::anyhow!("the key file holds no key");
        let newer = || OpenError::Newer { path: "terminal.sqlite".into(), found: 9, known: 7 }.into();
        for (seen, error, expected) in [
            (Some(WHOLE), other(), None),
            (Some(WHOLE), newer(), None),
            (None, other(), None),
            (Some(WHOLE), no_log(), Some(Wrong::Failing)),
            (Some(WHOLE), no_log().context("the terminal cannot be put together"), Some(Wrong::Failing)),
            (Some(Seen { free_bytes: 4096, ..WHOLE }), other(), Some(Wrong::Full)),
            (Some(Seen { read_only: true, ..WHOLE }), no_log(), Some(Wrong::ReadOnly)),
        ] {
            assert_eq!(wrong(seen, &error), expected, "{error:#}");
        }
    }

    #[test]
    fn a_disk_that_is_to_blame_is_found_in_the_error_and_told_first() {
        let error = blamed(Path::new("/"), no_log());
        assert!(error.downcast_ref::<Trouble>().is_some(), "{error:#}");
        assert!(error.to_string().contains("the disk that holds /"), "{error}");
        let other = blamed(Path::new("/nowhere/at/all"), anyhow::anyhow!("moss"));
        assert!(other.downcast_ref::<Trouble>().is_none(), "{other:#}");
    }
}
