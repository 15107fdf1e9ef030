//! The line to a device: bytes out, bytes in, and how long it took. Serial, TCP and simulated lines look the same from
//! above; it knows nothing of what the bytes mean.

use std::io;
use std::time::Duration;

mod serial;
mod stream;
mod tcp;

pub use serial::SerialLine;
pub use tcp::TcpLine;

/// Why a line does not carry bytes.
#[derive(Debug, thiserror::Error)]
pub enum PortError {
    /// It could not be opened.
    #[error("{port} could not be opened")]
    Open {
        /// Which.
        port: String,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The other side is gone: unplugged, switched off, hung up.
    #[error("{port} is gone")]
    Gone {
        /// Which.
        port: String,
    },
    /// Bytes were not taken in time.
    #[error("{port} took {written} of {of} bytes and no more")]
    Stuck {
        /// Which.
        port: String,
        /// Bytes taken.
        written: usize,
        /// Bytes offered.
        of: usize,
    },
}

/// A line to a device. It blocks, but never longer than it is told to.
pub trait Port: Send {
    /// What a technician calls it: `/dev/ttyUSB0`, `10.0.0.7:9100`.
    fn name(&self) -> String;

    /// Reads what has come, waiting up to `wait` for the first byte; 0 when none came.
    ///
    /// # Errors
    /// When the other side is gone.
    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError>;

    /// Writes all bytes, or says how many were taken `within` that time.
    ///
    /// # Errors
    /// When the other side is gone or does not take them.
    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError>;

    /// Throws away what was written and has not left yet.
    fn drop_output(&mut self);

    /// Whether the device says on a wire of its own (DSR) that it takes data; `None` where there is no such wire.
    fn data_set_ready(&mut self) -> Option<bool> {
        None
    }

    /// Opens the line again after it was gone.
    ///
    /// # Errors
    /// When it is still gone.
    fn reopen(&mut self) -> Result<(), PortError>;

    /// Time since some fixed moment; it never goes backwards. A simulated line has its own.
    fn elapsed(&self) -> Duration;
}

impl Port for Box<dyn Port> {
    fn name(&self) -> String {
        (**self).name()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        (**self).read(into, wait)
    }

    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        (**self).write(bytes, within)
    }

    fn drop_output(&mut self) {
        (**self).drop_output();
    }

    fn data_set_ready(&mut self) -> Option<bool> {
        (**self).data_set_ready()
    }

    fn reopen(&mut self) -> Result<(), PortError> {
        (**self).reopen()
    }

    fn elapsed(&self) -> Duration {
        (**self).elapsed()
    }
}

/// The serial ports of this machine, stable names (`/dev/serial/by-id/..`) first, each with what is known about it.
#[must_use]
pub fn ports() -> Vec<(String, String)> {
    serial::ports()
}

#[cfg(test)]
mod tests;
