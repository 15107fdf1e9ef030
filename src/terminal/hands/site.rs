//! What the hands do for the place and not for an application: call staff, take the call back, count a face.

use domain::feedback::{Face, Occasion};
use domain::staff::CallId;
use domain::{VisitId, chain};

use super::Worker;
use crate::app::Message;
use crate::effect::CallNumber;

/// The call that goes on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    visit: VisitId,
    /// As the visit counts its calls.
    number: CallNumber,
    /// As the gateway knows it.
    call: CallId,
    gateway: Gateway,
}

/// Whether the visit was told that the gateway has heard its call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gateway {
    NotYet,
    Heard,
}

impl Worker {
    /// Lights the light and has the gateway told; whichever is first to answer counts.
    pub(super) fn call_staff(&mut self, visit: VisitId, number: CallNumber) {
        self.cancel_call();
        let call = CallId::from_random(self.tools.sealing.fresh());
        self.call = Some(Made { visit, number, call, gateway: Gateway::NotYet });
        if let Some(signal) = &self.tools.signal {
            let replies = self.tools.replies.clone();
            signal.call(Box::new(move |lit| {
                if lit.is_ok() {
                    // Nobody listens any more only when the program ends.
                    let _ = replies.send(Message::StaffCalled { visit, call: number });
                }
            }));
        }
        let now = (self.tools.clock)();
        self.note("a call for staff could not be noted", move |store| store.call_staff(call, now));
        (self.tools.wake)();
    }

    /// Ends the call, if one goes on.
    pub(super) fn cancel_call(&mut self) {
        let Some(Made { call, .. }) = self.call.take() else { return };
        if let Some(signal) = &self.tools.signal {
            signal.cancel();
        }
        self.note("a call for staff could not be taken back", move |store| store.cancel_call(call));
        (self.tools.wake)();
    }

    /// Tells the visit, one time, that the gateway has heard its call.
    pub(super) fn tell_call(&mut self) {
        let Some(made @ Made { visit, number, call, gateway: Gateway::NotYet }) = self.call else { return };
        if let Ok(Ok(true)) = self.tools.store.call(move |store| store.was_call_told(call)) {
            self.call = Some(Made { gateway: Gateway::Heard, ..made });
            self.answer(Message::StaffCalled { visit, call: number });
        }
    }

    /// Counts a face under the day on the wall.
    pub(super) fn count_face(&self, occasion: Occasion, face: Face) {
        let day = (self.tools.clock)().to_zoned(self.tools.measures.zone.clone()).date();
        self.note("a face could not be counted", move |store| store.count_face(day, occasion, face));
    }

    fn note(
        &self,
        otherwise: &str,
        act: impl FnOnce(&mut store::Store) -> Result<(), store::StoreError> + Send + 'static,
    ) {
        match self.tools.store.call(act) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(error = %chain(&error), "{otherwise}"),
            Err(error) => tracing::error!(error = %error, "{otherwise}"),
        }
    }
}

#[cfg(test)]
mod tests;
