//! What a citizen has set about the look, and what the page needs to be drawn besides its blocks.

use crate::keyboard::Breadth;
use crate::page::BlockId;

/// How a page is to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Colours.
    pub theme: Theme,
    /// Size of type.
    pub text_size: TextSize,
    /// Whether everything operable moves to the lower half.
    pub reach: Reach,
    /// What holds the focus ring; `None` while only touch is used.
    pub focus: Option<BlockId>,
    /// The language of the words, which chooses the fonts.
    pub language: domain::Language,
    /// How much of the design's spacing there is room for.
    pub room: Room,
}

/// Whether a page has room for all it has to say. What fits well stays as the design has it; each further step is taken
/// only where a page would be cut without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Room {
    /// It has.
    Ample,
    /// It has not, even with a single row: what can be looked up stands behind a link.
    Tight,
    /// Not even then: space between words gives way, and what is said elsewhere as well is not shown.
    Least,
}

const MM_PER_INCH: f32 = 25.4;
/// Eleven keys of 12.7 mm with gaps of 2.54 mm, and the bed's edges.
const KEYS_MM: f32 = 172.0;

/// The screen a page is drawn on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Pixels to the inch, from the settings; sizes are millimetres and follow from it.
    pub ppi: f32,
}

impl Screen {
    /// A 21.5 inch full HD screen on its side, which the design is drawn for.
    pub const PORTRAIT: Self = Self { width: 1080, height: 1920, ppi: 102.5 };
    /// The same screen lying down.
    pub const LANDSCAPE: Self = Self { width: 1920, height: 1080, ppi: 102.5 };
    /// A screen of that many pixels where this one was told of: of the same height in millimetres when it lies, and of the
    /// same width when it stands, for nothing is known of it but that somebody took it for this one.
    #[must_use]
    pub fn taken_for(self, width: u32, height: u32) -> Self {
        let shorter = |screen: (u32, u32)| screen.0.min(screen.1).max(1) as f32;
        Self { width, height, ppi: self.ppi * shorter((width, height)) / shorter((self.width, self.height)) }
    }

    /// Common models, lying, by the inches of their diagonal (ACCESSIBILITY 4.1 of the design notes).
    pub const MODELS: [(&'static str, Self); 5] = [
        ("10.1-inch", Self { width: 1280, height: 800, ppi: 149.4 }),
        ("15.6-inch", Self { width: 1920, height: 1080, ppi: 141.2 }),
        ("21.5-inch", Self::LANDSCAPE),
        ("27-inch", Self { width: 1920, height: 1080, ppi: 81.6 }),
        ("32-inch-4k", Self { width: 3840, height: 2160, ppi: 137.7 }),
    ];

    /// How many keys find room abreast. Lying down the keyboard may take a little more than half of the screen.
    #[must_use]
    pub fn breadth(self) -> Breadth {
        let across = self.width as f32 / self.ppi * MM_PER_INCH;
        let bed = if self.width > self.height { across * 0.55 } else { across };
        if bed < KEYS_MM { Breadth::Narrow } else { Breadth::Wide }
    }

    /// Whether the screen is so small that space goes before words do, whatever the text size: its short side has less
    /// than 150 mm.
    #[must_use]
    pub fn is_small(self) -> bool {
        (self.width.min(self.height) as f32) < 150.0 / MM_PER_INCH * self.ppi
    }

    /// The same screen on its side.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { width: self.height, height: self.width, ..self }
    }
}

/// Colour themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Warm white.
    Light,
    /// Dark blue.
    Dark,
    /// Black, white and nothing else.
    HighContrast,
    /// Nothing bright.
    LowGlare,
}

/// Text modes, by capital height (ACCESSIBILITY 4.1 of the design notes; VVSG 2.0 classes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextSize {
    /// 3.85 mm.
    Small,
    /// 5.2 mm.
    Default,
    /// 6.75 mm.
    Large,
    /// 8.75 mm.
    Largest,
}

/// Where controls stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// All over the page.
    Full,
    /// In the lower half.
    Low,
}

/// How far a touch panel is turned against the picture, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// Not at all.
    #[default]
    None,
    /// 90 degrees.
    Quarter,
    /// 180 degrees.
    Half,
    /// 270 degrees.
    ThreeQuarters,
}
