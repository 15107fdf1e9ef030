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

    /// The columns that hold ink, in all rows; `None` of white paper.
    #[must_use]
    pub fn cropped(&self) -> Option<Self> {
        let inked = |x: &usize| (0..self.height()).any(|y| self.at(*x, y) > 0);
        let (first, last) = ((0..self.width).find(inked)?, (0..self.width).rfind(inked)?);
        let mut narrow = Self::blank(last - first + 1, self.height());
        narrow.lay(self, -isize::try_from(first).ok()?, 0);
        Some(narrow)
    }

    /// Lays another picture over this one; what falls outside is lost.
    pub fn lay(&mut self, other: &Self, x: isize, y: usize) {
        for row in 0..other.height() {
            for column in 0..other.width {
                if let Some(x) = x.checked_add_unsigned(column).and_then(|x| usize::try_from(x).ok()) {
                    self.add(x, y + row, other.at(column, row));
                }
            }
        }
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

/// One line of text as a picture that is as wide as its ink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InkedLine {
    /// Its letters; rows above and below them are white.
    pub ink: Ink,
    /// The row under its letters' feet.
    pub baseline: usize,
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

    /// Draws text into a picture `width` dots wide and as high as its lines, or higher where letters reach out of them.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "dots of one page"
    )]
    pub fn draw(&mut self, text: &str, hand: Hand, width: usize, place: Place) -> Ink {
        let buffer = self.layout(text, hand, width as f32, place);
        let lines = buffer.layout_runs().count();
        let (rows, margin) = ((lines as f32 * hand.leading).ceil() as usize, (hand.size / 2.0).ceil() as usize);
        let mut ink = Ink::blank(width, rows + 2 * margin);
        buffer.draw(&mut self.fonts, &mut self.cache, Color::rgb(0, 0, 0), |x, y, _, _, colour| {
            if let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(i64::from(y) + margin as i64)) {
                ink.add(x, y, colour.a());
            }
        });
        // What reaches above the first line and below the last stays: the dots of an Arabic letter's end, vowel signs.
        let white = |row: &[u8]| row.iter().all(|dot| *dot == 0);
        let above = ink.dots.chunks(width.max(1)).take(margin).take_while(|row| white(row)).count();
        let below = ink.dots.chunks(width.max(1)).rev().take(margin).take_while(|row| white(row)).count();
        ink.dots.truncate(ink.dots.len() - below * width);
        ink.dots.drain(..above * width);
        ink
    }

    /// Draws text in lines no wider than `width`, each by itself; a line without ink is left out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "dots of one page"
    )]
    pub fn lines(&mut self, text: &str, hand: Hand, width: usize) -> Vec<InkedLine> {
        let buffer = self.layout(text, hand, width as f32, Place::Left);
        // Vowel signs of Tamil and Arabic stand higher and lower than a letter's square.
        let (baseline, height) = ((hand.size * 1.3).ceil() as usize, (hand.size * 2.2).ceil() as usize);
        let mut lines = Vec::new();
        for run in buffer.layout_runs() {
            let mut ink = Ink::blank(width, height);
            for glyph in run.glyphs {
                let at = glyph.physical((0.0, 0.0), 1.0);
                let Self { fonts, cache } = self;
                cache.with_pixels(fonts, at.cache_key, Color::rgb(0, 0, 0), |x, y, colour| {
                    let y = i64::from(at.y + y) + baseline as i64;
                    if let (Ok(x), Ok(y)) = (usize::try_from(at.x + x), usize::try_from(y)) {
                        ink.add(x, y, colour.a());
                    }
                });
            }
            lines.extend(ink.cropped().map(|ink| InkedLine { ink, baseline }));
        }
        lines
    }

    /// The name and the file of the font that a glyph is of.
    pub fn font(&mut self, id: fontdb::ID) -> Option<(String, Vec<u8>)> {
        let face = self.fonts.db().face(id)?;
        let (name, weight) = (face.post_script_name.clone(), face.weight);
        let font = self.fonts.get_font(id, weight)?;
        Some((name, font.data().to_vec()))
    }
}
