//! An imagined light: a line that understands the same bytes as the real one, and the hands that unplug it and look
//! whether it shines.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{Signal, Switch};
use crate::port::{Port, PortError};

const NAME: &str = "imagined light";

/// Whether it shines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shine {
    /// It does.
    Lit,
    /// It does not.
    Dark,
}

#[derive(Debug)]
struct State {
    shine: Shine,
    /// How often it began to shine.
    begun: u32,
    cable: Cable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cable {
    In,
    Out,
    /// In again, but the line that was open is gone.
    Renewed,
}

/// The world around the light.
#[derive(Debug, Clone)]
pub struct Controls {
    shared: Arc<(Mutex<State>, Condvar)>,
}

struct Line {
    shared: Arc<(Mutex<State>, Condvar)>,
    switch: Switch,
}

/// A light and its controls.
#[must_use]
pub fn light(switch: Switch) -> (Signal, Controls) {
    let state = State { shine: Shine::Dark, begun: 0, cable: Cable::In };
    let shared = Arc::new((Mutex::new(state), Condvar::new()));
    let line = Line { shared: Arc::clone(&shared), switch: switch.clone() };
    (Signal::new(line, switch), Controls { shared })
}

fn lock(shared: &(Mutex<State>, Condvar)) -> MutexGuard<'_, State> {
    shared.0.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Controls {
    /// Whether it shines now.
    #[must_use]
    pub fn shine(&self) -> Shine {
        lock(&self.shared).shine
    }

    /// How often it began to shine.
    #[must_use]
    pub fn begun(&self) -> u32 {
        lock(&self.shared).begun
    }

    /// Pulls the cable; the light goes out.
    pub fn unplug(&self) {
        let mut state = lock(&self.shared);
        (state.cable, state.shine) = (Cable::Out, Shine::Dark);
        self.shared.1.notify_all();
    }

    /// Puts the cable back.
    pub fn plug_in(&self) {
        lock(&self.shared).cable = Cable::Renewed;
    }

    /// Waits until it shines, or does not, and says whether that came within the time.
    #[must_use]
    pub fn await_shine(&self, wanted: Shine, within: Duration) -> bool {
        let waited = self.shared.1.wait_timeout_while(lock(&self.shared), within, |state| state.shine != wanted);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.shine == wanted
    }
}

impl Port for Line {
    fn name(&self) -> String {
        NAME.to_owned()
    }

    fn read(&mut self, _into: &mut [u8], _wait: Duration) -> Result<usize, PortError> {
        Ok(0)
    }

    fn write(&mut self, bytes: &[u8], _within: Duration) -> Result<(), PortError> {
        let mut state = lock(&self.shared);
        match state.cable {
            Cable::Out | Cable::Renewed => return Err(PortError::Gone { port: NAME.to_owned() }),
            Cable::In => {}
        }
        if bytes == self.switch.on {
            state.shine = Shine::Lit;
            state.begun = state.begun.saturating_add(1);
        } else if bytes == self.switch.off {
            state.shine = Shine::Dark;
        }
        self.shared.1.notify_all();
        Ok(())
    }

    fn drop_output(&mut self) {}

    fn reopen(&mut self) -> Result<(), PortError> {
        let mut state = lock(&self.shared);
        match state.cable {
            Cable::Out => Err(PortError::Gone { port: NAME.to_owned() }),
            Cable::In | Cable::Renewed => {
                state.cable = Cable::In;
                Ok(())
            }
        }
    }

    fn elapsed(&self) -> Duration {
        // No byte of an imagined line takes time.
        Duration::ZERO
    }
}
