//! The other side as it runs in earnest: the gateway's program on a loopback port, and an agency's program at its desk.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// A desk in a folder that goes away with it.
pub(crate) struct Office {
    folder: TempDir,
}

impl Office {
    /// Not set up yet.
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Set up for SFA; gives what `keygen` printed.
    pub(crate) fn set_up() -> (Self, String) {
        let office = Self::new();
        let output = office.agency(&["keygen", "--agency", "SFA"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (office, String::from_utf8(output.stdout).unwrap())
    }

    pub(crate) fn desk(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    /// The agency's program at this desk.
    pub(crate) fn agency(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_guichet-agency"))
            .arg("--desk")
            .arg(self.desk())
            .args(arguments)
            .output()
            .unwrap()
    }
}

/// What stands under a heading of `keygen`'s output up to the next, as an operator marks and copies it.
#[track_caller]
pub(crate) fn copied(printed: &str, heading: &str) -> String {
    let (_, behind) = printed.split_once(heading).unwrap_or_else(|| panic!("no {heading} in {printed}"));
    behind.lines().skip(1).take_while(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

/// A gateway's folder; what is written into it is what an operator writes.
pub(crate) struct GatewayFolder(TempDir);

impl GatewayFolder {
    pub(crate) fn with(entries: &str) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let text = format!("listen = \"127.0.0.1:0\"\nkey_file = \"gateway.jwk\"\n\n{entries}");
        fs::write(folder.path().join("gateway.toml"), text).unwrap();
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The gateway's program on this folder.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet-gateway"));
        let store = format!("sqlite:{}", self.path().join("inbox.sqlite").display());
        command.args(["serve", "--store", &store, "--config"]).arg(self.path()).env_remove("RUST_LOG");
        command
    }

    /// Serves until it is dropped.
    #[track_caller]
    pub(crate) fn serve(&self) -> Serving {
        let mut process = self.command().stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let mut said = String::new();
        while !said.contains("serving on ") {
            assert!(log.read_line(&mut said).unwrap() > 0, "the gateway ended: {said}");
        }
        let address = said.split("serving on ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        let url = format!("http://{address}");
        // Read on, so that it may go on saying things.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        Serving { process, url }
    }
}

/// A gateway that serves.
pub(crate) struct Serving {
    process: Child,
    pub(crate) url: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
