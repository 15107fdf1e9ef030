//! One block to one piece: the full match over the kinds that stand in the page's column.

use iced::Length;
use iced::widget::Column;

use super::balance::Spaced;
use super::brush::{Brush, beside, stacked};
use super::even::Even;
use super::lettering::{Lettering, Said};
use super::plate::Plate;
use super::{Piece, cards, dial, field, gauge, list, notice, picture, qr, strip};
use crate::fonts::{self, Script};
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
        | Kind::Paper(_)
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
        // The ring around a heading takes 14.
        (Bulk::Head, Bulk::Text) => 18.0,
        (Bulk::Head, Bulk::Head | Bulk::Over | Bulk::Box) => 24.0,
        (Bulk::Text, Bulk::Text) => 18.0,
        (Bulk::Text | Bulk::Box, Bulk::Head | Bulk::Over) | (Bulk::Text, Bulk::Box) => 32.0,
        (Bulk::Box, Bulk::Text | Bulk::Box) => 26.0,
    }
}

/// Blocks one under the other, each at its distance from the last.
pub(super) fn column<M: Clone + 'static>(brush: &Brush, page: &Page<M>, blocks: &[&Block<M>]) -> Piece<M> {
    let mut column = Column::new().width(Length::Fill);
    for (at, Spaced { gap, piece }) in spaced(brush, page, blocks, Apart::No).into_iter().enumerate() {
        if at > 0 {
            column = column.push(brush.space(gap));
        }
        column = column.push(piece);
    }
    column.into()
}

/// Whether doors, options and texts of a list stand each by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Apart {
    /// They may stand in both of two columns.
    Yes,
    /// They stand together.
    No,
}

/// Blocks, each with its distance from the one over it.
pub(super) fn spaced<M: Clone + 'static>(
    brush: &Brush,
    page: &Page<M>,
    blocks: &[&Block<M>],
    apart: Apart,
) -> Vec<Spaced<M>> {
    let mut above = Bulk::Over;
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        let own = bulk(&block.kind);
        let first = brush.air(gap(above, own)).max(brush.sizes.mm(2.54));
        let pieces: Vec<Piece<M>> = match (apart, &block.kind) {
            (Apart::Yes, Kind::Cards(content)) => cards::doors(brush, content),
            (Apart::Yes, Kind::Choices(content)) => cards::each(brush, &block.id, content),
            (Apart::Yes, Kind::Rows(rows)) if rows.iter().all(list::is_told) => {
                rows.iter().map(|row| list::rows(brush, std::slice::from_ref(row))).collect()
            }
            (Apart::Yes | Apart::No, _) => piece(brush, page, block).into_iter().collect(),
        };
        let gaps = std::iter::once(first).chain(std::iter::repeat(brush.gap()));
        all.extend(gaps.zip(pieces).map(|(gap, piece)| Spaced { gap, piece }));
        above = own;
    }
    all
}

/// The piece of a block; `None` for the blocks that the page's frame draws.
fn piece<M: Clone + 'static>(brush: &Brush, page: &Page<M>, block: &Block<M>) -> Option<Piece<M>> {
    let id = &block.id;
    let colours = &brush.colours;
    Some(match &block.kind {
        Kind::Banner(_) | Kind::Top { .. } | Kind::Keyboard(_) | Kind::Actions(_) | Kind::Tools(_) => return None,
        Kind::Progress(progress) if after_heading(page, id) => notice::working(brush, id, progress),
        Kind::Progress(progress) => progress_line(brush, id, progress),
        Kind::Heading(words) => brush.read(id, lines(brush, words, Step::Title, Heft::Bold, colours.ink)),
        Kind::Subheading(words) => brush.read(id, lines(brush, words, Step::Subheading, Heft::Bold, colours.ink)),
        Kind::Paragraph(words) => brush.read(id, lines(brush, words, Step::Body, Heft::Plain, colours.quiet)),
        Kind::Remark { lead, text } => remark(brush, id, lead, text),
        Kind::Notice(content) => notice::notice(brush, id, content),
        Kind::Picture { name, .. } => {
            brush.read(id, gauge::named(brush, name).unwrap_or_else(|| picture::picture(brush, colours.accent)))
        }
        Kind::Paper(content) => strip::paper(brush, id, content),
        Kind::Figures(content) => figures(brush, id, content),
        Kind::Cards(content) => cards::cards(brush, content),
        Kind::Choices(content) => cards::choices(brush, id, content),
        Kind::Field(content) => field::field(brush, page, id, content, field::Extent::Whole),
        Kind::Rows(rows) => list::rows(brush, rows),
        Kind::Reference { label, value, code, detail, qr } => {
            qr::reference(brush, id, ([label, value], code.as_ref(), detail.as_ref()), qr.as_ref())
        }
        Kind::Chips { label, chips } => needed_by(brush, id, label, chips),
    })
}

/// Words over the whole width, beginning on the side where their own language does.
fn lines(brush: &Brush, words: &Words, step: Step, heft: Heft, colour: iced::Color) -> Lettering {
    brush.words(words, step, heft, colour).align_x(brush.side(words)).width(Length::Fill)
}

/// Progress over the heading says where one is; under it, that something is under way.
fn after_heading<M>(page: &Page<M>, id: &BlockId) -> bool {
    let before = page.blocks.iter().take_while(|block| block.id != *id);
    before.into_iter().any(|block| matches!(block.kind, Kind::Heading(_)))
}

fn progress_line<M: 'static>(brush: &Brush, id: &BlockId, progress: &Progress) -> Piece<M> {
    let label = brush.words(&progress.label, Step::Small, Heft::Firm, brush.colours.quiet).into();
    let bar = progress.thousandths.map(|thousandths| dial::bar(brush, thousandths));
    brush.read(id, beside(std::iter::once(label).chain(bar).collect(), brush.air(18.0)))
}

fn remark<M: 'static>(brush: &Brush, id: &BlockId, lead: &Words, text: &Words) -> Piece<M> {
    let colours = &brush.colours;
    let both = format!("{}{}", lead.shown, text.shown);
    let said = |text: String, heft, colour| Said { text, font: theme::font(&both, heft), colour };
    let parts = vec![
        said(lead.shown.clone(), Heft::Bold, colours.ink),
        said(format!(" — {}", within(&lead.shown, &text.shown)), Heft::Plain, colours.quiet),
    ];
    let line = theme::line_height(&text.shown, Heft::Plain, brush.sizes.air());
    let words = brush.said(parts, Step::Small, line).width(Length::Fill);
    let icon = Plate::new(brush.icon("info", 30.0, colours.quiet)).width(Length::Shrink).padding([brush.px(4.0), 0.0]);
    let both = iced::widget::Row::with_children([icon.into(), words.into()]).spacing(brush.air(20.0));
    brush.read(id, both)
}

/// A text after a lead that runs the other way keeps its own order and its own full stop.
fn within(lead: &str, text: &str) -> String {
    let runs = |text: &str| fonts::script(text) == Script::Arabic;
    if runs(lead) == runs(text) { text.to_owned() } else { format!("\u{2068}{text}\u{2069}") }
}

fn figures<M: 'static>(brush: &Brush, id: &BlockId, figures: &[Figure]) -> Piece<M> {
    let across = brush.screen.width as f32 / if brush.landscape() { 2.0 } else { 1.0 } - 2.0 * brush.margin();
    let each = across / figures.len().clamp(1, 3) as f32 - brush.gap() - 2.0 * brush.air(32.0);
    let wide = |figure: &Figure| {
        let label = brush.widest_word(&figure.label.shown, brush.smallest(Step::Small), Heft::Plain);
        brush.widest_word(&figure.value.shown, brush.smallest(Step::Figure), Heft::Bold).max(label)
    };
    let narrow = figures
        .iter()
        .any(|figure| brush.longest_word(&figure.value.shown, Step::Figure) > each || wide(figure) > each);
    if brush.large() || narrow {
        let lines = figures.iter().enumerate().map(|(at, figure)| figure_line(brush, id, at, figure)).collect();
        return brush.card(stacked(lines, 0.0)).padding([brush.air(16.0), brush.inset(32.0)]).into();
    }
    let cards = figures.iter().enumerate().map(|(at, figure)| {
        let colours = &brush.colours;
        let label = brush.words(&figure.label, Step::Small, Heft::Plain, colours.quiet).into();
        let value = brush.words(&figure.value, Step::Figure, Heft::Bold, colours.ink).into();
        let ring = brush.ring(&part(id, at));
        let both = stacked(vec![label, value], brush.px(4.0));
        let card = brush.card(both).padding([brush.air(26.0), brush.inset(32.0)]).ring(ring);
        card.align(iced::Alignment::Start, iced::Alignment::Start).into()
    });
    Even::new(figures.len().clamp(1, 3), brush.gap(), cards.collect()).into()
}

/// A figure beside its label, where type is large.
fn figure_line<M: 'static>(brush: &Brush, id: &BlockId, at: usize, figure: &Figure) -> Piece<M> {
    let colours = &brush.colours;
    let label = brush.words(&figure.label, Step::Small, Heft::Plain, colours.quiet);
    let value = brush.words(&figure.value, Step::Body, Heft::Bold, colours.ink);
    let whole = brush.column() - 2.0 * brush.inset(32.0) - brush.air(56.0) - 1.0;
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let abreast = wide(&figure.label, Step::Small, Heft::Plain) <= whole * 0.4
        && wide(&figure.value, Step::Body, Heft::Bold) <= whole * 0.6;
    let both = match abreast {
        true => {
            let value = value.align_x(brush.end()).width(Length::FillPortion(3)).into();
            beside(vec![label.width(Length::FillPortion(2)).into(), value], brush.air(20.0))
        }
        false => stacked(vec![label.width(Length::Fill).into(), value.width(Length::Fill).into()], brush.px(2.0)),
    };
    Plate::new(both).padding([brush.air(6.0), 0.0]).radius(brush.px(12.0)).ring(brush.ring_near(&part(id, at))).into()
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
