//! A document in lines of a given number of columns: wrapping, columns of money, what is centred, and which words need
//! a picture because the printer lacks their letters. It knows no command and no dot of ink.

use domain::Direction;
use domain::receipt::{Block, Document};

use crate::printer::codepage;
use crate::printer::profile::Profile;
use crate::scribe::{Place, Stroke};

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
}

/// A piece of paper, one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// One line in letters that the printer has.
    Line { text: String, style: Style, place: Place },
    /// A paragraph to be drawn, perhaps with a value at the other end of its first line.
    Drawn { text: String, value: Option<String>, style: Style, place: Place },
    /// A line across.
    Rule,
    /// A code.
    Code(String),
    /// White rows.
    Feed(u16),
}

/// Lays a document out for a printer.
pub(super) fn lay_out(document: &Document, profile: &Profile) -> Vec<Piece> {
    let mut page = Layout { profile, direction: document.language.direction(), pieces: Vec::new() };
    let last = document.blocks.len().saturating_sub(1);
    for (place, block) in document.blocks.iter().enumerate() {
        let centred = is_masthead(&document.blocks, place) || (place == last && matches!(block, Block::Small(_)));
        page.block(block, if centred { Place::Centre } else { page.start() });
    }
    page.pieces
}

struct Layout<'a> {
    profile: &'a Profile,
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

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Title(text) => {
                let fits = codepage::plain(text).chars().count() <= self.columns(Style::LARGE);
                self.feed(6);
                self.words(text, if fits { Style::LARGE } else { Style::BOLD }, Place::Centre);
                self.feed(6);
            }
            Block::Heading(text) => self.words(text, Style::BOLD, place),
            Block::Text(text) => self.words(text, Style::TEXT, place),
            Block::Small(text) => self.words(text, Style::SMALL, place),
            Block::Pair { label, value } => self.pair(label, value, Style::TEXT),
            Block::Total { label, value } => self.total(label, value),
            Block::Reference(text) => {
                self.feed(8);
                self.words(text, self.largest(text), Place::Centre);
                self.feed(10);
            }
            Block::Qr { content, caption } => {
                self.feed(8);
                self.pieces.push(Piece::Code(content.clone()));
                self.feed(10);
                self.words(caption, Style::TEXT, Place::Centre);
            }
            Block::Rule => self.pieces.push(Piece::Rule),
            Block::Space => self.feed(24),
        }
    }

    fn feed(&mut self, rows: u16) {
        self.pieces.push(Piece::Feed(rows));
    }

    fn columns(&self, style: Style) -> usize {
        let cells = if style.small { self.profile.columns_small } else { self.profile.columns };
        usize::from(cells / u16::from(style.scale.0.max(1)))
    }

    /// As large as a title where both stand in one line; a label that has to be drawn has its line to itself.
    fn total(&mut self, label: &str, value: &str) {
        let (plain_label, plain_value) = (codepage::plain(label), codepage::plain(value));
        let drawn = codepage::encode(&plain_label).is_none();
        let beside = if drawn { 0 } else { plain_label.chars().count() + 2 };
        let fits = beside + plain_value.chars().count() <= self.columns(Style::LARGE);
        self.feed(6);
        if drawn && codepage::encode(&plain_value).is_some() {
            self.words(label, Style::TALL, self.start());
            self.words(value, if fits { Style::LARGE } else { Style::TALL }, self.end());
        } else {
            self.pair(label, value, if fits { Style::LARGE } else { Style::TALL });
        }
        self.feed(4);
    }

    /// The largest letters in which a text stands in one line.
    fn largest(&self, text: &str) -> Style {
        [4, 3, 2]
            .into_iter()
            .map(|scale| Style { scale: (scale, scale), ..Style::BOLD })
            .find(|style| text.chars().count() <= self.columns(*style))
            .unwrap_or(Style::BOLD)
    }

    fn words(&mut self, text: &str, style: Style, place: Place) {
        let plain = codepage::plain(text);
        if codepage::encode(&plain).is_none() {
            self.pieces.push(Piece::Drawn { text: text.to_owned(), value: None, style, place });
            self.feed(4);
            return;
        }
        for line in wrap(&plain, self.columns(style)) {
            self.pieces.push(Piece::Line { text: line, style, place });
        }
    }

    /// A label and its value. Values stand where lines end, beside the label's last line where there is room; a value in
    /// the printer's own letters stays in them even when the label has to be drawn.
    fn pair(&mut self, label: &str, value: &str, style: Style) {
        let columns = self.columns(style);
        let (plain_label, plain_value) = (codepage::plain(label), codepage::plain(value));
        if codepage::encode(&plain_value).is_none() {
            let value = Some(value.to_owned());
            self.pieces.push(Piece::Drawn { text: label.to_owned(), value, style, place: self.start() });
            self.feed(4);
            return;
        }
        if codepage::encode(&plain_label).is_none() {
            self.words(label, style, self.start());
            self.words(value, style, self.end());
            return;
        }
        let value_width = plain_value.chars().count();
        if value_width > columns / 2 && plain_label.chars().count() + value_width + 2 > columns {
            self.words(label, style, self.start());
            self.words(value, style, self.end());
            return;
        }
        let mut lines = wrap(&plain_label, columns.saturating_sub(value_width + 2));
        if let Some(last) = lines.last_mut() {
            let gap = " ".repeat(columns.saturating_sub(last.chars().count() + value_width));
            *last = match self.direction {
                Direction::LeftToRight => format!("{last}{gap}{plain_value}"),
                Direction::RightToLeft => format!("{plain_value}{gap}{last}"),
            };
        }
        let place = self.start();
        for text in lines {
            self.pieces.push(Piece::Line { text, style, place });
        }
    }
}

/// Between two rules, everything around a title or a reference is centred.
fn is_masthead(blocks: &[Block], place: usize) -> bool {
    let before = blocks.iter().take(place).rev().take_while(|block| **block != Block::Rule);
    let after = blocks.iter().skip(place).take_while(|block| **block != Block::Rule);
    before.chain(after).any(|block| matches!(block, Block::Title(_) | Block::Reference(_)))
}

/// Breaks a text into lines of at most `columns` characters, between words where it can; never without a line.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        let used = line.chars().count();
        if used > 0 && used + 1 + word.len() > columns {
            lines.push(std::mem::take(&mut line));
        } else if used > 0 {
            line.push(' ');
        }
        while word.len() > columns {
            let rest = word.split_off(columns);
            lines.push(word.into_iter().collect());
            word = rest;
        }
        line.extend(word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_break_too() {
        assert_eq!(wrap("Each agency asks for its fee", 12), ["Each agency", "asks for its", "fee"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("", 3), [""]);
    }

    proptest! {
        #[test]
        fn wrapping_loses_no_letter_and_keeps_the_width(text in "[a-z ]{0,200}", columns in 1_usize..60) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| line.chars().count() <= columns));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
