//! A voice and a loudspeaker that are not there: the voice hums as long as the text would take, the loudspeaker takes
//! the sound, and the controls beside them say what was said and let it end. For a terminal that people stand at, the
//! controls keep no text.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::{
    Chunk, Drain, Fault, Player, Rate, Room, Run, SAMPLE_RATE, Sink, Source, Tongue, Voice, lasting, samples_in,
};

/// How time goes for a simulated loudspeaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// An utterance sounds until the controls let it end.
    Told,
    /// As on the wall.
    Real,
}

/// Whether the controls keep what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// For tests and rehearsals, whose citizens are made up.
    Text,
    /// For everybody else.
    Nothing,
}

/// What was said in one utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Its parts.
    pub parts: Vec<String>,
    /// The voices it took, in order.
    pub tongues: Vec<Tongue>,
    /// How fast.
    pub rate: Rate,
}

/// A character takes 60 ms at the usual rate, about what a person takes.
const CHARACTER: Duration = Duration::from_millis(60);
/// The hum: a low A.
const HUM_HZ: u32 = 220;
/// Half of full scale.
const HUM_LEVEL: i16 = 16_000;
/// How soon a loudspeaker that waits for its controls is asked again.
const ASK_AGAIN: Duration = Duration::from_millis(1);
/// How far the one at real pace is fed ahead, as a real one.
const AHEAD: Duration = Duration::from_millis(180);

/// A simulated voice, a loudspeaker, and the controls of both.
#[must_use]
pub fn voice(pace: Pace, keep: Keep) -> (Hum, Loudspeaker, Controls) {
    let controls = Controls { shared: Arc::default() };
    let voice = Hum { controls: controls.clone(), keep };
    (voice, Loudspeaker { controls: controls.clone(), pace }, controls)
}

#[derive(Default)]
struct Shared {
    said: Vec<Said>,
    /// Utterances that may still end, because the controls let them.
    may_end: usize,
    sounding: usize,
    most_at_once: usize,
    is_unplugged: bool,
}

/// The hands on the simulated voice.
#[derive(Clone)]
pub struct Controls {
    shared: Arc<Mutex<Shared>>,
}

impl Controls {
    /// All utterances so far, if they are kept.
    #[must_use]
    pub fn said(&self) -> Vec<Said> {
        self.shared().said.clone()
    }

    /// Lets one utterance come to its end: the one that sounds, or the next.
    pub fn finish(&self) {
        self.shared().may_end += 1;
    }

    /// Takes the sound card away.
    pub fn unplug(&self) {
        self.shared().is_unplugged = true;
    }

    /// Puts it back.
    pub fn plug_in(&self) {
        self.shared().is_unplugged = false;
    }

    /// Utterances that sound now.
    #[must_use]
    pub fn sounding(&self) -> usize {
        self.shared().sounding
    }

    /// The most that ever sounded together.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.shared().most_at_once
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The voice.
pub struct Hum {
    controls: Controls,
    keep: Keep,
}

impl Voice for Hum {
    fn begin(&mut self, run: &Run, rate: Rate) -> Result<Box<dyn Source>, Fault> {
        let text = run.text.reveal();
        if self.keep == Keep::Text {
            self.controls.shared().note(run, text, rate);
        }
        let characters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let time = CHARACTER.saturating_mul(characters) * 100 / u32::from(rate.percent());
        Ok(Box::new(Humming { left: samples_in(time), at: 0 }))
    }
}

impl Shared {
    fn note(&mut self, run: &Run, text: &str, rate: Rate) {
        let begins = run.part == 0 && run.place == 0;
        match self.said.last_mut().filter(|_| !begins) {
            Some(said) => {
                match said.parts.get_mut(run.part) {
                    Some(part) => part.push_str(text),
                    None => said.parts.push(text.to_owned()),
                }
                said.tongues.push(run.tongue);
            }
            None => self.said.push(Said { parts: vec![text.to_owned()], tongues: vec![run.tongue], rate }),
        }
    }
}

struct Humming {
    left: usize,
    at: u32,
}

impl Source for Humming {
    fn next(&mut self) -> Result<Chunk, Fault> {
        let count = self.left.min(4_096);
        if count == 0 {
            return Ok(Chunk::End);
        }
        self.left -= count;
        let half_wave = SAMPLE_RATE / HUM_HZ / 2;
        let wave =
            (self.at..).take(count).map(|at| if (at / half_wave).is_multiple_of(2) { HUM_LEVEL } else { -HUM_LEVEL });
        let samples = Zeroizing::new(wave.collect());
        self.at += u32::try_from(count).unwrap_or_default();
        Ok(Chunk::Samples(samples))
    }
}

/// The loudspeaker.
pub struct Loudspeaker {
    controls: Controls,
    pace: Pace,
}

impl Sink for Loudspeaker {
    #[expect(clippy::disallowed_methods, reason = "at the real pace it measures real time, as a sound card does")]
    fn open(&mut self) -> Result<Box<dyn Player>, Fault> {
        let mut shared = self.controls.shared();
        if shared.is_unplugged {
            return Err(Fault::NoDevice);
        }
        shared.sounding += 1;
        shared.most_at_once = shared.most_at_once.max(shared.sounding);
        drop(shared);
        Ok(Box::new(Sounding { controls: self.controls.clone(), pace: self.pace, began: Instant::now(), given: 0 }))
    }
}

struct Sounding {
    controls: Controls,
    pace: Pace,
    began: Instant,
    given: usize,
}

impl Player for Sounding {
    fn offer(&mut self, block: &[i16]) -> Result<Room, Fault> {
        if self.controls.shared().is_unplugged {
            return Err(Fault::NoDevice);
        }
        let ahead = lasting(self.given).saturating_sub(self.began.elapsed());
        match self.pace {
            Pace::Real if ahead > AHEAD => Ok(Room::Wait(ahead - AHEAD)),
            Pace::Real | Pace::Told => {
                self.given += block.len();
                Ok(Room::Taken)
            }
        }
    }

    fn finish(&mut self) -> Result<Drain, Fault> {
        match self.pace {
            Pace::Real => match lasting(self.given).checked_sub(self.began.elapsed()) {
                Some(left) if !left.is_zero() => Ok(Drain::Wait(left)),
                Some(_) | None => Ok(Drain::Done),
            },
            Pace::Told => {
                let mut shared = self.controls.shared();
                if shared.may_end == 0 {
                    return Ok(Drain::Wait(ASK_AGAIN));
                }
                shared.may_end -= 1;
                Ok(Drain::Done)
            }
        }
    }

    fn heard(&self) -> usize {
        match self.pace {
            Pace::Real => samples_in(self.began.elapsed()).min(self.given),
            Pace::Told => self.given,
        }
    }
}

impl Drop for Sounding {
    fn drop(&mut self) {
        self.controls.shared().sounding -= 1;
    }
}
