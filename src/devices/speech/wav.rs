//! Sound kept instead of played: for a file that somebody wants to hear elsewhere, and for tests that look at it.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Drain, Fault, Player, Room, SAMPLE_RATE, Sink};

/// A loudspeaker that writes down what it is given, at once.
#[derive(Clone, Default)]
pub struct Recorder {
    samples: Arc<Mutex<Vec<i16>>>,
}

impl Recorder {
    /// All samples so far, over all utterances.
    #[must_use]
    pub fn samples(&self) -> Vec<i16> {
        self.samples.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Sink for Recorder {
    fn open(&mut self) -> Result<Box<dyn Player>, Fault> {
        Ok(Box::new(Recording { recorder: self.clone(), heard: 0 }))
    }
}

struct Recording {
    recorder: Recorder,
    heard: usize,
}

impl Player for Recording {
    fn offer(&mut self, block: &[i16]) -> Result<Room, Fault> {
        self.recorder.samples.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(block);
        self.heard += block.len();
        Ok(Room::Taken)
    }

    fn finish(&mut self) -> Result<Drain, Fault> {
        Ok(Drain::Done)
    }

    fn heard(&self) -> usize {
        self.heard
    }
}

/// Samples as a WAV file: 16 bit, one channel.
#[must_use]
pub fn file(samples: &[i16]) -> Vec<u8> {
    let data = u32::try_from(samples.len() * 2).unwrap_or(u32::MAX - 36);
    let mut bytes = Vec::with_capacity(44 + samples.len() * 2);
    bytes.extend(b"RIFF");
    bytes.extend((36 + data).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend([1, 0, 1, 0]); // PCM, one channel
    bytes.extend(SAMPLE_RATE.to_le_bytes());
    bytes.extend((SAMPLE_RATE * 2).to_le_bytes());
    bytes.extend([2, 0, 16, 0]); // bytes a sample, bits a sample
    bytes.extend(b"data");
    bytes.extend(data.to_le_bytes());
    bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    bytes
}
