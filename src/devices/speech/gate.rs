//! What everybody may change while something is said: the visit, the next utterance, pause, rate, volume, who hears.
//! The speaking thread asks here before every block and is woken here, so that a key silences it at once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::VisitId;

use super::handle::Trial;
use super::{Listening, Rate, Utterance, Volume};

/// Shared by the handles and the speaking thread.
#[derive(Default)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

/// What the gate holds.
#[derive(Default)]
pub(super) struct State {
    pub(super) visit: Option<VisitId>,
    pub(super) listening: Listening,
    pub(super) rate: Rate,
    pub(super) volume: Volume,
    /// Raised by everything that ends what is being said.
    turn: u64,
    next: Option<Utterance>,
    trial: Option<Trial>,
    is_paused: bool,
    is_over: bool,
}

/// One utterance on its way to be heard.
pub(super) struct Turn {
    pub(super) number: u64,
    pub(super) utterance: Utterance,
    pub(super) listening: Listening,
    pub(super) rate: Rate,
}

/// What there is to do.
pub(super) enum Task {
    /// Something is to be heard.
    Say(Turn),
    /// Whether something could be heard is to be found out, under this number.
    Try(u64, Trial),
}

/// What the one who speaks has to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Order {
    /// Go on, so loud.
    GoOn(Volume),
    /// Be silent and wait.
    Pause,
    /// Be silent; it is over.
    Stop,
}

impl State {
    /// Ends what is being said and drops what waits.
    pub(super) fn cut(&mut self) {
        self.turn += 1;
        self.next = None;
        self.is_paused = false;
    }

    /// Takes an utterance in the place of all others.
    pub(super) fn take(&mut self, utterance: Utterance) {
        self.cut();
        self.next = Some(utterance);
    }

    /// Has it tried out whether something could be heard; not while anybody listens.
    pub(super) fn try_out(&mut self, trial: Trial) {
        if self.visit.is_none() {
            self.cut();
            self.trial = Some(trial);
        }
    }

    /// Silent, and everything of a visit forgotten.
    pub(super) fn forget(&mut self) {
        let (turn, listening, is_over) = (self.turn + 1, self.listening, self.is_over);
        *self = Self { turn, listening, is_over, ..Self::default() };
    }

    /// Holds or goes on; without anything to hold, nothing changes.
    pub(super) fn hold(&mut self, is_paused: bool) {
        self.is_paused = is_paused;
    }

    /// No one can ask for anything any more.
    pub(super) fn close(&mut self) {
        self.forget();
        self.is_over = true;
    }

    fn order(&self, number: u64) -> Order {
        match (self.turn == number, self.is_paused) {
            (false, _) => Order::Stop,
            (true, true) => Order::Pause,
            (true, false) => Order::GoOn(self.volume),
        }
    }
}

impl Gate {
    /// Changes something and wakes the one who speaks.
    pub(super) fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.changed.notify_all();
    }

    /// Waits for the next utterance or trial; `None` once no one can ask for one.
    pub(super) fn next(&self) -> Option<Task> {
        let mut state = self.state();
        loop {
            if state.is_over {
                return None;
            }
            if let Some(utterance) = state.next.take() {
                let (number, listening, rate) = (state.turn, state.listening, state.rate);
                return Some(Task::Say(Turn { number, utterance, listening, rate }));
            }
            if let Some(trial) = state.trial.take() {
                return Some(Task::Try(state.turn, trial));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// What to do now.
    pub(super) fn order(&self, number: u64) -> Order {
        self.state().order(number)
    }

    /// Waits so long, or until something else has to be done.
    pub(super) fn wait(&self, number: u64, time: Duration) {
        let going = |state: &mut State| matches!(state.order(number), Order::GoOn(_));
        drop(self.changed.wait_timeout_while(self.state(), time, going).unwrap_or_else(PoisonError::into_inner));
    }

    /// Waits while it is held.
    pub(super) fn wait_while_paused(&self, number: u64) {
        let held = |state: &mut State| state.order(number) == Order::Pause;
        drop(self.changed.wait_while(self.state(), held).unwrap_or_else(PoisonError::into_inner));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Whoever failed while holding it must not silence the terminal for good.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
