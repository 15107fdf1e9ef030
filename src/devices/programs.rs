//! Looks for a program of the system by its name in the folders of the search path. It starts none.

use std::ffi::OsStr;
use std::path::PathBuf;

/// The first program of that name that may be run. Only whole paths count: what lies in the working folder is nobody's
/// program.
pub(crate) fn program(name: &str, path: Option<&OsStr>) -> Option<PathBuf> {
    std::env::split_paths(path?)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|program| std::fs::metadata(program).is_ok_and(|found| found.is_file() && may_run(&found)))
}

#[cfg(unix)]
fn may_run(found: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o111 != 0
}

#[cfg(not(unix))]
fn may_run(_: &std::fs::Metadata) -> bool {
    true
}
