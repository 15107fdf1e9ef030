//! Speech on its own thread. Everyone else holds this; nobody waits for a sentence. One queue: whatever is new drops
//! what is being said and what waits, and two voices never sound together.

use std::sync::Arc;
use std::{io, thread};

use domain::{Language, VisitId};

use super::gate::{Gate, Task};
use super::perform::{Stop, perform};
use super::{Calibration, Fault, Listening, Rate, Sink, Utterance, UtteranceId, Voice, Volume, trial};

/// Called on the speaking thread with every news.
pub type Reply = Box<dyn FnMut(Told) + Send>;

/// Called on the speaking thread with what came of a trial; dropped uncalled if somebody began to listen meanwhile.
pub type Tried = Box<dyn FnOnce(Result<(), Fault>) + Send>;

/// A trial that waits for the speaking thread.
pub(super) struct Trial {
    pub(super) languages: Vec<Language>,
    pub(super) tried: Tried,
}

/// News of an utterance. Speech that sounds counts as activity; speech that is held does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Whose visit it was.
    pub visit: VisitId,
    /// Which of that visit's utterances.
    pub id: UtteranceId,
    /// The item it belongs to.
    pub item: String,
    /// What happened.
    pub news: News,
}

/// What happened to an utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It begins, or goes on after it was held.
    Began,
    /// It is held.
    Paused,
    /// It is over.
    Ended(Ending),
}

/// How an utterance ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// All of it was said.
    Finished,
    /// Something else came, or somebody wanted silence.
    Cut,
    /// It could not be said.
    Failed(Fault),
}

/// A way to speak; the thread ends when the last one is dropped.
#[derive(Clone)]
pub struct Handle {
    keeper: Arc<Keeper>,
}

struct Keeper {
    gate: Arc<Gate>,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.gate.change(|state| state.close());
    }
}

impl Handle {
    /// Gives a voice and a loudspeaker their thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn new(
        voice: impl Voice + 'static,
        sink: impl Sink + 'static,
        calibration: Calibration,
        told: Reply,
    ) -> io::Result<Self> {
        let gate = Arc::new(Gate::default());
        let shared = Arc::clone(&gate);
        thread::Builder::new()
            .name(String::from("speech"))
            .spawn(move || work(Box::new(voice), Box::new(sink), calibration, &shared, told))?;
        Ok(Self { keeper: Arc::new(Keeper { gate }) })
    }

    /// A visit begins: rate and volume stand where they stand for everybody. Nothing is said without a visit.
    pub fn begin(&self, visit: VisitId) {
        self.keeper.gate.change(|state| {
            state.forget();
            state.visit = Some(visit);
        });
    }

    /// A visit is over: silence, and nothing of it can be said again.
    pub fn end(&self, visit: VisitId) {
        self.keeper.gate.change(|state| {
            if state.visit == Some(visit) {
                state.forget();
            }
        });
    }

    /// Says something now, in the place of all that is being said or waits; in its own visit or never.
    pub fn speak(&self, utterance: Utterance) {
        self.keeper.gate.change(|state| {
            if state.visit == Some(utterance.visit) {
                state.take(utterance);
            }
        });
    }

    /// Silence; a key was pressed or the screen was touched (EN 301 549, 5.1.3.5).
    pub fn silence(&self) {
        self.keeper.gate.change(|state| state.cut());
    }

    /// Holds what is being said.
    pub fn pause(&self) {
        self.keeper.gate.change(|state| state.hold(true));
    }

    /// Goes on a little before the place where it was held.
    pub fn go_on(&self) {
        self.keeper.gate.change(|state| state.hold(false));
    }

    /// From now on so loud; what is being said follows within a fifth of a second.
    pub fn set_volume(&self, volume: Volume) {
        self.keeper.gate.change(|state| state.volume = volume);
    }

    /// The next utterance is so fast.
    pub fn set_rate(&self, rate: Rate) {
        self.keeper.gate.change(|state| state.rate = rate);
    }

    /// Finds out whether each of these languages could be heard, without a sound: what the synthesiser makes is played at
    /// no volume at all. While a visit listens nothing is tried, and an utterance ends a trial.
    pub fn try_out(&self, languages: Vec<Language>, tried: Tried) {
        self.keeper.gate.change(|state| state.try_out(Trial { languages, tried }));
    }

    /// A headset was plugged in or pulled: silence, for what is being said was meant for other ears.
    pub fn set_listening(&self, listening: Listening) {
        self.keeper.gate.change(|state| {
            if state.listening != listening {
                state.listening = listening;
                state.cut();
            }
        });
    }
}

fn work(mut voice: Box<dyn Voice>, mut sink: Box<dyn Sink>, calibration: Calibration, gate: &Gate, mut told: Reply) {
    let mut last_fault = None;
    while let Some(task) = gate.next() {
        let turn = match task {
            Task::Say(turn) => turn,
            Task::Try(number, Trial { languages, tried }) => {
                let turn = trial::turn(number, &languages);
                match perform(voice.as_mut(), sink.as_mut(), Calibration::MUTE, gate, &turn, &mut |_| {}) {
                    Ok(()) => {
                        last_fault = None;
                        tried(Ok(()));
                    }
                    Err(Stop::Cut) => {}
                    Err(Stop::Fault(fault)) => {
                        note(&fault, &mut last_fault);
                        tried(Err(fault));
                    }
                }
                continue;
            }
        };
        let (visit, id, item) = (turn.utterance.visit, turn.utterance.id, turn.utterance.item.clone());
        let mut tell = |news| told(Told { visit, id, item: item.clone(), news });
        tell(News::Began);
        let ending = match perform(voice.as_mut(), sink.as_mut(), calibration, gate, &turn, &mut tell) {
            Ok(()) => Ending::Finished,
            Err(Stop::Cut) => Ending::Cut,
            Err(Stop::Fault(fault)) => {
                note(&fault, &mut last_fault);
                Ending::Failed(fault)
            }
        };
        if ending == Ending::Finished {
            last_fault = None;
        }
        // What was said is wiped before anybody hears that it is over.
        drop(turn);
        tell(News::Ended(ending));
    }
}

/// A terminal without a loudspeaker says so once and not at every sentence.
fn note(fault: &Fault, last: &mut Option<Fault>) {
    if last.as_ref() != Some(fault) {
        tracing::error!(error = %fault, "the terminal cannot speak: {fault}; {}", fault.remedy());
        *last = Some(fault.clone());
    }
}
