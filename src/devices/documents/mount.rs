//! What the system says of a file system that hangs in the tree of folders: `/proc/self/mountinfo`, see proc(5).

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

/// What a stick has to be mounted with: nothing on it is written, run, or taken for a device.
const NEEDED: [&str; 4] = ["ro", "nosuid", "nodev", "noexec"];

/// A file system at a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mount {
    /// Where.
    pub(super) at: PathBuf,
    /// Which of the options that it needs it was mounted without.
    pub(super) lacks: Vec<&'static str>,
}

/// The file systems at that folder or at folders right in it; where several hang at one place, the one that is seen.
pub(super) fn at_or_in(folder: &Path, mountinfo: &str) -> Vec<Mount> {
    let mut mounts: Vec<Mount> = Vec::new();
    for mount in mountinfo.lines().filter_map(read) {
        if mount.at == folder || mount.at.parent() == Some(folder) {
            mounts.retain(|earlier| earlier.at != mount.at);
            mounts.push(mount);
        }
    }
    mounts
}

/// `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue`.
fn read(line: &str) -> Option<Mount> {
    let (own, system) = line.split_once(" - ")?;
    let mut fields = own.split(' ').skip(4);
    let (at, options) = (fields.next()?, fields.next()?);
    // The file system itself may be read-only where the mount does not say so.
    let of_system = system.split(' ').nth(2).unwrap_or_default();
    let has = |wanted: &str| {
        options.split(',').any(|option| option == wanted)
            || wanted == "ro" && of_system.split(',').any(|option| option == wanted)
    };
    Some(Mount { at: unescaped(at), lacks: NEEDED.into_iter().filter(|needed| !has(needed)).collect() })
}

/// Blanks stand there as `\040`.
fn unescaped(text: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = (*first == b'\\').then(|| after.get(..3)).flatten();
        let byte = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    PathBuf::from(OsString::from_vec(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 8:17 / /run/stick/MY\\040STICK ro,nosuid,nodev,noexec,relatime - vfat /dev/sdb1 ro,fmask=0022
41 22 8:33 / /run/stick/loose rw,nosuid,relatime shared:3 - vfat /dev/sdc1 rw
42 22 8:49 / /run/stick/sealed rw,nosuid,nodev,noexec - vfat /dev/sdd1 ro
43 22 8:65 / /run/stick/deep/er ro,nosuid,nodev,noexec - vfat /dev/sde1 ro
44 22 8:81 / /run/stick/loose ro,nosuid,nodev,noexec - vfat /dev/sdf1 ro
nonsense
";

    #[test]
    fn a_stick_is_found_where_it_hangs_and_what_it_was_mounted_without_is_named() {
        let found = at_or_in(Path::new("/run/stick"), TABLE);
        let told: Vec<_> = found.iter().map(|it| (it.at.to_str().unwrap(), it.lacks.len())).collect();
        assert_eq!(told, [("/run/stick/MY STICK", 0), ("/run/stick/sealed", 0), ("/run/stick/loose", 0)]);
        let earlier: String =
            TABLE.lines().filter(|line| !line.starts_with("44")).map(|line| format!("{line}\n")).collect();
        let loose = at_or_in(Path::new("/run/stick/loose"), &earlier);
        assert_eq!(loose[0].lacks, ["ro", "nodev", "noexec"]);
        assert_eq!(at_or_in(Path::new("/run/other"), TABLE), []);
    }
}
