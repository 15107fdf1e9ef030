//! The host's end of the line to a simulated printer. It knows no byte's meaning.

use std::sync::Arc;
use std::time::Duration;

use crate::port::{Port, PortError};

use super::Shared;
use super::trouble::Trouble;

/// The line to the machine.
pub struct SimulatedPort {
    shared: Arc<Shared>,
}

impl SimulatedPort {
    pub(super) fn new(shared: &Arc<Shared>) -> Self {
        Self { shared: Arc::clone(shared) }
    }

    /// Another end of the same line, for whoever reads and writes at once.
    pub(super) fn second(&self) -> Self {
        Self::new(&self.shared)
    }

    /// What was said to an earlier host is not for the next.
    pub(super) fn forget_answers(&mut self) -> Result<(), PortError> {
        let mut bytes = [0; 256];
        while self.read(&mut bytes, Duration::ZERO)? > 0 {}
        Ok(())
    }

    fn gone(&self) -> PortError {
        PortError::Gone { port: self.name() }
    }
}

impl Port for SimulatedPort {
    fn name(&self) -> String {
        String::from("simulated")
    }

    fn read(&mut self, into: &mut [u8], wait: Duration) -> Result<usize, PortError> {
        let mut machine = self.shared.machine();
        let until = machine.now() + wait;
        loop {
            if machine.has(Trouble::Unplugged) {
                return Err(self.gone());
            }
            let count = machine.hear(into);
            if count > 0 || machine.now() >= until {
                return Ok(count);
            }
            machine = self.shared.wait(machine, until);
        }
    }

    fn write(&mut self, bytes: &[u8], within: Duration) -> Result<(), PortError> {
        let mut machine = self.shared.machine();
        let until = machine.now() + within;
        let mut written = 0;
        loop {
            written += machine.take(bytes.get(written..).unwrap_or_default());
            self.shared.changed.notify_all();
            if machine.has(Trouble::Unplugged) {
                return Err(self.gone());
            }
            if written >= bytes.len() {
                return Ok(());
            }
            if machine.now() >= until {
                return Err(PortError::Stuck { port: self.name(), written, of: bytes.len() });
            }
            machine = self.shared.wait(machine, until);
        }
    }

    fn drop_output(&mut self) {
        self.shared.machine().drop_output();
    }

    fn reopen(&mut self) -> Result<(), PortError> {
        let mut machine = self.shared.machine();
        if machine.has(Trouble::Unplugged) {
            return Err(self.gone());
        }
        machine.reopened();
        Ok(())
    }

    fn data_set_ready(&mut self) -> Option<bool> {
        let machine = self.shared.machine();
        machine.has_ready_wire().then(|| machine.is_ready())
    }

    fn elapsed(&self) -> Duration {
        self.shared.machine().now()
    }
}
