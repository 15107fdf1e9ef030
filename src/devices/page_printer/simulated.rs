//! A page printer that is only imagined, and its controls: what was handed to it, and what is wrong with it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::{Fault, Queue};

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// There is no such queue.
    Missing,
    /// The queue is there, but refuses pages.
    Refusing,
    /// It never answers.
    Silent,
}

#[derive(Default)]
struct State {
    trouble: Trouble,
    taken: Vec<Zeroizing<Vec<u8>>>,
}

/// The imagined queue.
pub struct Simulated {
    name: String,
    state: Arc<Mutex<State>>,
}

/// The world around it.
#[derive(Clone)]
pub struct Controls {
    state: Arc<Mutex<State>>,
}

/// A queue of that name and its controls.
#[must_use]
pub fn queue(name: &str) -> (Simulated, Controls) {
    let state = Arc::new(Mutex::new(State::default()));
    (Simulated { name: name.to_owned(), state: Arc::clone(&state) }, Controls { state })
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Controls {
    /// Something goes wrong with it, or is mended.
    pub fn suffer(&self, trouble: Trouble) {
        lock(&self.state).trouble = trouble;
    }

    /// All that was handed over, oldest first.
    #[must_use]
    pub fn taken(&self) -> Vec<Zeroizing<Vec<u8>>> {
        lock(&self.state).taken.clone()
    }
}

impl Simulated {
    fn fault(&self, program: &'static str) -> Result<(), Fault> {
        let queue = || self.name.clone();
        match lock(&self.state).trouble {
            Trouble::None => Ok(()),
            Trouble::Missing => Err(Fault::NoQueue { queue: queue() }),
            Trouble::Refusing => Err(Fault::Refused { queue: queue(), code: 1 }),
            // No time passes where nothing is real.
            Trouble::Silent => Err(Fault::Silent { program, waited_secs: 0 }),
        }
    }
}

impl Queue for Simulated {
    fn name(&self) -> &str {
        &self.name
    }

    fn check(&mut self) -> Result<(), Fault> {
        self.fault("lpstat")
    }

    fn take(&mut self, pdf: &Zeroizing<Vec<u8>>) -> Result<(), Fault> {
        self.fault("lp")?;
        lock(&self.state).taken.push(pdf.clone());
        Ok(())
    }
}
