//! How loud is spoken: eleven levels at the ear, and the gain that brings the synthesiser's sound to each.

/// A level of the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Volume(u8);

/// Decibels of sound pressure, at the ear of a headset or 300 mm before a loudspeaker. VVSG 2.0 asks for 20 to 100 in
/// steps of 10 at most, EN 301 549 for a step of 12 above the lowest (8.2.1) and for 65 at most after each use (5.1.3.13).
const LADDER: [i16; 11] = [20, 26, 32, 40, 48, 56, 64, 72, 80, 90, 100];
/// 64 dB.
const DEFAULT: u8 = 6;

/// What the output gives at full scale; somebody measured it once with a meter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calibration {
    /// Decibels of sound pressure when the synthesiser's sound is played as it comes.
    pub full_scale_db: i16,
}

impl Calibration {
    /// An output of which nothing is heard, whatever is asked for: the gain of every level comes out as nothing.
    pub const MUTE: Self = Self { full_scale_db: i16::MAX };
}

impl Default for Calibration {
    /// An output that reaches the top of the ladder and no more.
    fn default() -> Self {
        Self { full_scale_db: 100 }
    }
}

impl Default for Volume {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

impl Volume {
    /// All levels, the softest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(LADDER.len()).map(Self)
    }

    /// Which level it is, from 1; what is said when it changes.
    #[must_use]
    pub fn level(self) -> u8 {
        self.0 + 1
    }

    /// Sound pressure in decibels.
    #[must_use]
    pub fn db(self) -> i16 {
        LADDER.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// One level louder; the loudest stays.
    #[must_use]
    pub fn louder(self) -> Self {
        Self::all().find(|volume| *volume > self).unwrap_or(self)
    }

    /// One level softer; the softest stays.
    #[must_use]
    pub fn softer(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The factor for each sample.
    #[must_use]
    pub fn gain(self, calibration: Calibration) -> f32 {
        10_f32.powf(f32::from(self.db() - calibration.full_scale_db) / 20.0)
    }
}

/// Brings samples to a level; what would be too much for 16 bit is held at the limit.
pub fn scale(samples: &mut [i16], gain: f32) {
    for sample in samples {
        let scaled = (f32::from(*sample) * gain).round().clamp(f32::from(i16::MIN), f32::from(i16::MAX));
        #[expect(clippy::cast_possible_truncation, reason = "rounded and held between the limits of 16 bit")]
        {
            *sample = scaled as i16;
        }
    }
}
