//! A printer on the network, port 9100 by custom: the same bytes as on a serial line.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::stream::{Reopening, Stream};
use super::{Port, PortError};

const CONNECT_WAIT: Duration = Duration::from_secs(3);
/// A limit of zero would mean none.
const LIMIT_LEAST: Duration = Duration::from_millis(1);

/// A connection, or one that was open and is to be opened again.
pub struct TcpLine {
    address: SocketAddr,
    line: Reopening<TcpStream>,
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
    pub fn unplugged(address: SocketAddr) -> Self {
        Self { address, line: Reopening::new(address.to_string()) }
    }
}

impl Stream for TcpStream {
    fn try_read(&mut self, into: &mut [u8], wait: Duration) -> io::Result<usize> {
        self.set_read_timeout(Some(wait.max(LIMIT_LEAST)))?;
        self.read(into)
    }

    fn try_write(&mut self, bytes: &[u8], within: Duration) -> io::Result<usize> {
        self.set_write_timeout(Some(within.max(LIMIT_LEAST)))?;
        self.write(bytes)
    }

    /// A limit that is reached is told as *would block*. *Timed out* is the connection itself: nobody acknowledged for
    /// minutes, and nobody will.
    fn is_pause(kind: io::ErrorKind) -> bool {
        matches!(kind, io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
    }
}

impl Port for TcpLine {
    fn name(&self) -> String {
        self.line.name()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        self.line.read(into, wait)
    }

    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        self.line.write(bytes, within)
    }

    /// What a connection has taken cannot be taken back.
    fn drop_output(&mut self) {}

    fn reopen(&mut self) -> Result<(), PortError> {
        let address = self.address;
        self.line.open(|| {
            let stream = TcpStream::connect_timeout(&address, CONNECT_WAIT)?;
            // Status requests are single bytes that must not wait for company; without it they are only slower.
            let _ = stream.set_nodelay(true);
            Ok(stream)
        })
    }

    fn elapsed(&self) -> Duration {
        self.line.elapsed()
    }
}
