//! A barcode scanner on a serial line: lines of text that end in CR or LF. It reads on a thread of its own, survives being
//! unplugged, and gives what it read as it is; what of it is ours is for `domain::scan` to say. A scanned text may be a
//! secret, so it never stands in a log.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use domain::Personal;

use crate::port::{Port, PortError, SerialLine};

/// No code of ours is longer; what is longer is a scanner gone mad, and is thrown away to the end of its line.
const LINE_BYTES_MAX: usize = 512;
/// How long one look at the line takes at most; an order to stop is heard as often.
const LOOK: Duration = Duration::from_millis(200);
/// Between two attempts to find a scanner that is gone.
const ABSENT: Duration = Duration::from_secs(2);

/// One text that was scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned(pub Personal<String>);

/// Whether the scanner is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    There,
    /// Unplugged, or never found.
    Gone,
}

/// Told every text on the scanner's thread; it must not block.
pub type Heard = Box<dyn FnMut(Scanned) + Send>;

/// A scanner at work. It stops within a moment when this is dropped.
pub struct Scanner {
    stop: Arc<AtomicBool>,
    presence: Arc<Mutex<Presence>>,
}

impl Scanner {
    /// Reads from a serial port for ever; one that is not there yet is waited for.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn open(path: &str, baud: u32, heard: Heard) -> std::io::Result<Self> {
        Self::on(SerialLine::unplugged(path, baud), heard)
    }

    /// Reads from any line.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn on(line: impl Port + 'static, heard: Heard) -> std::io::Result<Self> {
        let (stop, presence) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Presence::Gone)));
        let mut reader = Reader { line, lines: Lines::default(), presence: Arc::clone(&presence), heard };
        let stopped = Arc::clone(&stop);
        thread::Builder::new().name(String::from("scanner")).spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                reader.look();
            }
        })?;
        Ok(Self { stop, presence })
    }

    /// Whether it is there.
    #[must_use]
    pub fn presence(&self) -> Presence {
        *lock(&self.presence)
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

struct Reader<P> {
    line: P,
    lines: Lines,
    presence: Arc<Mutex<Presence>>,
    heard: Heard,
}

impl<P: Port> Reader<P> {
    /// Looks once at the line, and at whether there is one.
    fn look(&mut self) {
        let mut bytes = [0; 64];
        match self.line.read(&mut bytes, LOOK) {
            Ok(count) => {
                self.now(Presence::There);
                for byte in bytes.iter().take(count) {
                    if let Some(scanned) = self.lines.take(*byte) {
                        (self.heard)(scanned);
                    }
                }
            }
            Err(PortError::Gone { .. } | PortError::Open { .. } | PortError::Stuck { .. }) => {
                // Half a code from before it was unplugged is no code.
                self.lines = Lines::default();
                self.now(Presence::Gone);
                if self.line.reopen().is_err() {
                    thread::park_timeout(ABSENT);
                }
            }
        }
    }

    /// Logged when it changes and not at every look.
    fn now(&self, presence: Presence) {
        let mut known = lock(&self.presence);
        if *known != presence {
            *known = presence;
            match presence {
                Presence::There => tracing::info!(port = %self.line.name(), "the scanner is there"),
                Presence::Gone => tracing::warn!(port = %self.line.name(), "the scanner is gone"),
            }
        }
    }
}

/// Bytes into lines.
#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    run: Run,
}

#[derive(Default, PartialEq, Eq)]
enum Run {
    #[default]
    Short,
    TooLong,
}

impl Lines {
    fn take(&mut self, byte: u8) -> Option<Scanned> {
        match byte {
            b'\r' | b'\n' => {
                let text = std::mem::take(&mut self.text);
                let run = std::mem::take(&mut self.run);
                if text.is_empty() || run == Run::TooLong {
                    return None;
                }
                // What is no text cannot be ours.
                String::from_utf8(text).ok().map(|text| Scanned(Personal::new(text)))
            }
            _ if self.text.len() >= LINE_BYTES_MAX => {
                self.run = Run::TooLong;
                None
            }
            _ => {
                self.text.push(byte);
                None
            }
        }
    }
}

/// Nothing can panic while it is held.
fn lock<T>(slot: &Mutex<T>) -> MutexGuard<'_, T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

pub mod simulated {
    //! A scanner without a scanner: what it is to read is put in with [`Controls`], through the same bytes.

    use std::collections::VecDeque;
    use std::sync::{Arc, Condvar, Mutex};
    use std::time::{Duration, Instant};

    use super::{Heard, Scanner, lock};
    use crate::port::{Port, PortError};

    const NAME: &str = "simulated scanner";

    #[derive(Default)]
    struct Wire {
        bytes: VecDeque<u8>,
        is_unplugged: bool,
    }

    #[derive(Default)]
    struct Shared {
        wire: Mutex<Wire>,
        changed: Condvar,
    }

    /// What a hand does with a scanner.
    #[derive(Clone)]
    pub struct Controls(Arc<Shared>);

    impl Controls {
        /// Holds a code before it.
        pub fn scan(&self, text: &str) {
            self.send(format!("{text}\r\n").as_bytes());
        }

        /// Puts bytes on its line.
        pub fn send(&self, bytes: &[u8]) {
            let mut wire = lock(&self.0.wire);
            if !wire.is_unplugged {
                wire.bytes.extend(bytes);
            }
            self.0.changed.notify_all();
        }

        /// Pulls the plug; what was not read is lost.
        pub fn unplug(&self) {
            let mut wire = lock(&self.0.wire);
            (wire.is_unplugged, wire.bytes) = (true, VecDeque::new());
            self.0.changed.notify_all();
        }

        /// Puts the plug back.
        pub fn plug_in(&self) {
            lock(&self.0.wire).is_unplugged = false;
            self.0.changed.notify_all();
        }
    }

    struct Line {
        shared: Arc<Shared>,
        since: Instant,
    }

    /// A scanner and the hand that uses it.
    ///
    /// # Errors
    /// When the system has no thread to give.
    #[expect(clippy::disallowed_methods, reason = "a simulated line measures real time as a real one does")]
    pub fn scanner(heard: Heard) -> std::io::Result<(Scanner, Controls)> {
        let shared = Arc::new(Shared::default());
        let line = Line { shared: Arc::clone(&shared), since: Instant::now() };
        Ok((Scanner::on(line, heard)?, Controls(shared)))
    }

    impl Line {
        fn gone() -> PortError {
            PortError::Gone { port: NAME.to_owned() }
        }
    }

    impl Port for Line {
        fn name(&self) -> String {
            NAME.to_owned()
        }

        fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
            let wire = lock(&self.shared.wire);
            let quiet = |wire: &mut Wire| wire.bytes.is_empty() && !wire.is_unplugged;
            let (mut wire, _) = self
                .shared
                .changed
                .wait_timeout_while(wire, wait, quiet)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            if wire.is_unplugged {
                return Err(Self::gone());
            }
            let mut count = 0;
            for place in into.iter_mut() {
                let Some(byte) = wire.bytes.pop_front() else { break };
                *place = byte;
                count += 1;
            }
            Ok(count)
        }

        fn write(&mut self, _: &[u8], _: Duration) -> Result<(), PortError> {
            if lock(&self.shared.wire).is_unplugged { Err(Self::gone()) } else { Ok(()) }
        }

        fn drop_output(&mut self) {}

        fn reopen(&mut self) -> Result<(), PortError> {
            let wire = lock(&self.shared.wire);
            if !wire.is_unplugged {
                return Ok(());
            }
            // Waits for the plug a while, so that a test need not wait for the next attempt.
            let (wire, _) = self
                .shared
                .changed
                .wait_timeout_while(wire, super::LOOK, |wire| wire.is_unplugged)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            if wire.is_unplugged { Err(Self::gone()) } else { Ok(()) }
        }

        fn elapsed(&self) -> Duration {
            self.since.elapsed()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};

    use super::simulated::Controls;
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut lines = Lines::default();
        bytes.iter().filter_map(|byte| lines.take(*byte)).map(|scanned| scanned.0.reveal().clone()).collect()
    }

    fn at_work() -> (Scanner, Controls, Receiver<String>) {
        let (tell, heard) = channel();
        let told = Box::new(move |scanned: Scanned| tell.send(scanned.0.reveal().clone()).unwrap_or_default());
        let (scanner, controls) = simulated::scanner(told).unwrap();
        (scanner, controls, heard)
    }

    #[test]
    fn lines_end_with_either_sign_and_nonsense_is_left_out() {
        let long = "a".repeat(LINE_BYTES_MAX + 1);
        for (bytes, expected) in [
            (b"one\rtwo\nthree\r\n".to_vec(), vec!["one", "two", "three"]),
            (b"\r\n\r\n".to_vec(), vec![]),
            (b"no end".to_vec(), vec![]),
            (b"\xff\xfe\rgood\r".to_vec(), vec!["good"]),
            (format!("{long}\rgood\r").into_bytes(), vec!["good"]),
            ("ஒன்று\r".to_owned().into_bytes(), vec!["ஒன்று"]),
        ] {
            assert_eq!(lines(&bytes), expected);
        }
        assert_eq!(lines(format!("{}\r", "a".repeat(LINE_BYTES_MAX)).as_bytes()).len(), 1, "the longest there is");
    }

    #[test]
    fn what_is_scanned_arrives_whole_and_in_order() {
        let (scanner, controls, heard) = at_work();
        controls.send(b"guichet:1:dr");
        controls.send(b"aft:AAAA\r");
        controls.scan("9771234567003");
        assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "guichet:1:draft:AAAA");
        assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "9771234567003");
        assert_eq!(scanner.presence(), Presence::There);
    }

    #[test]
    fn a_scanner_that_is_pulled_out_and_put_back_goes_on_and_joins_no_halves() {
        let (scanner, controls, heard) = at_work();
        controls.scan("first");
        assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "first");
        controls.send(b"half of ");
        controls.unplug();
        while scanner.presence() == Presence::There {
            assert_eq!(heard.recv_timeout(Duration::from_millis(5)), Err(RecvTimeoutError::Timeout));
        }
        controls.plug_in();
        controls.scan("second");
        assert_eq!(heard.recv_timeout(PATIENCE).unwrap(), "second");
    }

    #[test]
    fn a_scanned_text_does_not_show_itself() {
        assert_eq!(format!("{:?}", Scanned(Personal::new("code".to_owned()))), "Scanned([personal])");
    }
}
