//! A drawing as strips: white rows are fed and not sent, white at the sides is not sent either, and where one strip ends
//! and the next begins is where it costs the fewest bytes. It knows dots and bytes, no words.

use std::ops::Range;

use crate::printer::guard::guard;
use crate::scribe::{Ink, Place};

/// A strip is never higher, so that a printer that lost its way is soon found again.
pub const STRIP_ROWS_MAX: usize = 64;
/// Ink of at least this much becomes a dot.
const DOT_INK_MIN: u8 = 116;
/// Bytes of a feed.
pub(super) const GAP_BYTES: usize = 3;
/// Bytes that tell where lines stand.
const PLACE_BYTES: usize = 3;
/// A strip has to save so many bytes to be worth another command.
const BREAK_BYTES: usize = 8;
/// Bytes before the dots of a strip.
const HEADER_BYTES: usize = 8;

/// A piece of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// White rows.
    White(u16),
    /// Rows with ink, for a printer that has been told to print at that place.
    Strip(Strip, Place),
}

/// A command that prints so many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Strip {
    pub(super) bytes: Vec<u8>,
    pub(super) rows: u16,
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

/// The rows of a drawing that is as wide as the paper, for a printer that prints at `place` until it is told another. No
/// strip has more than `limit` bytes unless a row alone has.
pub(super) fn parts(ink: &Ink, rows: Range<usize>, place: Place, limit: usize) -> Vec<Part> {
    let inked: Vec<Option<Span>> = rows.clone().map(|y| span(ink, y)).collect();
    let whole = ink.width.div_ceil(8);
    let mut found = Vec::new();
    let mut at = inked.len();
    let cheapest = cheapest(&inked, whole, place, limit);
    let mut end = PLACES.into_iter().min_by_key(|last| cheapest.cost(at, *last)).unwrap_or(place);
    while at > 0 {
        let Some(step) = cheapest.step(at, end) else { break };
        let from = rows.start + step.from;
        let height = at - step.from;
        found.push(match step.across {
            None => Part::White(u16::try_from(height).unwrap_or(u16::MAX)),
            Some(span) => Part::Strip(strip(ink, crop(span, whole, end), from..from + height, Grain::Fine), end),
        });
        (at, end) = (step.from, step.before);
    }
    found.reverse();
    found
}

/// Bytes across that hold ink: from the first to behind the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    first: usize,
    last: usize,
}

const PLACES: [Place; 3] = [Place::Left, Place::Centre, Place::Right];

/// The last step of the cheapest way to so many rows, with the printer at a place.
#[derive(Debug, Clone, Copy)]
struct Step {
    cost: usize,
    from: usize,
    before: Place,
    /// Of the strip; nothing of white rows.
    across: Option<Span>,
}

/// The cheapest way to each number of rows, for each place at which the printer may then print.
struct Ways(Vec<[Option<Step>; 3]>);

impl Ways {
    fn step(&self, rows: usize, place: Place) -> Option<Step> {
        let here = self.0.get(rows)?;
        PLACES.iter().zip(here).find(|(at, _)| **at == place).and_then(|(_, step)| *step)
    }

    fn cost(&self, rows: usize, place: Place) -> usize {
        self.step(rows, place).map_or(usize::MAX, |step| step.cost)
    }

    fn offer(&mut self, rows: usize, place: Place, step: Step) {
        let Some(here) = self.0.get_mut(rows) else { return };
        for (_, known) in PLACES.iter().zip(here).filter(|(at, _)| **at == place) {
            if known.is_none_or(|known| step.cost < known.cost) {
                *known = Some(step);
            }
        }
    }
}

/// Every way of cutting the rows into strips and white, cheapest first kept; a strip begins and ends with ink.
fn cheapest(inked: &[Option<Span>], whole: usize, place: Place, limit: usize) -> Ways {
    let mut ways = Ways(vec![[None; 3]; inked.len() + 1]);
    ways.offer(0, place, Step { cost: 0, from: 0, before: place, across: None });
    for from in 0..inked.len() {
        for before in PLACES {
            let Some(Step { cost, .. }) = ways.step(from, before) else { continue };
            let white = inked.iter().skip(from).take_while(|row| row.is_none()).count();
            if white > 0 {
                let step = Step { cost: cost + GAP_BYTES, from, before, across: None };
                ways.offer(from + white, before, step);
                continue;
            }
            let mut across: Option<Span> = None;
            for (row, height) in inked.iter().skip(from).zip(1..=STRIP_ROWS_MAX) {
                let Some(row) = row else { continue };
                let wide = across
                    .map_or(*row, |wide| Span { first: wide.first.min(row.first), last: wide.last.max(row.last) });
                across = Some(wide);
                for at in PLACES {
                    let bytes = HEADER_BYTES + crop(wide, whole, at).len() * height;
                    if bytes <= limit || height == 1 {
                        let told = if at == before { 0 } else { PLACE_BYTES };
                        let cost = cost + bytes + BREAK_BYTES + told;
                        ways.offer(from + height, at, Step { cost, from, before, across });
                    }
                }
            }
        }
    }
    ways
}

/// The bytes of a row that hold ink.
fn span(ink: &Ink, y: usize) -> Option<Span> {
    let has_ink = |byte: &usize| (byte * 8..byte * 8 + 8).any(|x| is_dot(ink, x, y));
    let whole = ink.width.div_ceil(8);
    let first = (0..whole).find(has_ink)?;
    let last = (0..whole).rfind(has_ink)? + 1;
    Some(Span { first, last })
}

/// The bytes across that have to be sent: what is cut away is at the other side of the place, or the same at both sides of
/// the middle.
fn crop(Span { first, last }: Span, whole: usize, place: Place) -> Range<usize> {
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
pub(super) fn strip(ink: &Ink, across: Range<usize>, rows: Range<usize>, grain: Grain) -> Strip {
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
    Strip { bytes, rows: height * times }
}

fn dot(ink: &Ink, x: usize, y: usize) -> u8 {
    u8::from(is_dot(ink, x, y))
}
