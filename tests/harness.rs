//! What the stories share: folders of their own, the real programs, and a rehearsal's report.

pub(crate) mod office;
pub(crate) mod portal;
pub(crate) mod stand;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A terminal of its own: settings, data, temporary files and output in one folder that goes away with it.
pub(crate) struct Kiosk {
    folder: TempDir,
}

impl Kiosk {
    /// With the settings and the catalogue as shipped.
    pub(crate) fn new() -> Self {
        let kiosk = Self { folder: tempfile::tempdir().unwrap() };
        copy_folder(&root().join("kiosk-config"), &kiosk.config());
        fs::create_dir_all(kiosk.scratch()).unwrap();
        kiosk
    }

    /// The same, its settings changed: every line that starts with `key` becomes `line`.
    pub(crate) fn setting(self, key: &str, line: &str) -> Self {
        let file = self.config().join("terminal.toml");
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.lines().any(|l| l.trim_start().starts_with(key)), "terminal.toml has no {key}");
        let changed: Vec<&str> = text.lines().map(|l| if l.trim_start().starts_with(key) { line } else { l }).collect();
        fs::write(file, changed.join("\n")).unwrap();
        self
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.folder.path().join("kiosk-config")
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn scratch(&self) -> PathBuf {
        self.folder.path().join("tmp")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Writes a script beside the kiosk.
    pub(crate) fn script(&self, text: &str) -> PathBuf {
        let path = self.folder.path().join("script.toml");
        fs::write(&path, text).unwrap();
        path
    }

    /// Plays a script through the real program, on a small screen, for pictures take the time; `more` are further
    /// arguments.
    pub(crate) fn rehearse(&self, script: &Path, more: &[&str]) -> Rehearsal {
        let size: &[&str] = if more.contains(&"--size") { &[] } else { &["--size", "540x960"] };
        let output = self
            .guichet()
            .arg("rehearse")
            .arg(script)
            .arg("--out")
            .arg(self.out())
            .args(size)
            .args(more)
            .output()
            .unwrap();
        let report = fs::read(self.out().join("report.json")).ok().map(|bytes| serde_json::from_slice(&bytes).unwrap());
        Rehearsal { output, report, out: self.out() }
    }

    /// The terminal's program, told where its folders are.
    pub(crate) fn guichet(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
        command.arg("--config").arg(self.config()).arg("--data").arg(self.data());
        command.env("TMPDIR", self.scratch()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command
    }

    /// The technician's program.
    pub(crate) fn guichetctl(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_guichetctl")).args(arguments).output().unwrap()
    }
}

/// How a rehearsal went.
pub(crate) struct Rehearsal {
    pub(crate) output: Output,
    report: Option<Value>,
    out: PathBuf,
}

impl Rehearsal {
    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.output.status.code(), Some(code), "{}", self.log());
        self
    }

    #[track_caller]
    pub(crate) fn report(&self) -> &Value {
        self.report.as_ref().unwrap_or_else(|| panic!("no report: {}", self.log()))
    }

    pub(crate) fn log(&self) -> String {
        format!("{}{}", String::from_utf8_lossy(&self.output.stdout), String::from_utf8_lossy(&self.output.stderr))
    }

    /// Every value of a member of the report's list, as text.
    #[track_caller]
    pub(crate) fn each(&self, list: &str, member: &str) -> Vec<String> {
        let entries = self.report()[list].as_array().unwrap();
        entries
            .iter()
            .map(|entry| entry[member].as_str().map_or_else(|| entry[member].to_string(), str::to_owned))
            .collect()
    }

    #[track_caller]
    pub(crate) fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.out.join(name)).unwrap_or_else(|error| panic!("{name}: {error}; {}", self.log()))
    }
}

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A script that ships with the tests.
pub(crate) fn shipped_script(name: &str) -> PathBuf {
    root().join("tests/rehearsals").join(name)
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file under a folder, with its bytes.
pub(crate) fn files_with_bytes(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with_bytes(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap_or_default()));
        }
    }
    found
}
