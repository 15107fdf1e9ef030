//! A serial line. The system's own flow control stays off, because it would hold back status requests too; whoever
//! writes listens for XON and XOFF.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serialport::{ClearBuffer, FlowControl, SerialPort, SerialPortType};

use super::{Port, PortError};

/// An open serial port, or one that was open and is to be opened again.
pub struct SerialLine {
    path: String,
    baud: u32,
    port: Option<Box<dyn SerialPort>>,
    since: Instant,
}

impl SerialLine {
    /// Opens `path` for this program alone, 8 data bits, no parity.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn open(path: &str, baud: u32) -> Result<Self, PortError> {
        let mut line = Self::unplugged(path, baud);
        line.reopen()?;
        Ok(line)
    }

    /// A line that is not there yet; it opens when it is used and the device has come.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "a real line measures real time; nothing above it asks a clock")]
    pub fn unplugged(path: &str, baud: u32) -> Self {
        Self { path: path.to_owned(), baud, port: None, since: Instant::now() }
    }

    fn gone(&mut self) -> PortError {
        self.port = None;
        PortError::Gone { port: self.path.clone() }
    }
}

impl Port for SerialLine {
    fn name(&self) -> String {
        self.path.clone()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        let Some(port) = &mut self.port else {
            return Err(self.gone());
        };
        if port.set_timeout(wait).is_err() {
            return Err(self.gone());
        }
        match port.read(into) {
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
                return Err(PortError::Stuck { port: self.path.clone(), written, of: bytes.len() });
            }
            let Some(port) = &mut self.port else {
                return Err(self.gone());
            };
            if port.set_timeout(left).is_err() {
                return Err(self.gone());
            }
            match port.write(rest) {
                Ok(count) => written += count,
                Err(error) if is_pause(&error) => {}
                Err(_) => return Err(self.gone()),
            }
        }
        Ok(())
    }

    fn drop_output(&mut self) {
        if let Some(port) = &self.port {
            // A line that cannot drop its output is one that has lost it already.
            let _ = port.clear(ClearBuffer::Output);
        }
    }

    /// A pseudo-terminal and some converters have no such wire; the system says so.
    fn data_set_ready(&mut self) -> Option<bool> {
        self.port.as_mut().and_then(|port| port.read_data_set_ready().ok())
    }

    fn reopen(&mut self) -> Result<(), PortError> {
        self.port = None;
        let port = serialport::new(self.path.as_str(), self.baud)
            .flow_control(FlowControl::None)
            .timeout(Duration::from_millis(100))
            .open()
            .map_err(|cause| PortError::Open { port: self.path.clone(), cause: cause.into() })?;
        self.port = Some(port);
        Ok(())
    }

    fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }
}

fn is_pause(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
}

/// Every serial port; the names by device id come first, because they survive another order of plugging in.
pub(super) fn ports() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    if let Ok(links) = fs::read_dir("/dev/serial/by-id") {
        for link in links.flatten() {
            let target = fs::canonicalize(link.path()).unwrap_or_default();
            found.push((link.path().display().to_string(), format!("USB, now {}", target.display())));
        }
    }
    // The crate takes for granted on Linux that this folder exists, and a container may lack it.
    if cfg!(not(target_os = "linux")) || Path::new("/sys/class/tty").is_dir() {
        for port in serialport::available_ports().unwrap_or_default() {
            let kind = match port.port_type {
                SerialPortType::UsbPort(usb) => usb.product.map_or(String::from("USB"), |name| format!("USB, {name}")),
                SerialPortType::PciPort => String::from("built in"),
                SerialPortType::BluetoothPort => String::from("Bluetooth"),
                SerialPortType::Unknown => String::from("serial"),
            };
            found.push((port.port_name, kind));
        }
    }
    found.sort_by_key(|(name, _)| (!name.contains("by-id"), name.clone()));
    found
}
