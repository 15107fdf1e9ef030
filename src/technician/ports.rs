//! `ports`: the serial ports of this machine, so that a technician can name the printer's in the settings.

use std::fmt;

use serde::Serialize;

use crate::{FORMAT, Report};

/// The serial ports, stable names first.
#[derive(Debug, Clone, Serialize)]
pub struct Ports {
    format: u32,
    /// As they were found; perhaps none.
    pub ports: Vec<Port>,
}

/// A serial port.
#[derive(Debug, Clone, Serialize)]
pub struct Port {
    /// What stands in the settings as `port`.
    pub name: String,
    /// What is known of the device behind it.
    pub about: String,
}

/// Lists the serial ports.
#[must_use]
pub fn ports() -> Ports {
    let ports = devices::ports().into_iter().map(|(name, about)| Port { name, about }).collect();
    Ports { format: FORMAT, ports }
}

impl Report for Ports {
    fn is_well(&self) -> bool {
        true
    }
}

impl fmt::Display for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ports.is_empty() {
            return f.write_str("no serial port found; plug the printer in and look again");
        }
        let lines: Vec<String> = self.ports.iter().map(|port| format!("{}  {}", port.name, port.about)).collect();
        f.write_str(&lines.join("\n"))
    }
}
