//! What the voice is told, and how it is by what came of that. Its handle never waits, so this is done at once and in
//! passing, not behind a submission or a print; and a terminal without a voice lets it fall.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use devices::speech::{Ending, Handle, Listening, News, Rate, Reply, Volume};
use domain::{Language, VisitId};

use crate::app::Message;
use crate::effect::Effect;
use crate::page::ring::Plug;
use crate::standing::Speech;

/// A terminal that has just been started is left alone for so long; the first page comes first.
const FIRST_AFTER: Duration = Duration::from_secs(5);
/// A voice that was silent is tried again so often.
const AGAIN_AFTER: Duration = Duration::from_secs(60);

/// How the voice is: what its last utterance or trial came to. Whoever hears of one tells it, whoever judges asks it.
#[derive(Debug, Clone)]
pub struct Pulse {
    last: Arc<Mutex<Speech>>,
}

impl Pulse {
    /// As the start found it.
    #[must_use]
    pub fn new(found: Speech) -> Self {
        Self { last: Arc::new(Mutex::new(found)) }
    }

    /// How it is now.
    #[must_use]
    pub fn now(&self) -> Speech {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something was said to its end, or could not be.
    fn beat(&self, now: Speech) {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

/// When the voice is tried out: once after the start, for what is installed may still not speak, and again from time to
/// time while it is silent. It makes no sound, and waits where a visit listens.
#[derive(Debug)]
pub(super) struct Trials {
    due: Duration,
    tried: Tried,
}

/// Whether there was a trial yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    NotYet,
    Already,
}

impl Trials {
    /// `steady` is time that passes evenly, at the start.
    pub(super) fn new(steady: Duration) -> Self {
        Self { due: steady.saturating_add(FIRST_AFTER), tried: Tried::NotYet }
    }

    /// Whether it is time for a trial; if so the next is that much later.
    fn is_due(&mut self, now: Speech, steady: Duration) -> bool {
        let wanted = match (now, self.tried) {
            (Speech::Off, _) | (Speech::Ready, Tried::Already) => false,
            (Speech::Ready, Tried::NotYet) | (Speech::Silent, _) => true,
        };
        let is_due = wanted && steady >= self.due;
        if is_due {
            (self.due, self.tried) = (steady.saturating_add(AGAIN_AFTER), Tried::Already);
        }
        is_due
    }

    /// Tries the voice out in these languages if it is time for it; the pulse is told what came of it.
    pub(super) fn look(&mut self, handle: &Handle, pulse: &Pulse, languages: &[Language], steady: Duration) {
        if !self.is_due(pulse.now(), steady) {
            return;
        }
        let pulse = pulse.clone();
        let tried = move |result: Result<(), devices::speech::Fault>| {
            pulse.beat(result.map_or(Speech::Silent, |()| Speech::Ready));
        };
        handle.try_out(languages.to_vec(), Box::new(tried));
    }
}

/// The voice, and for whom it speaks.
#[derive(Clone)]
pub(super) struct Speaker {
    handle: Option<Handle>,
    tuned: Arc<Mutex<Tuned>>,
}

/// For whom the voice was begun, and how it is to speak. A voice that begins stands where it stands for everybody, so it
/// is told again what was set before the first word.
#[derive(Default)]
struct Tuned {
    visit: Option<VisitId>,
    rate: Rate,
    volume: Volume,
}

impl Speaker {
    pub(super) fn new(handle: Option<Handle>) -> Self {
        Self { handle, tuned: Arc::default() }
    }

    /// Does what is the voice's to do; gives back every other effect.
    pub(super) fn perform(&self, effect: Effect) -> Option<Effect> {
        let Some(handle) = &self.handle else {
            return match effect {
                Effect::Say(_) | Effect::Hush | Effect::Pause | Effect::GoOn => None,
                Effect::Tune { .. } | Effect::Headphones(_) => None,
                Effect::Submit { .. } | Effect::Print { .. } | Effect::LookUp { .. } => Some(effect),
                Effect::Aside { .. } | Effect::PrintSlip { .. } | Effect::PrintPages { .. } => Some(effect),
                Effect::PrintSheet { .. } | Effect::Documents { .. } | Effect::Gather(_) => Some(effect),
                Effect::CallStaff { .. } | Effect::CancelCall | Effect::CountFace { .. } => Some(effect),
                Effect::Technician(_) | Effect::Purge | Effect::Wipe { .. } => Some(effect),
            };
        };
        match effect {
            Effect::Say(utterance) => {
                let mut tuned = self.tuned();
                if tuned.visit != Some(utterance.visit) {
                    handle.begin(utterance.visit);
                    handle.set_rate(tuned.rate);
                    handle.set_volume(tuned.volume);
                    tuned.visit = Some(utterance.visit);
                }
                handle.speak(utterance);
            }
            Effect::Hush => handle.silence(),
            Effect::Pause => handle.pause(),
            Effect::GoOn => handle.go_on(),
            Effect::Tune { rate, volume } => {
                let mut tuned = self.tuned();
                (tuned.rate, tuned.volume) = (rate, volume);
                handle.set_rate(rate);
                handle.set_volume(volume);
            }
            Effect::Headphones(Plug::In) => handle.set_listening(Listening::Private),
            Effect::Headphones(Plug::Out) => handle.set_listening(Listening::Open),
            Effect::Wipe { visit, .. } => {
                *self.tuned() = Tuned::default();
                handle.end(visit);
                return Some(effect);
            }
            Effect::Aside { .. } | Effect::PrintSlip { .. } | Effect::PrintPages { .. } => return Some(effect),
            Effect::PrintSheet { .. } | Effect::Documents { .. } | Effect::Gather(_) => return Some(effect),
            Effect::Submit { .. } | Effect::Print { .. } | Effect::LookUp { .. } | Effect::Purge => {
                return Some(effect);
            }
            Effect::Technician(_) => return Some(effect),
            Effect::CallStaff { .. } | Effect::CancelCall | Effect::CountFace { .. } => return Some(effect),
        }
        None
    }

    fn tuned(&self) -> MutexGuard<'_, Tuned> {
        self.tuned.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the app when something has been said to its end, or cannot be, and the pulse which of the two; one that was cut
/// made way for another and says nothing of the voice.
#[must_use]
pub fn voice_reply(replies: Sender<Message>, pulse: Pulse) -> Reply {
    Box::new(move |told| {
        let speech = match told.news {
            News::Ended(Ending::Finished) => Speech::Ready,
            News::Ended(Ending::Failed(_)) => Speech::Silent,
            News::Ended(Ending::Cut) | News::Began | News::Paused => return,
        };
        pulse.beat(speech);
        // Nobody listens any more only when the program ends.
        let _ = replies.send(Message::Spoken { visit: told.visit, utterance: told.id });
    })
}

#[cfg(test)]
mod tests;
