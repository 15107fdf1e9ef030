//! A simulated printer for other programs: behind a network port or a pseudo-terminal it takes bytes and answers as the
//! real one does on its line. One host at a time, as a printer has one socket. It knows no byte's meaning.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serialport::{SerialPort, TTYPort};

use crate::port::{Port, PortError};

use super::SimulatedPort;

/// Where a host finds the printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    /// A network port; 0 takes a free one.
    Tcp(SocketAddr),
    /// A pseudo-terminal behind a link of this name.
    Pty(PathBuf),
}

/// Why nobody can be let in.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port is taken, or not ours to take.
    #[error("nobody can listen on {address}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The system has no pseudo-terminal to give.
    #[error("there is no pseudo-terminal")]
    Pty(#[source] serialport::Error),
    /// The link cannot be made; something else may stand there.
    #[error("{link} cannot be made a link to the pseudo-terminal")]
    Link {
        /// Which.
        link: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The system has no thread to give.
    #[error("there is no thread for the printer")]
    Thread(#[source] io::Error),
}

/// A printer that is being served; it ends when this is dropped.
pub struct Served {
    at: String,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Served {
    /// The address or the link.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // Its only way to fail is a panic, which has been told where it happened.
            let _ = thread.join();
        }
    }
}

/// Between two looks at whether to stop.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Lets hosts in until the result is dropped.
///
/// # Errors
/// When the door cannot be opened.
pub fn serve(port: SimulatedPort, door: &Door) -> Result<Served, ServeError> {
    let (stop, stopped) = mpsc::channel();
    let (at, work): (String, Box<dyn FnOnce() + Send>) = match door {
        Door::Tcp(address) => {
            let failed = |cause| ServeError::Listen { address: *address, cause };
            let listener = TcpListener::bind(address).map_err(failed)?;
            listener.set_nonblocking(true).map_err(failed)?;
            let at = listener.local_addr().map_err(failed)?.to_string();
            (at, Box::new(move || on_the_network(&listener, port, &stopped)))
        }
        Door::Pty(link) => {
            let terminal = Terminal::open(link)?;
            let at = link.display().to_string();
            (at, Box::new(move || on_a_terminal(terminal, port, &stopped)))
        }
    };
    let thread =
        thread::Builder::new().name(String::from("simulated printer")).spawn(work).map_err(ServeError::Thread)?;
    Ok(Served { at, stop: Some(stop), thread: Some(thread) })
}

/// Why bytes are no longer carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Stopped,
    HostGone,
    Unplugged,
}

fn on_the_network(listener: &TcpListener, mut port: SimulatedPort, stopped: &Receiver<()>) {
    let wait = Timespec { tv_sec: 0, tv_nsec: i64::from(LOOK_EVERY.subsec_nanos()) };
    while !is_stopped(stopped, Duration::ZERO) {
        // Whatever poll says, accept says it better.
        let _ = poll(&mut [PollFd::new(listener, PollFlags::IN)], Some(&wait));
        let Ok((stream, _)) = listener.accept() else { continue };
        // An unplugged printer's address answers nobody; the host sees its connection end at once.
        if port.forget_answers().is_err() {
            continue;
        }
        if let Ok((from, to)) = both_ways(stream)
            && carry(from, to, &mut port, stopped) == End::Stopped
        {
            return;
        }
    }
}

fn both_ways(stream: TcpStream) -> io::Result<(TcpStream, TcpStream)> {
    stream.set_nonblocking(false)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(LOOK_EVERY))?;
    stream.set_write_timeout(Some(LOOK_EVERY))?;
    Ok((stream.try_clone()?, stream))
}

fn on_a_terminal(first: Terminal, mut port: SimulatedPort, stopped: &Receiver<()>) {
    let link = first.link.clone();
    let mut terminal = Some(first);
    loop {
        if let Some(open) = terminal.take() {
            if let Ok((from, to)) = open.both_ways()
                && carry(from, to, &mut port, stopped) == End::Stopped
            {
                return;
            }
            // Here the terminal is closed and its host sees the line go. It comes back with the cable.
        } else if port.reopen().is_ok() {
            terminal = Terminal::open(&link).ok();
        }
        if is_stopped(stopped, LOOK_EVERY) {
            return;
        }
    }
}

/// A pseudo-terminal and the link to it.
struct Terminal {
    master: TTYPort,
    /// Held open, so that the line is there while no host is.
    _slave: TTYPort,
    link: PathBuf,
}

impl Terminal {
    fn open(link: &Path) -> Result<Self, ServeError> {
        let (mut master, slave) = TTYPort::pair().map_err(ServeError::Pty)?;
        master.set_timeout(LOOK_EVERY).map_err(ServeError::Pty)?;
        let name = slave.name().unwrap_or_default();
        let failed = |cause| ServeError::Link { link: link.to_owned(), cause };
        // A link that an earlier run left is ours to replace; a file is not.
        if fs::symlink_metadata(link).is_ok_and(|found| found.is_symlink()) {
            fs::remove_file(link).map_err(failed)?;
        }
        symlink(name, link).map_err(failed)?;
        Ok(Self { master, _slave: slave, link: link.to_owned() })
    }

    fn both_ways(&self) -> serialport::Result<(TTYPort, TTYPort)> {
        Ok((self.master.try_clone_native()?, self.master.try_clone_native()?))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // If it is gone already, somebody has tidied up before us.
        let _ = fs::remove_file(&self.link);
    }
}

/// Carries bytes both ways until told to stop, or until one side is gone.
fn carry(from: impl Read, to: impl Write + Send, port: &mut SimulatedPort, stopped: &Receiver<()>) -> End {
    let over = AtomicBool::new(false);
    let answering = port.second();
    thread::scope(|scope| {
        let answers = scope.spawn(|| answer(to, answering, &over));
        let end = bring(from, port, stopped, &over);
        over.store(true, Ordering::SeqCst);
        match answers.join() {
            Ok(Some(end)) => end,
            Ok(None) | Err(_) => end,
        }
    })
}

/// From the host to the printer.
fn bring(mut from: impl Read, port: &mut SimulatedPort, stopped: &Receiver<()>, over: &AtomicBool) -> End {
    let mut bytes = [0; 1_024];
    loop {
        if is_stopped(stopped, Duration::ZERO) {
            return End::Stopped;
        }
        if over.load(Ordering::SeqCst) {
            return End::HostGone;
        }
        let count = match from.read(&mut bytes) {
            Ok(0) => return End::HostGone,
            Ok(count) => count,
            Err(error) if is_pause(&error) => continue,
            Err(_) => return End::HostGone,
        };
        let mut rest = bytes.get(..count).unwrap_or_default();
        while !rest.is_empty() {
            match port.write(rest, LOOK_EVERY) {
                Ok(()) => break,
                // The printer has no room; the host waits as long as it takes.
                Err(PortError::Stuck { written, .. }) => rest = rest.get(written..).unwrap_or_default(),
                Err(PortError::Gone { .. } | PortError::Open { .. }) => return End::Unplugged,
            }
            if is_stopped(stopped, Duration::ZERO) {
                return End::Stopped;
            }
        }
    }
}

/// From the printer to the host; says why it ended if it ended first.
fn answer(mut to: impl Write, mut port: SimulatedPort, over: &AtomicBool) -> Option<End> {
    let mut bytes = [0; 256];
    while !over.load(Ordering::SeqCst) {
        let end = match port.read(&mut bytes, LOOK_EVERY) {
            Ok(count) => match to.write_all(bytes.get(..count).unwrap_or_default()) {
                Ok(()) => continue,
                // Nobody reads; what was said is lost, as on a wire.
                Err(error) if is_pause(&error) => continue,
                Err(_) => End::HostGone,
            },
            Err(_) => End::Unplugged,
        };
        over.store(true, Ordering::SeqCst);
        return Some(end);
    }
    None
}

fn is_stopped(stopped: &Receiver<()>, wait: Duration) -> bool {
    match stopped.recv_timeout(wait) {
        Err(RecvTimeoutError::Timeout) => false,
        Ok(()) | Err(RecvTimeoutError::Disconnected) => true,
    }
}

fn is_pause(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}

#[cfg(test)]
mod tests;
