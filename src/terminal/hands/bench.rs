//! What the hands do for a technician: the PIN is tried, orders go to the bench, and what stands in the store is told. An
//! order from before the door is answered only where the door has been passed.

use domain::VisitId;
use domain::audit::Act;
use domain::technician::{Door, Pin};
use store::{Maintenance, Store, StoreError};
use wire::pin::Match;

use super::Worker;
use crate::app::Message;
use crate::bench::{Answer, Bench, Entry, Job, Order, View};

/// What a technician's pages need.
pub struct Backroom {
    /// The line that was made of the PIN.
    pub pin: String,
    /// What looks at the parts and tests them.
    pub bench: Box<dyn Bench>,
}

impl Worker {
    /// Carries out an order.
    pub(super) fn serve_technician(&mut self, job: Job) {
        let Job { visit, order } = job;
        if let Order::Try(pin) = order {
            let entry = self.try_pin(&pin);
            self.inside = (entry == Entry::Right).then_some(visit);
            return self.tell_technician(visit, Answer::Door(entry));
        }
        if self.inside != Some(visit) {
            return tracing::error!("an order came from a technician who is not there; it was refused");
        }
        match order {
            Order::Try(_) => {}
            Order::Look => self.show_technician(),
            Order::Test(test) => {
                if let Some(backroom) = &self.tools.backroom {
                    let tested = backroom.bench.test(test);
                    self.tell_technician(visit, Answer::Tested(tested));
                }
                self.show_technician();
            }
            Order::Judge(test, verdict) => {
                if let Some(backroom) = &self.tools.backroom {
                    backroom.bench.judge(test, verdict);
                }
                self.show_technician();
            }
            Order::SendNow => {
                // The worker's own round, so that nothing is sent twice at once; what it records is told.
                let now = (self.tools.clock)();
                self.keep("pull the queue forward", move |store| store.pull_forward(now));
                (self.tools.wake)();
                self.show_technician();
            }
            Order::Simulated(order) => {
                if let Some(controls) = &self.tools.simulated {
                    controls.obey(&order);
                }
                self.look();
                self.show_technician();
            }
            Order::Maintain(maintenance) => {
                let now = (self.tools.clock)();
                self.keep("set the maintenance", move |store| store.set_maintenance(maintenance, now));
                self.look();
                self.show_technician();
            }
            Order::Restart => self.note_act(Act::Restarted),
            Order::Leave => {
                self.note_act(Act::Left);
                self.inside = None;
            }
        }
    }

    /// Tells how everything is, to a technician who is there.
    pub(super) fn show_technician(&self) {
        let (Some(visit), Some(Backroom { bench, .. })) = (self.inside, &self.tools.backroom) else { return };
        let (tests, maintenance) = self
            .ask("read what came of tests", |store| Ok((store.diagnostics()?, store.maintenance()?)))
            .unwrap_or_else(|| (Vec::new(), Maintenance::Off));
        let simulated = self.tools.simulated.as_ref().map(|controls| controls.troubles());
        let view = View { parts: bench.look(), tests, queue: bench.queue(), log: bench.log(), maintenance, simulated };
        self.tell_technician(visit, Answer::View(Box::new(view)));
    }

    /// Counts the try, then makes it, then says what came of it: in this order, so that no plug gives a try for nothing.
    fn try_pin(&self, pin: &Pin) -> Entry {
        let Some(Backroom { pin: line, .. }) = &self.tools.backroom else { return Entry::Broken };
        let now = (self.tools.clock)();
        match self.ask("count a try at the PIN", move |store| store.try_pin(now)) {
            Some(Door::Open) => {}
            Some(shut @ (Door::Wait { .. } | Door::Locked)) => return Entry::Shut(shut),
            None => return Entry::Broken,
        }
        match wire::pin::check(pin, line) {
            Ok(Match::Same) => {
                let entered = self.ask("note that a technician entered", move |store| store.technician_entered(now));
                entered.map_or(Entry::Broken, |()| Entry::Right)
            }
            Ok(Match::Other) => {
                let refused = self.ask("note a wrong PIN", move |store| store.technician_refused(now));
                refused.map_or(Entry::Broken, Entry::Wrong)
            }
            Err(error) => {
                tracing::error!(error = %error, "the technician's PIN cannot be checked; set it with `guichetctl technician pin`");
                Entry::Broken
            }
        }
    }

    fn note_act(&self, act: Act) {
        let now = (self.tools.clock)();
        self.keep("note what a technician did", move |store| store.note_technician(act, now));
    }

    fn keep(&self, what: &str, act: impl FnOnce(&mut Store) -> Result<(), StoreError> + Send + 'static) {
        let _ = self.ask(what, act);
    }

    /// What the store says; a failure is logged.
    fn ask<T: Send + 'static>(
        &self,
        what: &str,
        act: impl FnOnce(&mut Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Option<T> {
        match self.tools.store.call(act) {
            Ok(Ok(value)) => Some(value),
            Ok(Err(error)) => {
                tracing::error!(error = %domain::chain(&error), "could not {what}");
                None
            }
            Err(error) => {
                tracing::error!(error = %error, "could not {what}");
                None
            }
        }
    }

    fn tell_technician(&self, visit: VisitId, answer: Answer) {
        self.answer(Message::Bench { visit, answer });
    }
}

#[cfg(test)]
mod tests;
