//! How fast is spoken: eight steps around 123 words a minute, and what espeak-ng has to be told for each. Pitch stays.

use super::Tongue;

/// A step; 50 % to 200 % are asked for by VVSG 2.0, 250 % by listeners with experience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Rate {
    /// 50 %.
    Half,
    /// 75 %.
    Slower,
    /// 100 %, 123 words a minute in English.
    #[default]
    Usual,
    /// 125 %.
    Quicker,
    /// 150 %.
    Quick,
    /// 175 %.
    Fast,
    /// 200 %.
    Double,
    /// 250 %.
    Fastest,
}

/// What espeak-ng is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speed {
    /// `-s`: nearly words a minute; below 80 nothing becomes slower.
    pub words: u16,
    /// `-g`: the gap between words, in units of 10 ms at its usual speed; what makes speech slower than `-s 80` can.
    pub gap: u16,
}

impl Rate {
    /// All, the slowest first.
    pub const ALL: [Self; 8] =
        [Self::Half, Self::Slower, Self::Usual, Self::Quicker, Self::Quick, Self::Fast, Self::Double, Self::Fastest];

    /// In hundredths of the usual rate.
    #[must_use]
    pub fn percent(self) -> u16 {
        match self {
            Self::Half => 50,
            Self::Slower => 75,
            Self::Usual => 100,
            Self::Quicker => 125,
            Self::Quick => 150,
            Self::Fast => 175,
            Self::Double => 200,
            Self::Fastest => 250,
        }
    }

    /// One step faster; the fastest stays.
    #[must_use]
    pub fn faster(self) -> Self {
        Self::ALL.into_iter().find(|rate| *rate > self).unwrap_or(self)
    }

    /// One step slower; the slowest stays.
    #[must_use]
    pub fn slower(self) -> Self {
        Self::ALL.into_iter().rev().find(|rate| *rate < self).unwrap_or(self)
    }

    /// What espeak-ng is told. Measured with espeak-ng 1.51 on the terminal's own sentences of help; the system test
    /// `60-speech` measures every step again and allows 5 %.
    #[must_use]
    pub fn speed(self, tongue: Tongue) -> Speed {
        let (words, gap) = match (tongue, self) {
            (_, Self::Usual) => (105, 0),
            (Tongue::English, Self::Half) => (80, 11),
            (Tongue::English, Self::Slower) => (89, 1),
            (Tongue::English, Self::Quicker) => (130, 0),
            (Tongue::English, Self::Quick) => (154, 0),
            (Tongue::English, Self::Fast) => (178, 0),
            (Tongue::English, Self::Double) => (203, 0),
            (Tongue::English, Self::Fastest) => (250, 0),
            (Tongue::Malay, Self::Half) => (80, 18),
            (Tongue::Malay, Self::Slower) => (80, 1),
            (Tongue::Malay, Self::Quicker) => (129, 0),
            (Tongue::Malay, Self::Quick) => (152, 0),
            (Tongue::Malay, Self::Fast) => (175, 0),
            (Tongue::Malay, Self::Double) => (198, 0),
            (Tongue::Malay, Self::Fastest) => (245, 0),
            (Tongue::Mandarin, Self::Half) => (80, 12),
            (Tongue::Mandarin, Self::Slower) => (86, 1),
            (Tongue::Mandarin, Self::Quicker) => (128, 0),
            (Tongue::Mandarin, Self::Quick) => (150, 0),
            (Tongue::Mandarin, Self::Fast) => (171, 0),
            (Tongue::Mandarin, Self::Double) => (189, 0),
            (Tongue::Mandarin, Self::Fastest) => (226, 0),
            (Tongue::Tamil, Self::Half) => (80, 23),
            (Tongue::Tamil, Self::Slower) => (80, 2),
            (Tongue::Tamil, Self::Quicker) => (130, 0),
            (Tongue::Tamil, Self::Quick) => (154, 0),
            (Tongue::Tamil, Self::Fast) => (180, 0),
            (Tongue::Tamil, Self::Double) => (204, 0),
            (Tongue::Tamil, Self::Fastest) => (254, 0),
            (Tongue::Arabic, Self::Half) => (80, 21),
            (Tongue::Arabic, Self::Slower) => (80, 2),
            (Tongue::Arabic, Self::Quicker) => (131, 0),
            (Tongue::Arabic, Self::Quick) => (157, 0),
            (Tongue::Arabic, Self::Fast) => (182, 0),
            (Tongue::Arabic, Self::Double) => (209, 0),
            (Tongue::Arabic, Self::Fastest) => (261, 0),
        };
        Speed { words, gap }
    }
}
