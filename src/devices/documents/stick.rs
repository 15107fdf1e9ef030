//! A citizen's USB stick: a folder under which its file system appears, read and never written. The program mounts
//! nothing; it looks whether whoever did has left out what is dangerous. Links and devices on it are never followed, so
//! nothing outside it can be reached by what stands on it.

use std::ffi::{CString, OsStr};
use std::fs::File;
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{Dir, FileType, Mode, OFlags};
use zeroize::Zeroizing;

use domain::Personal;
use domain::attachment::FileKind;

use super::{BEGINNING, mount, sniff};

/// Folders below the stick's own that are looked into, one in the other.
const DEPTH: usize = 3;
/// Files that are offered; whoever has more puts what is needed at the top.
const OFFERED_MAX: usize = 200;
/// Things on a stick that are looked at before it is left at that.
const LOOKED_AT_MAX: usize = 4_000;
/// Letters of a name that are shown.
const NAME_MAX: usize = 48;
/// Of a longer name the end is shown as well: it tells two scans of one day apart.
const NAME_END: usize = 14;
const MOUNTS: &str = "/proc/self/mountinfo";

/// Where a stick appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    folder: PathBuf,
    kind: StickKind,
}

/// What the folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StickKind {
    /// The system mounts sticks at it or in it.
    Mounted,
    /// A plain folder that stands for a stick, in a demonstration.
    Folder,
}

/// Whether there is a stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// There is none.
    Absent,
    /// There is one, mounted without these options, so it is not touched.
    Unsafe(Vec<&'static str>),
    /// There is one; another, or one that has changed, is not the same.
    There(Mark),
}

/// Tells one stick from the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(Vec<(u64, u64, i64)>);

/// A file on a stick that may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    root: PathBuf,
    way: Vec<Personal<Vec<u8>>>,
    /// Its name as it may be shown to the citizen, and to nobody else.
    pub name: Personal<String>,
    /// What it is.
    pub kind: FileKind,
    /// How large.
    pub bytes: u64,
}

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// It is larger than may be taken.
    #[error("it is too large")]
    TooLarge,
    /// It is not there any more, or the stick was pulled.
    #[error("it is not there any more")]
    Gone,
}

impl Stick {
    /// A stick that appears there.
    #[must_use]
    pub fn new(folder: PathBuf, kind: StickKind) -> Self {
        Self { folder, kind }
    }

    /// Whether there is one.
    #[must_use]
    pub fn presence(&self) -> Presence {
        let roots = match self.roots() {
            Ok(roots) => roots,
            Err(presence) => return presence,
        };
        let marks: Vec<_> = roots.iter().filter_map(|root| marked(root)).collect();
        if marks.is_empty() { Presence::Absent } else { Presence::There(Mark(marks)) }
    }

    /// The files on it that may be taken, those at the top first, by name. Nothing where there is no stick.
    #[must_use]
    pub fn list(&self) -> Vec<Entry> {
        let mut look = Look { found: Vec::new(), left: LOOKED_AT_MAX };
        for root in self.roots().unwrap_or_default() {
            if let Ok(folder) = rustix::fs::open(&root, folder_flags(), Mode::empty()) {
                look.all_levels(&root, folder);
            }
        }
        look.found.truncate(OFFERED_MAX);
        look.found
    }

    /// All of a file that was listed.
    ///
    /// # Errors
    /// When it is too large or not there any more.
    pub fn read(&self, entry: &Entry) -> Result<Zeroizing<Vec<u8>>, ReadFault> {
        let roots = self.roots().map_err(|_| ReadFault::Gone)?;
        if !roots.contains(&entry.root) {
            return Err(ReadFault::Gone);
        }
        let mut file = entry.open().ok_or(ReadFault::Gone)?;
        whole(&mut file, super::most(entry.kind))
    }

    fn roots(&self) -> Result<Vec<PathBuf>, Presence> {
        match self.kind {
            StickKind::Folder => match std::fs::read_dir(&self.folder).map(|mut entries| entries.next().is_some()) {
                Ok(true) => Ok(vec![self.folder.clone()]),
                Ok(false) | Err(_) => Err(Presence::Absent),
            },
            StickKind::Mounted => {
                let table = std::fs::read_to_string(MOUNTS).unwrap_or_default();
                safe(mount::at_or_in(&self.folder, &table))
            }
        }
    }
}

/// The sticks that may be looked at; one that was mounted carelessly is told only where there is no other.
fn safe(mounts: Vec<mount::Mount>) -> Result<Vec<PathBuf>, Presence> {
    let lacks = mounts.iter().find(|mount| !mount.lacks.is_empty()).map(|mount| mount.lacks.clone());
    let roots: Vec<PathBuf> = mounts.into_iter().filter(|mount| mount.lacks.is_empty()).map(|mount| mount.at).collect();
    match (roots.is_empty(), lacks) {
        (false, _) => Ok(roots),
        (true, Some(lacks)) => Err(Presence::Unsafe(lacks)),
        (true, None) => Err(Presence::Absent),
    }
}

/// Device, file and time of a folder.
fn marked(root: &Path) -> Option<(u64, u64, i64)> {
    use std::os::unix::fs::MetadataExt as _;
    let told = std::fs::symlink_metadata(root).ok().filter(std::fs::Metadata::is_dir)?;
    Some((told.dev(), told.ino(), told.mtime()))
}

pub(super) fn folder_flags() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC
}

/// What is no plain file must neither be followed nor waited for.
pub(super) fn file_flags() -> OFlags {
    OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC
}

/// A plain file and its size.
pub(super) fn plain_file(folder: &OwnedFd, name: &std::ffi::CStr) -> Option<(File, u64)> {
    let file = rustix::fs::openat(folder, name, file_flags(), Mode::empty()).ok()?;
    let told = rustix::fs::fstat(&file).ok()?;
    let is_plain = FileType::from_raw_mode(told.st_mode) == FileType::RegularFile;
    is_plain.then(|| (File::from(file), u64::try_from(told.st_size).unwrap_or(0)))
}

/// A file to its end, but no more than so many bytes.
pub(super) fn whole(file: &mut (File, u64), most: usize) -> Result<Zeroizing<Vec<u8>>, ReadFault> {
    let (file, bytes) = file;
    let bytes = usize::try_from(*bytes).unwrap_or(usize::MAX);
    if bytes > most {
        return Err(ReadFault::TooLarge);
    }
    // Room for all of it at once: a vector that grows leaves copies behind.
    let mut content = Zeroizing::new(Vec::with_capacity(bytes.saturating_add(1)));
    let limit = u64::try_from(bytes).unwrap_or(u64::MAX);
    file.take(limit).read_to_end(&mut content).map_err(|_| ReadFault::Gone)?;
    if content.len() == bytes { Ok(content) } else { Err(ReadFault::Gone) }
}

impl Entry {
    fn open(&self) -> Option<(File, u64)> {
        let (last, folders) = self.way.split_last()?;
        let mut at = rustix::fs::open(&self.root, folder_flags(), Mode::empty()).ok()?;
        for folder in folders {
            let name = CString::new(folder.reveal().as_slice()).ok()?;
            at = rustix::fs::openat(&at, name, folder_flags(), Mode::empty()).ok()?;
        }
        plain_file(&at, &CString::new(last.reveal().as_slice()).ok()?)
    }
}

/// A look over a stick, from the top down.
struct Look {
    found: Vec<Entry>,
    /// Things that may still be looked at.
    left: usize,
}

impl Look {
    fn all_levels(&mut self, root: &Path, top: OwnedFd) {
        let mut level = vec![(Vec::new(), top)];
        for _ in 0..DEPTH {
            let mut below = Vec::new();
            for (way, folder) in level {
                let mut files = self.at(root, &way, folder, &mut below);
                files.sort_by(|one, other| one.0.cmp(&other.0));
                self.found.extend(files.into_iter().map(|(_, entry)| entry));
            }
            level = below;
        }
    }

    /// The files of one folder with their names to sort by; the folders in it are for the next level.
    fn at(
        &mut self,
        root: &Path,
        way: &[Personal<Vec<u8>>],
        folder: OwnedFd,
        below: &mut Vec<(Vec<Personal<Vec<u8>>>, OwnedFd)>,
    ) -> Vec<(String, Entry)> {
        let mut files = Vec::new();
        let Ok(entries) = Dir::read_from(&folder) else { return files };
        for entry in entries.flatten() {
            let name = entry.file_name();
            // What a computer hides there is none of the citizen's papers.
            if name.to_bytes().starts_with(b".") {
                continue;
            }
            let Some(left) = self.left.checked_sub(1) else { break };
            self.left = left;
            let mut onward = way.to_vec();
            onward.push(Personal::new(name.to_bytes().to_vec()));
            match entry.file_type() {
                FileType::Directory => {
                    below.extend(
                        rustix::fs::openat(&folder, name, folder_flags(), Mode::empty()).map(|it| (onward, it)),
                    );
                }
                // Some file systems do not say; `plain_file` looks for itself.
                FileType::RegularFile | FileType::Unknown => {
                    let shown = shown(OsStr::from_bytes(name.to_bytes()));
                    files.extend(plain_file(&folder, name).and_then(|file| {
                        let (kind, bytes) = kind_of(file)?;
                        let entry = Entry {
                            root: root.to_owned(),
                            way: onward,
                            name: Personal::new(shown.clone()),
                            kind,
                            bytes,
                        };
                        Some((shown.to_lowercase(), entry))
                    }));
                }
                FileType::Symlink
                | FileType::Fifo
                | FileType::Socket
                | FileType::CharacterDevice
                | FileType::BlockDevice => {}
            }
        }
        files
    }
}

fn kind_of((mut file, bytes): (File, u64)) -> Option<(FileKind, u64)> {
    let mut beginning = [0; BEGINNING];
    let read = file.read(&mut beginning).ok()?;
    Some((sniff(beginning.get(..read)?)?, bytes))
}

/// A name that can be shown: without anything that steers a line of text, and not too long.
fn shown(name: &OsStr) -> String {
    let is_steering = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let letters: Vec<char> =
        name.to_string_lossy().chars().map(|c| if is_steering(c) { '\u{fffd}' } else { c }).collect();
    if letters.len() <= NAME_MAX {
        return letters.into_iter().collect();
    }
    let (begin, end) = (NAME_MAX - NAME_END - 1, letters.len() - NAME_END);
    letters.iter().take(begin).chain(&['…']).chain(letters.iter().skip(end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_without_what_steers_text() {
        for (name, as_shown) in [
            ("plan.pdf", "plan.pdf"),
            ("அமைப்பு வரைபடம்.jpg", "அமைப்பு வரைபடம்.jpg"),
            ("exe\u{202e}fdp.nalp\n", "exe\u{fffd}fdp.nalp\u{fffd}"),
        ] {
            assert_eq!(shown(OsStr::new(name)), as_shown);
        }
        let long = shown(OsStr::new(&format!("{}-of-monday.pdf", "scan".repeat(40))));
        assert_eq!(long.chars().count(), NAME_MAX);
        assert!(long.starts_with("scanscan") && long.ends_with("…-of-monday.pdf"), "{long}");
    }

    #[test]
    fn a_stick_that_was_mounted_carelessly_is_not_touched() {
        let mount = |at: &str, lacks: &[&'static str]| mount::Mount { at: at.into(), lacks: lacks.to_vec() };
        let careless = mount("/run/stick/a", &["noexec"]);
        assert_eq!(safe(vec![]), Err(Presence::Absent));
        assert_eq!(safe(vec![careless.clone()]), Err(Presence::Unsafe(vec!["noexec"])));
        assert_eq!(safe(vec![careless, mount("/run/stick/b", &[])]), Ok(vec!["/run/stick/b".into()]));
    }
}
