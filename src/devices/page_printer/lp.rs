//! The system's own queue, through the programs `lp` and `lpstat` of CUPS. It knows no visit and no language.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use std::{io, thread};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::retry_on_intr;
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use zeroize::Zeroizing;

use super::{Fault, Queue};
use crate::programs::program;

/// What stands in the printing system's list of jobs; it is the same for everybody.
const TITLE: &str = "guichet";
/// A spooler answers at once; one that is asked over a network takes a moment.
const WITHIN: Duration = Duration::from_secs(20);
/// Once its reader is gone, a writer has written all or failed.
const WRITER_WITHIN: Duration = Duration::from_secs(1);

/// A queue by its name.
pub struct Lp {
    queue: String,
    path: Option<OsString>,
    within: Duration,
}

impl Lp {
    /// The queue of that name. The programs are sought in the folders of `path`, the roof's `PATH`, each time: what is
    /// installed while the terminal runs works from then on.
    #[must_use]
    pub fn new(queue: impl Into<String>, path: Option<OsString>) -> Self {
        Self { queue: queue.into(), path, within: WITHIN }
    }

    /// With less patience than usual.
    #[must_use]
    pub fn within(self, within: Duration) -> Self {
        Self { within, ..self }
    }

    fn found(&self, name: &'static str) -> Result<PathBuf, Fault> {
        program(name, self.path.as_deref()).ok_or(Fault::Absent { program: name })
    }

    /// Starts a program with nothing of our surroundings but the search path, and with answers in plain English.
    fn start(&self, name: &'static str, arguments: &[&str], input: Stdio, output: Stdio) -> Result<Running, Fault> {
        let mut command = Command::new(self.found(name)?);
        command.args(arguments).env_clear().env("LC_ALL", "C").stdin(input).stdout(output).stderr(Stdio::null());
        if let Some(path) = &self.path {
            command.env("PATH", path);
        }
        let child = command.spawn().map_err(|cause| Fault::Start { program: name, cause: cause.kind() })?;
        Ok(Running { child, program: name })
    }
}

impl Queue for Lp {
    fn name(&self) -> &str {
        &self.queue
    }

    fn check(&mut self) -> Result<(), Fault> {
        self.found("lp")?;
        let missing = || Fault::NoQueue { queue: self.queue.clone() };
        let mut asked = self.start("lpstat", &["-a", &self.queue], Stdio::null(), Stdio::piped())?;
        // One line; a pipe holds much more.
        let status = asked.end(self.within)?;
        let said = asked.child.stdout.take().map(io::read_to_string).and_then(Result::ok).unwrap_or_default();
        let takes = said.lines().any(|line| line.starts_with(&format!("{} accepting requests", self.queue)));
        if status.success() && takes { Ok(()) } else { Err(missing()) }
    }

    fn take(&mut self, pdf: &Zeroizing<Vec<u8>>) -> Result<(), Fault> {
        let arguments =
            ["-d", &self.queue, "-t", TITLE, "-o", "media=A4", "-o", "document-format=application/pdf", "-"];
        let mut lp = self.start("lp", &arguments, Stdio::piped(), Stdio::null())?;
        let (pages, (tell, told)) = (pdf.clone(), mpsc::channel());
        if let Some(mut input) = lp.child.stdin.take() {
            // A program that does not read holds its writer, so that has a thread of its own.
            thread::spawn(move || tell.send(input.write_all(&pages).is_ok()));
        }
        let ended = lp.end(self.within);
        drop(lp);
        let written = told.recv_timeout(WRITER_WITHIN).unwrap_or(false);
        match ended? {
            status if status.success() && written => Ok(()),
            status => Err(Fault::Refused { queue: self.queue.clone(), code: status.code().unwrap_or(-1) }),
        }
    }
}

/// A program that is ended when nobody waits for it any more.
struct Running {
    child: Child,
    program: &'static str,
}

impl Running {
    /// Waits for its end, but not for ever.
    fn end(&mut self, within: Duration) -> Result<ExitStatus, Fault> {
        let program = self.program;
        let lost = |cause: io::ErrorKind| Fault::Start { program, cause };
        let pid = Pid::from_child(&self.child);
        let ends = pidfd_open(pid, PidfdFlags::empty()).map_err(|cause| lost(cause.kind()))?;
        let limit = Timespec::try_from(within).ok();
        let ended = retry_on_intr(|| poll(&mut [PollFd::new(&ends, PollFlags::IN)], limit.as_ref()));
        if ended.map_err(|cause| lost(cause.kind()))? == 0 {
            return Err(Fault::Silent { program, waited_secs: within.as_secs() });
        }
        self.child.wait().map_err(|cause| lost(cause.kind()))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It is dead already unless it was silent; waiting takes it out of the list of processes.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
