//! The loop that both real lines share: read what has come, write all within a time, and notice when the other side is
//! gone. What a line is made of says how one try is limited; this knows neither serial ports nor sockets.

use std::io;
use std::time::{Duration, Instant};

use super::PortError;

/// The system's own end of a line; each try ends in time.
pub(super) trait Stream {
    /// Reads what has come, waiting up to `wait` for the first byte.
    fn try_read(&mut self, into: &mut [u8], wait: Duration) -> io::Result<usize>;

    /// Writes what is taken within that time.
    fn try_write(&mut self, bytes: &[u8], within: Duration) -> io::Result<usize>;

    /// Whether a try ended because time was up, and the line is as good as before.
    fn is_pause(kind: io::ErrorKind) -> bool;
}

/// A line that is open, or was and is to be opened again.
pub(super) struct Reopening<S> {
    name: String,
    stream: Option<S>,
    since: Instant,
}

impl<S: Stream> Reopening<S> {
    #[expect(clippy::disallowed_methods, reason = "a real line measures real time; nothing above it asks a clock")]
    pub(super) fn new(name: String) -> Self {
        Self { name, stream: None, since: Instant::now() }
    }

    pub(super) fn name(&self) -> String {
        self.name.clone()
    }

    pub(super) fn stream(&mut self) -> Option<&mut S> {
        self.stream.as_mut()
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }

    /// Opens it anew. What was open is closed first: a serial port is opened by one at a time.
    pub(super) fn open(&mut self, open: impl FnOnce() -> io::Result<S>) -> Result<(), PortError> {
        self.stream = None;
        let stream = open().map_err(|cause| PortError::Open { port: self.name(), cause })?;
        self.stream = Some(stream);
        Ok(())
    }

    pub(super) fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        let read = self.stream.as_mut().map(|stream| stream.try_read(into, wait));
        match read {
            Some(Ok(count)) if count > 0 => Ok(count),
            Some(Err(error)) if S::is_pause(error.kind()) => Ok(0),
            // A line that has nothing more to say and did not wait for it has ended.
            Some(Ok(_) | Err(_)) | None => Err(self.gone()),
        }
    }

    pub(super) fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        let deadline = self.elapsed() + within;
        let mut written = 0;
        while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
            let left = deadline.saturating_sub(self.elapsed());
            if left.is_zero() {
                return Err(PortError::Stuck { port: self.name(), written, of: bytes.len() });
            }
            match self.stream.as_mut().map(|stream| stream.try_write(rest, left)) {
                Some(Ok(count)) => written += count,
                Some(Err(error)) if S::is_pause(error.kind()) => {}
                Some(Err(_)) | None => return Err(self.gone()),
            }
        }
        Ok(())
    }

    fn gone(&mut self) -> PortError {
        self.stream = None;
        PortError::Gone { port: self.name() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says and takes what a test has written down, then nothing.
    struct Scripted(Vec<io::Result<usize>>);

    impl Scripted {
        fn next(&mut self) -> io::Result<usize> {
            if self.0.is_empty() { Err(io::ErrorKind::WouldBlock.into()) } else { self.0.remove(0) }
        }
    }

    impl Stream for Scripted {
        fn try_read(&mut self, _: &mut [u8], _: Duration) -> io::Result<usize> {
            self.next()
        }

        fn try_write(&mut self, _: &[u8], _: Duration) -> io::Result<usize> {
            self.next()
        }

        fn is_pause(kind: io::ErrorKind) -> bool {
            matches!(kind, io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
        }
    }

    fn line(script: Vec<io::Result<usize>>) -> Reopening<Scripted> {
        let mut line = Reopening::new("line".to_owned());
        line.open(|| Ok(Scripted(script))).unwrap();
        line
    }

    fn fails(kind: io::ErrorKind) -> io::Result<usize> {
        Err(kind.into())
    }

    #[test]
    fn bytes_are_written_piece_by_piece_and_a_pause_is_no_end() {
        let mut line = line(vec![Ok(3), fails(io::ErrorKind::Interrupted), Ok(5)]);
        line.write(&[0; 8], Duration::from_secs(9)).unwrap();
        assert_eq!(line.stream().unwrap().0.len(), 0);
        let error = line.write(&[0; 8], Duration::from_millis(2)).unwrap_err();
        assert!(matches!(error, PortError::Stuck { written: 0, of: 8, .. }), "{error}");
        assert!(line.stream().is_some(), "a line that takes nothing is still there");
    }

    #[test]
    fn a_line_that_ends_or_fails_is_gone_until_it_is_opened_again() {
        for end in [Ok(0), fails(io::ErrorKind::BrokenPipe), fails(io::ErrorKind::TimedOut)] {
            let mut line = line(vec![fails(io::ErrorKind::WouldBlock), Ok(2), end]);
            let mut read = || line.read(&mut [0; 8], Duration::ZERO);
            assert!(matches!((read(), read()), (Ok(0), Ok(2))));
            assert!(matches!(read(), Err(PortError::Gone { .. })));
            assert!(matches!(read(), Err(PortError::Gone { .. })));
            assert!(matches!(line.write(&[1], Duration::from_secs(1)), Err(PortError::Gone { .. })));
            line.open(|| Ok(Scripted(vec![Ok(1)]))).unwrap();
            line.write(&[1], Duration::from_secs(1)).unwrap();
        }
    }
}
