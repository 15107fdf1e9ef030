//! What the voice is told. Its handle never waits, so this is done at once and in passing, not behind a submission or a
//! print; and a terminal without a voice lets it fall.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use devices::speech::{Ending, Handle, Listening, News, Reply};
use domain::VisitId;

use crate::app::Message;
use crate::effect::Effect;
use crate::page::ring::Plug;

/// The voice, and for whom it speaks.
#[derive(Clone)]
pub(super) struct Speaker {
    handle: Option<Handle>,
    visit: Arc<Mutex<Option<VisitId>>>,
}

impl Speaker {
    pub(super) fn new(handle: Option<Handle>) -> Self {
        Self { handle, visit: Arc::default() }
    }

    /// Does what is the voice's to do; gives back every other effect.
    pub(super) fn perform(&self, effect: Effect) -> Option<Effect> {
        let Some(handle) = &self.handle else {
            return match effect {
                Effect::Say(_) | Effect::Hush | Effect::Pause | Effect::GoOn => None,
                Effect::Tune { .. } | Effect::Headphones(_) => None,
                Effect::Submit { .. } | Effect::Print { .. } | Effect::LookUp { .. } => Some(effect),
                Effect::Aside { .. } | Effect::PrintSlip { .. } => Some(effect),
                Effect::CallStaff { .. } | Effect::CancelCall | Effect::CountFace { .. } => Some(effect),
                Effect::Technician(_) | Effect::Purge | Effect::Wipe { .. } => Some(effect),
            };
        };
        match effect {
            Effect::Say(utterance) => {
                let mut visit = self.visit.lock().unwrap_or_else(PoisonError::into_inner);
                if *visit != Some(utterance.visit) {
                    handle.begin(utterance.visit);
                    *visit = Some(utterance.visit);
                }
                handle.speak(utterance);
            }
            Effect::Hush => handle.silence(),
            Effect::Pause => handle.pause(),
            Effect::GoOn => handle.go_on(),
            Effect::Tune { rate, volume } => {
                handle.set_rate(rate);
                handle.set_volume(volume);
            }
            Effect::Headphones(Plug::In) => handle.set_listening(Listening::Private),
            Effect::Headphones(Plug::Out) => handle.set_listening(Listening::Open),
            Effect::Wipe { visit, .. } => {
                handle.end(visit);
                return Some(effect);
            }
            Effect::Aside { .. } | Effect::PrintSlip { .. } => return Some(effect),
            Effect::Submit { .. } | Effect::Print { .. } | Effect::LookUp { .. } | Effect::Purge => {
                return Some(effect);
            }
            Effect::Technician(_) => return Some(effect),
            Effect::CallStaff { .. } | Effect::CancelCall | Effect::CountFace { .. } => return Some(effect),
        }
        None
    }
}

/// Tells the app when something has been said to its end, or cannot be; one that was cut made way for another.
#[must_use]
pub fn spoken(replies: Sender<Message>) -> Reply {
    Box::new(move |told| match told.news {
        News::Ended(Ending::Finished | Ending::Failed(_)) => {
            // Nobody listens any more only when the program ends.
            let _ = replies.send(Message::Spoken { visit: told.visit });
        }
        News::Ended(Ending::Cut) | News::Began | News::Paused => {}
    })
}
