//! One block to one piece: the full match over the kinds that stand in the page's column.

use iced::Length;
use iced::widget::{Column, span};

use super::brush::{Brush, beside, stacked};
use super::even::Even;
use super::plate::Plate;
use super::{Piece, cards, dial, field, list, notice, picture, qr};
use crate::page::reader::part;
use crate::page::{Block, BlockId, Chip, Figure, Kind, Page, Progress, Words};
use crate::theme::{self, Heft, Step};

/// How a block stands to its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bulk {
    /// A line over the heading.
    Over,
    /// The heading.
    Head,
    /// Running words.
    Text,
    /// A card or a group of cards.
    Box,
}

fn bulk<M>(kind: &Kind<M>) -> Bulk {
    match kind {
        Kind::Progress(_) => Bulk::Over,
        Kind::Heading(_) | Kind::Subheading(_) => Bulk::Head,
        Kind::Paragraph(_) | Kind::Remark { .. } | Kind::Chips { .. } => Bulk::Text,
        Kind::Banner(_)
        | Kind::Top { .. }
        | Kind::Notice(_)
        | Kind::Picture { .. }
        | Kind::Figures(_)
        | Kind::Cards(_)
        | Kind::Choices(_)
        | Kind::Field(_)
        | Kind::Keyboard(_)
        | Kind::Rows(_)
        | Kind::Reference { .. }
        | Kind::Actions(_)
        | Kind::Tools(_) => Bulk::Box,
    }
}

fn gap(above: Bulk, below: Bulk) -> f32 {
    match (above, below) {
        (Bulk::Over, _) => 16.0,
        (Bulk::Head, Bulk::Text) => 14.0,
        (Bulk::Head, Bulk::Head | Bulk::Over | Bulk::Box) => 24.0,
        (Bulk::Text, Bulk::Text) => 18.0,
        (Bulk::Text | Bulk::Box, Bulk::Head | Bulk::Over) | (Bulk::Text, Bulk::Box) => 32.0,
        (Bulk::Box, Bulk::Text | Bulk::Box) => 26.0,
    }
}

/// Blocks one under the other, each at its distance from the last.
pub(super) fn column<M: Clone + 'static>(brush: &Brush, page: &Page<M>, blocks: &[&Block<M>]) -> Piece<M> {
    let mut column = Column::new().width(Length::Fill);
    let mut above = None;
    for block in blocks {
        let Some(piece) = piece(brush, page, block) else { continue };
        let own = bulk(&block.kind);
        if let Some(above) = above {
            column = column.push(brush.space(brush.px(gap(above, own) * if brush.large() { 0.7 } else { 1.0 })));
        }
        column = column.push(piece);
        above = Some(own);
    }
    column.into()
}

/// The piece of a block; `None` for the blocks that the page's frame draws.
fn piece<M: Clone + 'static>(brush: &Brush, page: &Page<M>, block: &Block<M>) -> Option<Piece<M>> {
    let id = &block.id;
    let colours = &brush.colours;
    Some(match &block.kind {
        Kind::Banner(_) | Kind::Top { .. } | Kind::Keyboard(_) | Kind::Actions(_) | Kind::Tools(_) => return None,
        Kind::Progress(progress) if after_heading(page, id) => notice::working(brush, id, progress),
        Kind::Progress(progress) => progress_line(brush, id, progress),
        Kind::Heading(words) => {
            brush.read(id, brush.words(words, Step::Title, Heft::Bold, colours.ink).width(Length::Fill))
        }
        Kind::Subheading(words) => {
            brush.read(id, brush.words(words, Step::Subheading, Heft::Bold, colours.ink).width(Length::Fill))
        }
        Kind::Paragraph(words) => {
            brush.read(id, brush.words(words, Step::Body, Heft::Plain, colours.quiet).width(Length::Fill))
        }
        Kind::Remark { lead, text } => remark(brush, id, lead, text),
        Kind::Notice(content) => notice::notice(brush, id, content),
        Kind::Picture { name, .. } => brush.read(id, picture::picture(brush, name, colours.accent)),
        Kind::Figures(content) => figures(brush, id, content),
        Kind::Cards(content) => cards::cards(brush, content),
        Kind::Choices(content) => cards::choices(brush, id, content),
        Kind::Field(content) => field::field(brush, page, id, content),
        Kind::Rows(rows) => list::rows(brush, rows),
        Kind::Reference { label, value, detail, qr } => qr::reference(brush, id, [label, value, detail], qr),
        Kind::Chips { label, chips } => needed_by(brush, id, label, chips),
    })
}

/// Progress over the heading says where one is; under it, that something is under way.
fn after_heading<M>(page: &Page<M>, id: &BlockId) -> bool {
    let before = page.blocks.iter().take_while(|block| block.id != *id);
    before.into_iter().any(|block| matches!(block.kind, Kind::Heading(_)))
}

fn progress_line<M: 'static>(brush: &Brush, id: &BlockId, progress: &Progress) -> Piece<M> {
    let label = brush.words(&progress.label, Step::Small, Heft::Firm, brush.colours.quiet).into();
    let bar = progress.thousandths.map(|thousandths| dial::bar(brush, thousandths));
    brush.read(id, beside(std::iter::once(label).chain(bar).collect(), brush.px(18.0)))
}

fn remark<M: 'static>(brush: &Brush, id: &BlockId, lead: &Words, text: &Words) -> Piece<M> {
    let colours = &brush.colours;
    let said = |shown: &str, heft, colour| {
        span::<(), _>(shown.to_owned()).font(theme::font(&format!("{}{}", lead.shown, text.shown), heft)).color(colour)
    };
    let line = theme::line_height(&text.shown, Heft::Plain);
    let words = iced::widget::rich_text([
        said(&lead.shown, Heft::Bold, colours.ink),
        said(&format!(" — {}", text.shown), Heft::Plain, colours.quiet),
    ])
    .size(brush.sizes.font(Step::Small))
    .line_height(line)
    .wrapping(iced::widget::text::Wrapping::WordOrGlyph)
    .width(Length::Fill);
    let icon = Plate::new(brush.icon("info", 30.0, colours.quiet)).width(Length::Shrink).padding([brush.px(4.0), 0.0]);
    let both = iced::widget::Row::with_children([icon.into(), words.into()]).spacing(brush.px(20.0));
    brush.read(id, both)
}

fn figures<M: 'static>(brush: &Brush, id: &BlockId, figures: &[Figure]) -> Piece<M> {
    let cards = figures.iter().enumerate().map(|(at, figure)| {
        let colours = &brush.colours;
        let label = brush.words(&figure.label, Step::Small, Heft::Plain, colours.quiet).into();
        let value = brush.words(&figure.value, Step::Figure, Heft::Bold, colours.ink).into();
        let ring = brush.ring(&part(id, at));
        let both = stacked(vec![label, value], brush.px(4.0));
        let card = brush.card(both).padding([brush.px(26.0), brush.px(32.0)]).ring(ring);
        card.align(iced::Alignment::Start, iced::Alignment::Start).into()
    });
    Even::new(figures.len().clamp(1, 3), brush.gap(), cards.collect()).into()
}

fn needed_by<M: 'static>(brush: &Brush, id: &BlockId, label: &Words, chips: &[Chip]) -> Piece<M> {
    let label = brush.words(label, Step::Small, Heft::Plain, brush.colours.quiet).into();
    let chips = chips.iter().map(|chip| {
        let code = brush.text(&chip.code, Step::Small, Heft::Bold, brush.colours.tint_ink);
        let pill = Plate::new(code).bed(brush.colours.tint).radius(brush.px(60.0)).width(Length::Shrink);
        let border = brush.colours.card_border;
        pill.border(brush.px(border), brush.colours.ink).padding([brush.px(6.0), brush.px(20.0)]).into()
    });
    let all = std::iter::once(label).chain(chips).collect::<Vec<Piece<M>>>();
    let row = iced::widget::Row::with_children(all).spacing(brush.px(14.0)).align_y(iced::Alignment::Center);
    brush.read(id, row.wrap())
}
