//! A printer on the network, port 9100 by custom: the same bytes as on a serial line.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use super::{Port, PortError};

const CONNECT_WAIT: Duration = Duration::from_secs(3);

/// A connection, or one that was open and is to be opened again.
pub struct TcpLine {
    address: SocketAddr,
    stream: Option<TcpStream>,
    since: Instant,
}

impl TcpLine {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens there.
    pub fn open(address: SocketAddr) -> Result<Self, PortError> {
        let mut line = Self::unplugged(address);
        line.reopen()?;
        Ok(line)
    }

    /// A connection that is not there yet; it is made when it is used and somebody listens.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "a real line measures real time; nothing above it asks a clock")]
    pub fn unplugged(address: SocketAddr) -> Self {
        Self { address, stream: None, since: Instant::now() }
    }

    fn gone(&mut self) -> PortError {
        self.stream = None;
        PortError::Gone { port: self.name() }
    }
}

impl Port for TcpLine {
    fn name(&self) -> String {
        self.address.to_string()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        let Some(stream) = &mut self.stream else {
            return Err(self.gone());
        };
        // A timeout of zero would mean for ever.
        if stream.set_read_timeout(Some(wait.max(Duration::from_millis(1)))).is_err() {
            return Err(self.gone());
        }
        match stream.read(into) {
            Ok(0) => Err(self.gone()),
            Ok(count) => Ok(count),
            Err(error) if is_pause(&error) => Ok(0),
            Err(_) => Err(self.gone()),
        }
    }

    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        let deadline = self.elapsed() + within;
        let mut written = 0;
        while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
            let left = deadline.saturating_sub(self.elapsed());
            if left.is_zero() {
                return Err(PortError::Stuck { port: self.name(), written, of: bytes.len() });
            }
            let Some(stream) = &mut self.stream else {
                return Err(self.gone());
            };
            if stream.set_write_timeout(Some(left)).is_err() {
                return Err(self.gone());
            }
            match stream.write(rest) {
                Ok(count) => written += count,
                Err(error) if is_pause(&error) => {}
                Err(_) => return Err(self.gone()),
            }
        }
        Ok(())
    }

    /// What a connection has taken cannot be taken back.
    fn drop_output(&mut self) {}

    fn reopen(&mut self) -> Result<(), PortError> {
        self.stream = None;
        let stream = TcpStream::connect_timeout(&self.address, CONNECT_WAIT)
            .map_err(|cause| PortError::Open { port: self.name(), cause })?;
        // Status requests are single bytes that must not wait for company; without it they are only slower.
        let _ = stream.set_nodelay(true);
        self.stream = Some(stream);
        Ok(())
    }

    fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }
}

fn is_pause(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}
