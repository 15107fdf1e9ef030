//! Whether a network has come up: the kernel's own word for each interface, read from a folder every few seconds. It
//! proves nothing about the gateway; it only says that it is worth trying again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where Linux keeps it.
pub const SYSTEM: &str = "/sys/class/net";

/// What was seen of the network interfaces so far.
#[derive(Debug, Clone)]
pub struct Interfaces {
    folder: PathBuf,
    up: Option<BTreeSet<String>>,
}

impl Interfaces {
    /// The interfaces in a folder; [`SYSTEM`] but in tests.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), up: None }
    }

    /// Whether an interface is up that was not when last looked. The first look compares with nothing.
    pub fn has_come_up(&mut self) -> bool {
        let now = up(&self.folder);
        let before = self.up.replace(now.clone());
        before.is_some_and(|before| now.difference(&before).next().is_some())
    }
}

/// The interfaces that carry something. A modem's line and a tunnel cannot tell and say `unknown`; the machine's own loop
/// says so too and counts for nothing.
fn up(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeSet::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_up = |name: &String| {
        let state = fs::read_to_string(folder.join(name).join("operstate")).unwrap_or_default();
        name != "lo" && matches!(state.trim(), "up" | "unknown")
    };
    names.filter(is_up).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cable_that_is_plugged_in_is_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let set = |name: &str, state: &str| {
            fs::create_dir_all(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join("operstate"), format!("{state}\n")).unwrap();
        };
        set("lo", "unknown");
        set("eth0", "down");
        let mut seen = Interfaces::new(folder.path());
        assert!(!seen.has_come_up(), "the first look");
        let story = [
            ("eth0", "down", false),
            ("eth0", "up", true),
            ("eth0", "up", false),
            ("wwan0", "unknown", true),
            ("eth0", "lowerlayerdown", false),
            ("lo", "up", false),
            ("eth0", "dormant", false),
            ("eth0", "up", true),
        ];
        for (name, state, expected) in story {
            set(name, state);
            assert_eq!(seen.has_come_up(), expected, "{name} {state}");
        }
        assert!(!Interfaces::new(Path::new("/nowhere")).has_come_up());
    }
}
