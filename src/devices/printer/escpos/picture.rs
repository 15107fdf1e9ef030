//! A drawing as strips: white rows are fed and not sent, white at the sides is not sent either. It knows dots and bytes,
//! no words.

use std::ops::Range;

use crate::printer::guard::guard;
use crate::scribe::{Ink, Place};

/// A strip is never higher, so that a printer that lost its way is soon found again.
pub const STRIP_ROWS_MAX: usize = 64;
/// Ink of at least this much becomes a dot.
const DOT_INK_MIN: u8 = 116;
/// Bytes of a feed.
pub(super) const GAP_BYTES: usize = 3;
/// Bytes before the dots of a strip.
const HEADER_BYTES: usize = 8;

/// A piece of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// White rows.
    White(u16),
    /// A command that prints so many rows.
    Strip { bytes: Vec<u8>, rows: u16 },
}

/// How large a strip's dots are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// As they are.
    Fine,
    /// Twice as wide and as high: a fourth of the bytes.
    Coarse,
}

/// Whether a place becomes a dot.
pub(super) fn is_dot(ink: &Ink, x: usize, y: usize) -> bool {
    ink.at(x, y) >= DOT_INK_MIN
}

/// The rows of a drawing that is as wide as the paper, for a printer that has been told to print at `place`: what is cut
/// away is at the other side, or the same at both where it stands in the middle.
pub(super) fn parts(ink: &Ink, rows: Range<usize>, place: Place) -> Vec<Part> {
    let (mut parts, mut y) = (Vec::new(), rows.start);
    while y < rows.end {
        let white = (y..rows.end).take_while(|row| is_white(ink, *row)).count();
        if white > 0 {
            parts.push(Part::White(u16::try_from(white).unwrap_or(u16::MAX)));
            y += white;
            continue;
        }
        let band = y..end_of_band(ink, y, rows.end);
        let across = crop(ink, band.clone(), place);
        let mut top = band.start;
        while top < band.end {
            let bottom = band.end.min(top + STRIP_ROWS_MAX);
            parts.push(strip(ink, across.clone(), top..bottom, Grain::Fine));
            top = bottom;
        }
        y = band.end;
    }
    parts
}

/// Where white rows follow that cost more inside a strip than between two.
fn end_of_band(ink: &Ink, from: usize, end: usize) -> usize {
    let mut y = from;
    while y < end {
        let white = (y..end).take_while(|row| is_white(ink, *row)).count();
        let across = crop(ink, from..y.max(from + 1), Place::Left).len();
        if y + white >= end && white > 0 || white * across > HEADER_BYTES + GAP_BYTES {
            return y;
        }
        y += white.max(1);
    }
    end
}

fn is_white(ink: &Ink, y: usize) -> bool {
    (0..ink.width).all(|x| !is_dot(ink, x, y))
}

/// The bytes across that have to be sent of some rows.
fn crop(ink: &Ink, rows: Range<usize>, place: Place) -> Range<usize> {
    let whole = ink.width.div_ceil(8);
    let has_ink = |byte: &usize| rows.clone().any(|y| (byte * 8..byte * 8 + 8).any(|x| is_dot(ink, x, y)));
    let first = (0..whole).find(has_ink).unwrap_or(0);
    let last = (0..whole).rfind(has_ink).map_or(1, |byte| byte + 1);
    match place {
        Place::Left => 0..last,
        Place::Right => first..whole,
        Place::Centre => {
            let cut = first.min(whole - last);
            cut..whole - cut
        }
    }
}

/// One command that prints a part of a drawing.
pub(super) fn strip(ink: &Ink, across: Range<usize>, rows: Range<usize>, grain: Grain) -> Part {
    let (scale, times) = match grain {
        Grain::Fine => (0, 1),
        Grain::Coarse => (3, 2),
    };
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let [width_low, width_high] = u16::try_from(across.len()).unwrap_or(u16::MAX).to_le_bytes();
    let [height_low, height_high] = height.to_le_bytes();
    let mut bytes = vec![0x1D, 0x76, 0x30, scale, width_low, width_high, height_low, height_high];
    for y in rows {
        bytes.extend(across.clone().map(|byte| (0..8).fold(0, |dots, bit| dots << 1 | dot(ink, byte * 8 + bit, y))));
    }
    guard(&mut bytes, HEADER_BYTES);
    Part::Strip { bytes, rows: height * times }
}

fn dot(ink: &Ink, x: usize, y: usize) -> u8 {
    u8::from(is_dot(ink, x, y))
}
