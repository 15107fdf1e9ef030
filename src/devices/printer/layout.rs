//! A document in lines of a given number of columns: wrapping, columns of money, what is centred, and which words need
//! a picture because the printer lacks their letters. It knows no command and no dot of ink.

use domain::Direction;
use domain::receipt::{Block, Document};

use crate::printer::codepage::Letters;
use crate::printer::layout::sections::{Around, around};
use crate::printer::profile::Profile;
use crate::scribe::{Place, Stroke};

mod sections;
mod wrap;

pub(super) use wrap::wrap;

/// How letters stand on the paper, in multiples of the printer's own cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    /// Width and height of a letter, 1 to 8.
    pub(super) scale: (u8, u8),
    /// How heavy.
    pub(super) stroke: Stroke,
    /// The smaller of the printer's two fonts.
    pub(super) small: bool,
}

impl Style {
    pub(super) const TEXT: Self = Self { scale: (1, 1), stroke: Stroke::Regular, small: false };
    const BOLD: Self = Self { scale: (1, 1), stroke: Stroke::Bold, small: false };
    const SMALL: Self = Self { scale: (1, 1), stroke: Stroke::Regular, small: true };
    const LARGE: Self = Self { scale: (2, 2), stroke: Stroke::Bold, small: false };
    const TALL: Self = Self { scale: (1, 2), stroke: Stroke::Bold, small: false };

    /// Height of a letter that has to be drawn, in dots, beside the printer's own.
    pub(super) fn drawn_size(self) -> f32 {
        match (self.scale, self.small) {
            (_, true) => 22.0,
            ((1, 1), false) => 27.0,
            ((1, _), false) => 34.0,
            (_, false) => 44.0,
        }
    }

    /// Dots of one letter, across and down.
    pub(super) fn cell(self) -> (usize, usize) {
        let (across, down) = if self.small { (9, 17) } else { (12, 24) };
        (across * usize::from(self.scale.0), down * usize::from(self.scale.1))
    }
}

/// Words, by who has their letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Words {
    /// The printer.
    Native(String),
    /// The bundled fonts.
    Drawn(String),
}

/// How much a line across divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Two parts of the paper.
    Strong,
    /// Two of a kind, such as two agencies.
    Light,
}

/// A piece of paper, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Our mark.
    Mark,
    /// One line in letters that the printer has.
    Line { text: String, style: Style, place: Place },
    /// One line with words at both edges, all in letters that the printer has.
    Edges { left: String, right: String, style: Style },
    /// A paragraph to be drawn.
    Drawn { text: String, style: Style, place: Place },
    /// A label and its value, of which one has to be drawn; the value stands where lines end.
    Pair { label: Words, value: Words, style: Style },
    /// A line across.
    Rule(Weight),
    /// A code.
    Code(String),
    /// White rows.
    Feed(u16),
}

/// Lays a document out for a printer.
pub(super) fn lay_out(document: &Document, profile: &Profile) -> Vec<Piece> {
    let direction = document.language.direction();
    let mut page = Layout { profile, letters: Letters::of(profile), direction, pieces: Vec::new() };
    let mark = sections::mark(&document.blocks);
    for (place, block) in document.blocks.iter().enumerate() {
        if mark == Some(place) {
            page.pieces.push(Piece::Mark);
        }
        page.block(block, around(&document.blocks, place));
    }
    page.pieces
}

struct Layout<'a> {
    profile: &'a Profile,
    letters: Letters,
    direction: Direction,
    pieces: Vec<Piece>,
}

impl Layout<'_> {
    /// Where lines begin.
    fn start(&self) -> Place {
        match self.direction {
            Direction::LeftToRight => Place::Left,
            Direction::RightToLeft => Place::Right,
        }
    }

    /// Where amounts stand.
    fn end(&self) -> Place {
        match self.direction {
            Direction::LeftToRight => Place::Right,
            Direction::RightToLeft => Place::Left,
        }
    }

    fn block(&mut self, block: &Block, around: Around) {
        let place = match around {
            Around::Masthead | Around::Reference | Around::Foot => Place::Centre,
            Around::Body | Around::Siblings => self.start(),
        };
        match (block, around) {
            (Block::Title(text), _) => {
                self.feed(6);
                self.words(text, if self.fits(text, Style::LARGE) { Style::LARGE } else { Style::TALL }, Place::Centre);
                self.feed(6);
            }
            // What belongs to a reference is typed from the paper too.
            (Block::Heading(text), Around::Reference) => {
                self.words(text, self.largest(text, 2), place);
                self.feed(6);
            }
            (Block::Heading(text), _) => self.words(text, Style::BOLD, place),
            // Small letters are for the foot; a label that nobody can read labels nothing.
            (Block::Text(text), _) | (Block::Small(text), Around::Masthead | Around::Reference) => {
                self.words(text, Style::TEXT, place);
            }
            (Block::Small(text), _) => self.words(text, Style::SMALL, place),
            (Block::Pair { label, value }, _) => self.pair(label, value, Style::TEXT),
            (Block::Total { label, value }, _) => self.total(label, value),
            (Block::Reference(text), _) => {
                self.feed(8);
                self.words(text, self.largest(text, 4), Place::Centre);
                self.feed(14);
            }
            (Block::Qr { content, caption }, _) => {
                self.feed(8);
                self.pieces.push(Piece::Code(content.clone()));
                self.feed(8);
                self.words(caption, Style::TEXT, Place::Centre);
            }
            (Block::Rule, Around::Siblings) => self.pieces.push(Piece::Rule(Weight::Light)),
            (Block::Rule, _) => self.pieces.push(Piece::Rule(Weight::Strong)),
            (Block::Space, _) => self.feed(24),
        }
    }

    /// White rows below white rows are one feed.
    fn feed(&mut self, rows: u16) {
        match self.pieces.last_mut() {
            Some(Piece::Feed(before)) => *before += rows,
            Some(_) | None => self.pieces.push(Piece::Feed(rows)),
        }
    }

    fn columns(&self, style: Style) -> usize {
        let cells = if style.small { self.profile.columns_small } else { self.profile.columns };
        usize::from(cells / u16::from(style.scale.0.max(1)))
    }

    fn fits(&self, text: &str, style: Style) -> bool {
        self.letters.write(text).is_none_or(|text| self.letters.columns(&text) <= self.columns(style))
    }

    /// The largest letters, up to so many times the usual, in which a text stands in one line.
    fn largest(&self, text: &str, most: u8) -> Style {
        (2..=most)
            .rev()
            .map(|scale| Style { scale: (scale, scale), ..Style::BOLD })
            .find(|style| self.fits(text, *style))
            .unwrap_or(if self.fits(text, Style::TALL) { Style::TALL } else { Style::BOLD })
    }

    fn as_words(&self, text: &str) -> Words {
        self.letters.write(text).map_or_else(|| Words::Drawn(text.to_owned()), Words::Native)
    }

    fn words(&mut self, text: &str, style: Style, place: Place) {
        match self.as_words(text) {
            Words::Drawn(text) => {
                self.pieces.push(Piece::Drawn { text, style, place });
                self.feed(4);
            }
            Words::Native(text) => {
                // Chinese letters have one size.
                let small = style.small && text.is_ascii();
                let style = Style { small, ..style };
                for text in wrap(&text, self.columns(style), self.letters) {
                    self.pieces.push(Piece::Line { text, style, place });
                }
            }
        }
    }

    /// As large as a title where both stand in one line.
    fn total(&mut self, label: &str, value: &str) {
        self.feed(6);
        match (self.as_words(label), self.as_words(value)) {
            (Words::Native(label), Words::Native(value)) => {
                let both = self.letters.columns(&label) + self.letters.columns(&value) + 2;
                self.pair(&label, &value, if both <= self.columns(Style::LARGE) { Style::LARGE } else { Style::TALL });
            }
            // Letters twice as high do not stand beside a drawing, which is 24 rows high in a line.
            (label, value) => self.pieces.push(Piece::Pair { label, value, style: Style::BOLD }),
        }
        self.feed(4);
    }

    /// A label and its value, which stands where lines end, beside the label's last line where there is room. An amount is
    /// never broken.
    fn pair(&mut self, label: &str, value: &str, style: Style) {
        let (label, value) = match (self.as_words(label), self.as_words(value)) {
            (Words::Native(label), Words::Native(value)) => (label, value),
            (label, value) => return self.pieces.push(Piece::Pair { label, value, style }),
        };
        let columns = self.columns(style);
        let (label_width, value_width) = (self.letters.columns(&label), self.letters.columns(&value));
        let mut lines = wrap(&label, columns.saturating_sub(value_width + 2), self.letters);
        let is_wide = value_width > columns / 2 && label_width + value_width + 2 > columns;
        if is_wide || lines.len() > wrap(&label, columns, self.letters).len() + 1 {
            self.words(&label, style, self.start());
            self.words(&value, style, self.end());
            return;
        }
        let last = lines.pop().unwrap_or_default();
        let place = self.start();
        self.pieces.extend(lines.into_iter().map(|text| Piece::Line { text, style, place }));
        self.pieces.push(match self.direction {
            Direction::LeftToRight => Piece::Edges { left: last, right: value, style },
            Direction::RightToLeft => Piece::Edges { left: value, right: last, style },
        });
    }
}
