//! A piece of simulated paper: rows of dots as a printer burns them, the words and codes that stand on it, and a PNG
//! of it. It knows no command.

use std::collections::HashMap;
use std::ops::Range;

use crate::qr::{Repair, qr};
use crate::scribe::{Face, Hand, Ink, Place, Scribe, Stroke};

/// White rows above the first line in a picture of the paper.
const MARGIN_ROWS: usize = 32;
/// White dots left and right of it.
const MARGIN_DOTS: usize = 24;

/// A piece of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    ink: Ink,
    /// The lines in the printer's own letters, and a mark for each picture and code, from top to bottom.
    pub text: Vec<String>,
    /// What its codes hold.
    pub codes: Vec<String>,
    /// Whether it has been cut off.
    pub cut: bool,
}

impl Paper {
    /// Nothing on it yet.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { ink: Ink::blank(width, 0), text: Vec::new(), codes: Vec::new(), cut: false }
    }

    /// Dots across.
    #[must_use]
    pub fn width(&self) -> usize {
        self.ink.width
    }

    /// Rows of dots so far.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.ink.height()
    }

    /// Whether anything stands on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.iter().all(|line| line.trim().is_empty()) && self.ink.dots.iter().all(|dot| *dot == 0)
    }

    /// Whether a line holds these words.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        self.text.iter().any(|line| line.contains(words))
    }

    /// Eight-bit grey dots with a white margin, row after row, and their width: what a screen shows.
    #[must_use]
    pub fn picture(&self) -> (usize, Vec<u8>) {
        let width = self.ink.width + 2 * MARGIN_DOTS;
        let mut dots = vec![0xFF; width * MARGIN_ROWS];
        for row in self.ink.dots.chunks(self.ink.width.max(1)) {
            dots.extend([0xFF; MARGIN_DOTS]);
            dots.extend(row.iter().map(|ink| 0xFF - ink));
            dots.extend([0xFF; MARGIN_DOTS]);
        }
        dots.extend(vec![0xFF; width * MARGIN_ROWS / 2]);
        (width, dots)
    }

    /// The picture as a PNG file; empty only if the encoder refuses, which it has no reason to.
    #[must_use]
    pub fn png(&self) -> Vec<u8> {
        let (width, dots) = self.picture();
        let height = dots.len() / width.max(1);
        let mut file = Vec::new();
        if let (Ok(width), Ok(height)) = (u32::try_from(width), u32::try_from(height)) {
            let mut encoder = png::Encoder::new(&mut file, width, height);
            encoder.set_color(png::ColorType::Grayscale);
            encoder.set_depth(png::BitDepth::Eight);
            let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&dots));
            if written.is_err() {
                return Vec::new();
            }
        }
        file
    }

    pub(super) fn feed(&mut self, rows: usize) {
        let length = self.ink.dots.len() + rows * self.ink.width;
        self.ink.dots.resize(length, 0);
    }

    /// Prints rows and words that stand on it once more at its end.
    pub(super) fn repeat(&mut self, rows: Range<usize>, words: Range<usize>) {
        let until = (rows.end * self.ink.width).min(self.ink.dots.len());
        self.ink.dots.extend_from_within((rows.start * self.ink.width).min(until)..until);
        let until = words.end.min(self.text.len());
        self.text.extend_from_within(words.start.min(until)..until);
    }

    /// Stamps a picture whose top left corner is at `x`, `y`; the paper must have been fed that far.
    pub(super) fn stamp(&mut self, picture: &Ink, x: usize, y: usize) {
        let width = self.ink.width;
        let room = width.saturating_sub(x).min(picture.width);
        for (row, ink) in picture.dots.chunks(picture.width.max(1)).enumerate() {
            let from = (y + row) * width + x;
            for (dot, ink) in self.ink.dots.iter_mut().skip(from).zip(ink.iter().take(room)) {
                *dot = (*dot).max(*ink);
            }
        }
    }

    /// A code of square modules.
    pub(super) fn code(content: &str, module: usize) -> Ink {
        let modules = qr(content, Repair::Medium);
        let side = modules.len() * module;
        let mut ink = Ink::blank(side, side);
        for (y, row) in modules.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                for dy in 0..module {
                    for dx in 0..module {
                        ink.add(x * module + dx, y * module + dy, 0xFF);
                    }
                }
            }
        }
        ink
    }
}

/// One letter as the print head would burn it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Letter {
    pub(super) character: char,
    pub(super) stroke: Stroke,
    /// Cell of the font: 12 by 24, 9 by 17, or 24 by 24 for Chinese.
    pub(super) cell: (usize, usize),
    /// Times as wide and as high.
    pub(super) scale: (usize, usize),
}

/// Dots of letters that are kept; then it begins anew, so that no text can fill the memory.
const CASE_DOTS_MAX: usize = 4 << 20;

/// The printer's built-in letters, drawn once each.
#[derive(Default)]
pub(super) struct LetterCase {
    scribe: Option<Scribe>,
    letters: HashMap<Letter, Ink>,
    dots: usize,
}

impl LetterCase {
    pub(super) fn letter(&mut self, letter: Letter) -> &Ink {
        if self.dots > CASE_DOTS_MAX {
            *self = Self::default();
        }
        let scribe = self.scribe.get_or_insert_with(Scribe::default);
        let dots = &mut self.dots;
        self.letters.entry(letter).or_insert_with(|| {
            let ink = draw(scribe, letter);
            *dots += ink.dots.len();
            ink
        })
    }
}

/// Letters are drawn so many times larger than they are burnt, and then averaged.
const ENLARGED: usize = 4;

/// Lines are drawn as lines, so that they join. Everything else comes from the fixed-width font as high as the cell and
/// is made as narrow as the cell: a print head's own letters are high and narrow too.
fn draw(scribe: &mut Scribe, letter: Letter) -> Ink {
    let (width, height) = (letter.cell.0 * letter.scale.0, letter.cell.1 * letter.scale.1);
    if letter.character == '─' {
        let mut ink = Ink::blank(width, height);
        let thickness = 2 * letter.scale.1;
        for y in (height.saturating_sub(thickness)) / 2..(height + thickness) / 2 {
            (0..width).for_each(|x| ink.add(x, y, 0xFF));
        }
        return ink;
    }
    // Of 24 rows of a cell the letter's square takes 23, and its baseline is under the 18th.
    let (square, baseline) = (height * ENLARGED * 23 / 24, height * ENLARGED * 37 / 48);
    #[expect(clippy::cast_precision_loss, reason = "a cell is at most some hundred dots high")]
    let (size, leading) = (square as f32, (square * 2) as f32);
    let hand = Hand { face: Face::Mono, stroke: letter.stroke, size, leading };
    let full = scribe.draw(&letter.character.to_string(), hand, square * 2, Place::Left);
    // In a line twice the square high, this font's baseline is 1.388 squares from the top; its letters are 0.6 wide.
    let full_width = if letter.cell.0 < letter.cell.1 { square * 3 / 5 } else { square };
    squeeze(&full, full_width, (square * 1_388 / 1_000).saturating_sub(baseline), (width, height))
}

/// The part of a large drawing below `top` and left of `full_width`, averaged into a small one.
fn squeeze(full: &Ink, full_width: usize, top: usize, (width, height): (usize, usize)) -> Ink {
    let mut ink = Ink::blank(width, height);
    for y in 0..height {
        for x in 0..width {
            let (from, to) = (x * full_width / width, (x + 1) * full_width / width);
            let mut sum = 0;
            for row in (0..ENLARGED).map(|row| top + y * ENLARGED + row) {
                sum += (from..to).map(|column| usize::from(full.at(column, row))).sum::<usize>();
            }
            ink.add(x, y, u8::try_from(sum / ((to - from) * ENLARGED).max(1)).unwrap_or(u8::MAX));
        }
    }
    ink
}
