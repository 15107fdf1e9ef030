//! A serial line. The system's own flow control stays off, because it would hold back status requests too; whoever
//! writes listens for XON and XOFF.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use serialport::{ClearBuffer, FlowControl, SerialPort, SerialPortType};

use super::stream::{Reopening, Stream};
use super::{Port, PortError};

/// An open serial port, or one that was open and is to be opened again.
pub struct SerialLine {
    baud: u32,
    line: Reopening<Box<dyn SerialPort>>,
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
    pub fn unplugged(path: &str, baud: u32) -> Self {
        Self { baud, line: Reopening::new(path.to_owned()) }
    }
}

impl Stream for Box<dyn SerialPort> {
    fn try_read(&mut self, into: &mut [u8], wait: Duration) -> io::Result<usize> {
        self.set_timeout(wait)?;
        self.read(into)
    }

    fn try_write(&mut self, bytes: &[u8], within: Duration) -> io::Result<usize> {
        self.set_timeout(within)?;
        self.write(bytes)
    }

    fn is_pause(kind: io::ErrorKind) -> bool {
        matches!(kind, io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted)
    }
}

impl Port for SerialLine {
    fn name(&self) -> String {
        self.line.name()
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        self.line.read(into, wait)
    }

    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        self.line.write(bytes, within)
    }

    fn drop_output(&mut self) {
        if let Some(port) = self.line.stream() {
            // A line that cannot drop its output is one that has lost it already.
            let _ = port.clear(ClearBuffer::Output);
        }
    }

    /// A pseudo-terminal and some converters have no such wire; the system says so.
    fn data_set_ready(&mut self) -> Option<bool> {
        self.line.stream().and_then(|port| port.read_data_set_ready().ok())
    }

    fn reopen(&mut self) -> Result<(), PortError> {
        let wanted = serialport::new(self.line.name(), self.baud)
            .flow_control(FlowControl::None)
            .timeout(Duration::from_millis(100));
        self.line.open(|| Ok(wanted.open()?))
    }

    fn elapsed(&self) -> Duration {
        self.line.elapsed()
    }
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
