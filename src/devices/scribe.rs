//! Draws text with the bundled fonts: shaping, line breaks and ink for every script on offer. It knows no printer and
//! no document; paper strips, the simulated paper and the PDF all use it, so they agree on every line.

use cosmic_text::{
    Align as Side, Attrs, Buffer, Color, Family, FontSystem, Metrics, Shaping, SwashCache, Weight, Wrap, fontdb,
};

use crate::fonts;

/// Which of the bundled faces to begin with; a script it lacks comes from the font that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Proportional.
    Sans,
    /// Fixed width.
    Mono,
}

/// How heavy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stroke {
    /// Upright text.
    Regular,
    /// Headings and amounts.
    Bold,
}

/// Where a line stands in its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// At the left edge.
    Left,
    /// In the middle.
    Centre,
    /// At the right edge.
    Right,
}

/// A way of writing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hand {
    /// Which face.
    pub face: Face,
    /// How heavy.
    pub stroke: Stroke,
    /// Height of the letters' square.
    pub size: f32,
    /// From line to line.
    pub leading: f32,
}

/// A picture in one colour: 0 is paper, 255 is ink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ink {
    /// Dots across.
    pub width: usize,
    /// Row after row, `width` each.
    pub dots: Vec<u8>,
}

impl Ink {
    /// White paper.
    #[must_use]
    pub fn blank(width: usize, height: usize) -> Self {
        Self { width, dots: vec![0; width * height] }
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.dots.len().checked_div(self.width).unwrap_or(0)
    }

    /// The ink at a place; paper outside.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> u8 {
        if x < self.width { self.dots.get(y * self.width + x).copied().unwrap_or(0) } else { 0 }
    }

    /// Adds ink; what falls outside is lost.
    pub fn add(&mut self, x: usize, y: usize, ink: u8) {
        if x < self.width
            && let Some(dot) = self.dots.get_mut(y * self.width + x)
        {
            *dot = (*dot).max(ink);
        }
    }
}

/// Fonts and their cache. Making one takes some milliseconds; keep it.
pub struct Scribe {
    fonts: FontSystem,
    cache: SwashCache,
}

impl Default for Scribe {
    fn default() -> Self {
        Self { fonts: fonts::system(), cache: SwashCache::new() }
    }
}

impl Scribe {
    /// Lays text out in lines no wider than `width`, for readers of glyphs.
    pub fn layout(&mut self, text: &str, hand: Hand, width: f32, place: Place) -> Buffer {
        let mut buffer = Buffer::new_empty(Metrics::new(hand.size, hand.leading));
        buffer.set_wrap(&mut self.fonts, Wrap::WordOrGlyph);
        buffer.set_size(&mut self.fonts, Some(width), None);
        let family = match hand.face {
            Face::Sans => fonts::SANS_FAMILY,
            Face::Mono => fonts::MONO_FAMILY,
        };
        let weight = match hand.stroke {
            Stroke::Regular => Weight::NORMAL,
            Stroke::Bold => Weight::BOLD,
        };
        let side = match place {
            Place::Left => Side::Left,
            Place::Centre => Side::Center,
            Place::Right => Side::Right,
        };
        let attrs = Attrs::new().family(Family::Name(family)).weight(weight);
        // The shaper ends a line before a word that runs the other way only if a blank stands before it on its side of
        // the fence; a hair's breadth is enough.
        let text = text.replace('\u{2068}', "\u{2068}\u{200a}");
        buffer.set_text(&mut self.fonts, &text, &attrs, Shaping::Advanced, Some(side));
        buffer.shape_until_scroll(&mut self.fonts, false);
        buffer
    }

    /// Draws text into a picture `width` dots wide and as high as its lines.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "dots of one page"
    )]
    pub fn draw(&mut self, text: &str, hand: Hand, width: usize, place: Place) -> Ink {
        let buffer = self.layout(text, hand, width as f32, place);
        let lines = buffer.layout_runs().count();
        let mut ink = Ink::blank(width, (lines as f32 * hand.leading).ceil() as usize);
        buffer.draw(&mut self.fonts, &mut self.cache, Color::rgb(0, 0, 0), |x, y, _, _, colour| {
            if let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) {
                ink.add(x, y, colour.a());
            }
        });
        ink
    }

    /// The name and the file of the font that a glyph is of.
    pub fn font(&mut self, id: fontdb::ID) -> Option<(String, Vec<u8>)> {
        let face = self.fonts.db().face(id)?;
        let (name, weight) = (face.post_script_name.clone(), face.weight);
        let font = self.fonts.get_font(id, weight)?;
        Some((name, font.data().to_vec()))
    }
}
