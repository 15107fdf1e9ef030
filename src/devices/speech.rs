//! Speech as the rest of the house sees it: utterances of one visit, one voice at a time, at once silent when told so.
//! It knows no page and no word of the terminal; the text comes in final form, and nothing of it is kept, logged or
//! put where another process could read it.

use std::io;
use std::time::Duration;

use zeroize::Zeroizing;

pub mod aplay;
pub mod espeak;
mod find;
mod gate;
mod handle;
mod perform;
pub mod rate;
pub mod runs;
pub mod simulated;
mod tape;
#[cfg(test)]
mod tests;
pub mod tongue;
mod trial;
mod utterance;
pub mod volume;
pub mod wav;

pub use find::{Absent, Equipment, Sought, find, find_voice};
pub use handle::{Ending, Handle, News, Reply, Told, Tried};
pub use rate::{Rate, Speed};
pub use runs::Run;
pub use tongue::Tongue;
pub use trial::try_out;
pub use utterance::{Listening, Part, Privacy, Utterance, UtteranceId};
pub use volume::{Calibration, Volume};

/// Samples a second of everything that sounds: 16 bit, one channel, as espeak-ng makes it.
pub const SAMPLE_RATE: u32 = 22_050;

/// What stands in the way of speaking. None of it stops the terminal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The machine has no sound card, or none of the name in the settings.
    #[error("no sound device")]
    NoDevice,
    /// It takes no more sound.
    #[error("the sound device stands still")]
    Stuck,
    /// A program that is found at the start cannot be run now.
    #[error("{program} could not be started: {cause}")]
    Start {
        /// Which.
        program: &'static str,
        /// What the system said.
        cause: io::ErrorKind,
    },
    /// A program ended before its work was done.
    #[error("{program} ended early")]
    Ended {
        /// Which.
        program: &'static str,
    },
    /// A program neither works nor ends.
    #[error("{program} gives no sound")]
    Silent {
        /// Which.
        program: &'static str,
    },
    /// The synthesiser makes another kind of sound than the player is told.
    #[error("{program} makes sound of another kind than 16 bit at 22050 Hz")]
    Format {
        /// Which.
        program: &'static str,
    },
}

impl Fault {
    /// What a technician does about it.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoDevice => "plug in the loudspeaker or the sound card; `aplay -l` lists what the system knows",
            Self::Stuck => "see that no other program holds the sound device; unplug it and plug it in again",
            Self::Start { .. } => "install the packages espeak-ng and alsa-utils again",
            Self::Ended { .. } | Self::Silent { .. } => "try it by hand; install the package again if it fails there",
            Self::Format { .. } => "use the espeak-ng of the distribution, without MBROLA voices",
        }
    }
}

/// What turns text into sound. [`Handle`] gives it a thread.
pub trait Voice: Send {
    /// Begins one run; dropping the source ends it.
    ///
    /// # Errors
    /// When the synthesiser cannot be started.
    fn begin(&mut self, run: &Run, rate: Rate) -> Result<Box<dyn Source>, Fault>;

    /// How long an utterance waits before its first run begins, so that what is asked for with it is seen before it is
    /// heard. None for a voice that costs nothing to begin.
    fn lets_pass(&self) -> Duration {
        Duration::ZERO
    }
}

/// The sound of one run, as it comes.
pub trait Source {
    /// The next samples; it waits a few milliseconds for them at most.
    ///
    /// # Errors
    /// When the synthesiser fails.
    fn next(&mut self) -> Result<Chunk, Fault>;
}

/// What a source has just now.
#[derive(Debug)]
pub enum Chunk {
    /// Sound.
    Samples(Zeroizing<Vec<i16>>),
    /// Nothing yet.
    NotYet,
    /// That was all.
    End,
}

/// Where sound goes to.
pub trait Sink: Send {
    /// Opens for one utterance.
    ///
    /// # Errors
    /// When there is nothing to play on.
    fn open(&mut self) -> Result<Box<dyn Player>, Fault>;
}

/// One utterance that sounds. It never waits by itself, so that whoever feeds it can be told to stop; dropping it
/// throws away what it still holds, and it is silent.
pub trait Player {
    /// Offers a block of at most 40 ms.
    ///
    /// # Errors
    /// When it cannot be played.
    fn offer(&mut self, block: &[i16]) -> Result<Room, Fault>;

    /// Says that no more comes, and asks whether all was heard.
    ///
    /// # Errors
    /// When the rest cannot be played.
    fn finish(&mut self) -> Result<Drain, Fault>;

    /// Samples that were heard so far, as far as can be known.
    fn heard(&self) -> usize;
}

/// Whether a block was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It was.
    Taken,
    /// It holds enough; ask again after so long.
    Wait(Duration),
}

/// Whether all was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drain {
    /// It was.
    Done,
    /// Ask again after so long.
    Wait(Duration),
}

/// How long so many samples last.
#[must_use]
pub(crate) fn lasting(samples: usize) -> Duration {
    let samples = u64::try_from(samples).unwrap_or(u64::MAX);
    Duration::from_micros(samples.saturating_mul(1_000_000) / u64::from(SAMPLE_RATE))
}

/// How many samples last so long.
#[must_use]
pub(crate) fn samples_in(time: Duration) -> usize {
    usize::try_from(time.as_micros().saturating_mul(u128::from(SAMPLE_RATE)) / 1_000_000).unwrap_or(usize::MAX)
}
