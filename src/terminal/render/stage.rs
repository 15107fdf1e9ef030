//! The whole page: which of its blocks stand at the top, in the middle, at the bottom; one column or two; and the two
//! pages that are built otherwise, the attract page with its picture and the idle question over the page behind it.

use iced::gradient::Linear;
use iced::widget::{Row, Stack};
use iced::{Alignment, Color, Degrees, Gradient, Length};

use super::Piece;
use super::around::Around;
use super::balance::{Balance, Spaced};
use super::brush::{Brush, stacked};
use super::frame::Frame;
use super::knock::Knockable;
use super::plate::Plate;
use super::turner::Turner;
use super::{bar, block, cards, dial, keyboard, picture, typing};
use crate::look::Reach;
use crate::page::{Block, BlockId, Control, Kind, Page, Weight, Words};
use crate::theme::{Heft, Step};

/// The blocks of a page by where they stand.
pub(super) struct Sorted<'a, M> {
    pub(super) banner: Option<Piece<M>>,
    /// The quiet bar's id, name and language.
    pub(super) top: Option<(&'a BlockId, &'a Words, Option<&'a Control<M>>)>,
    pub(super) middle: Vec<&'a Block<M>>,
    pub(super) keyboard: Option<&'a crate::page::Keyboard<M>>,
    pub(super) actions: Vec<Control<M>>,
    pub(super) tools: Vec<Control<M>>,
}

impl<M: Clone + 'static> Sorted<'_, M> {
    /// The quiet bar, so many pixels across.
    pub(super) fn bar(&self, brush: &Brush, width: f32) -> Option<Piece<M>> {
        self.top.map(|(id, name, language)| bar::top(brush, id, name, language, width))
    }
}

fn sorted<'a, M: Clone + 'static>(brush: &Brush, page: &'a Page<M>) -> Sorted<'a, M> {
    let (banner, top, keyboard) = (None, None, None);
    let mut sorted = Sorted { banner, top, middle: Vec::new(), keyboard, actions: Vec::new(), tools: Vec::new() };
    for block in &page.blocks {
        match &block.kind {
            Kind::Banner(words) => sorted.banner = Some(bar::banner(brush, &block.id, words)),
            Kind::Top { name, language } => {
                sorted.top = Some((&block.id, name, language.as_ref()));
            }
            Kind::Keyboard(keyboard) => sorted.keyboard = Some(keyboard),
            Kind::Actions(controls) => sorted.actions.extend(controls.iter().cloned()),
            Kind::Tools(controls) => sorted.tools.extend(controls.iter().cloned()),
            Kind::Progress(_)
            | Kind::Heading(_)
            | Kind::Subheading(_)
            | Kind::Paragraph(_)
            | Kind::Remark { .. }
            | Kind::Notice(_)
            | Kind::Picture { .. }
            | Kind::Paper(_)
            | Kind::Figures(_)
            | Kind::Cards(_)
            | Kind::Choices(_)
            | Kind::Field(_)
            | Kind::Rows(_)
            | Kind::Reference { .. }
            | Kind::Chips { .. } => sorted.middle.push(block),
        }
    }
    sorted
}

/// The page, whichever way it is built.
pub(super) fn page<M: Clone + 'static>(brush: &Brush, page: &Page<M>, behind: Option<&Page<M>>) -> Piece<M> {
    if super::is_sheet(page) {
        return idle(brush, page, behind);
    }
    if page.blocks.iter().any(|block| matches!(&block.kind, Kind::Picture { name, .. } if name == "town")) {
        return attract(brush, page);
    }
    plain(brush, page)
}

fn plain<M: Clone + 'static>(brush: &Brush, page: &Page<M>) -> Piece<M> {
    let sorted = sorted(brush, page);
    if let Some(keyboard) = sorted.keyboard.filter(|_| brush.screen.is_small()) {
        return typing::page(brush, page, sorted, keyboard);
    }
    let top = sorted.bar(brush, brush.screen.width as f32);
    let Sorted { banner, middle, keyboard, mut actions, tools, .. } = sorted;
    let low = brush.reach == Reach::Low;
    // Links stand with the words where a row of them over the buttons would take too much, lying down with little room, or
    // would move the keys whenever it comes and goes.
    let with_words = (brush.landscape() || keyboard.is_some()) && !middle.is_empty();
    let links: Vec<Control<M>> = match with_words {
        true => actions.extract_if(.., |control| control.weight == Weight::Link).collect(),
        false => Vec::new(),
    };
    let noticed = middle.iter().any(|block| matches!(block.kind, Kind::Notice(_)));
    let under =
        |block: &&Block<M>| matches!(&block.kind, Kind::Cards(doors) if !noticed && cards::stand_under(brush, doors));
    let content = match brush.landscape() && (brush.sizes.air() < 0.95 || !middle.iter().any(under)) {
        true => two_columns(brush, page, &middle, keyboard, &links),
        false => {
            let loose = (!links.is_empty()).then(|| bar::links(brush, &links));
            stacked(std::iter::once(block::column(brush, page, &middle)).chain(loose).collect(), loosely(brush))
        }
    };
    let padding = iced::padding::horizontal(brush.margin()).bottom(brush.air(24.0));
    // The language may stand right over something to press.
    let padding = padding.top(brush.air(14.0).max(brush.sizes.mm(2.54)));
    let content = Plate::new(content).padding(padding).into();
    let (above, within) = if low { (None, top) } else { (top, None) };
    let above = stacked(banner.into_iter().chain(above).collect(), 0.0);
    let within = stacked(within.into_iter().chain([content]).collect(), 0.0);
    let keyboard = keyboard.filter(|_| !brush.landscape()).map(|content| {
        let width = brush.screen.width as f32;
        brush.unturned(|brush| keyboard::keyboard(brush, content, width))
    });
    let below = stacked(keyboard.into_iter().chain(bar::bottom(brush, &actions, &tools)).collect(), 0.0);
    Plate::new(framed(brush, page, [above, within, below], low)).bed(brush.colours.canvas).height(Length::Fill).into()
}

/// Parts in a frame that knows which page it shows: the same page with another heading is another.
pub(super) fn framed<M>(brush: &Brush, page: &Page<M>, parts: [Piece<M>; 3], low: bool) -> Around<M, Frame> {
    let heading = page.blocks.iter().find_map(|block| {
        let Kind::Heading(words) = &block.kind else { return None };
        Some(words.shown.as_str())
    });
    let name = format!("{}/{}", page.id.0, heading.unwrap_or_default());
    Frame::new(parts, low, name, Turner::new(brush))
}

/// Lying down, the question stands on the left and what is pressed on the right.
fn two_columns<M: Clone + 'static>(
    brush: &Brush,
    page: &Page<M>,
    middle: &[&Block<M>],
    keyboard: Option<&crate::page::Keyboard<M>>,
    links: &[Control<M>],
) -> Piece<M> {
    let asks = |block: &&Block<M>| match &block.kind {
        Kind::Progress(_) | Kind::Heading(_) | Kind::Subheading(_) | Kind::Paragraph(_) | Kind::Remark { .. } => true,
        Kind::Field(_) | Kind::Chips { .. } | Kind::Notice(_) => true,
        Kind::Figures(_) | Kind::Reference { .. } => true,
        Kind::Cards(_) | Kind::Choices(_) | Kind::Rows(_) | Kind::Picture { .. } | Kind::Paper(_) => false,
        Kind::Banner(_) | Kind::Top { .. } | Kind::Keyboard(_) | Kind::Actions(_) | Kind::Tools(_) => false,
    };
    // What is said of a list stands under it, where it is read and where there is room.
    let list = middle.iter().position(|block| matches!(block.kind, Kind::Rows(_))).unwrap_or(middle.len());
    let (asked, listed) = middle.split_at(list);
    // Keys have their side to themselves, so that nothing that comes and goes while one types moves them; but letters so large
    // need all the room there is.
    let keys_alone = keyboard.is_some() && !brush.large();
    let on_left = |block: &&Block<M>| keys_alone || asks(block);
    let (mut left, mut right): (Vec<&Block<M>>, Vec<&Block<M>>) = asked.iter().copied().partition(on_left);
    let under = if keys_alone { &mut left } else { &mut right };
    under.extend(listed);
    let gap = brush.aisle();
    let side = (brush.screen.width as f32 - 2.0 * brush.margin() - gap) / 2.0;
    let half = side.floor();
    // They take more than their half where they would be too small for a finger.
    let wide = keyboard.map_or(half, |content| keyboard::least(brush, content).max(half));
    let answer = keyboard.map(|content| brush.unturned(|brush| keyboard::keyboard(brush, content, wide)));
    let right_wide = (keys_alone || wide > half).then_some(wide);
    let loose = (!links.is_empty()).then(|| Spaced { gap: loosely(brush), piece: bar::links(brush, links) });
    let keys = answer.map(|piece| Spaced { gap: brush.gap(), piece });
    let right = block::spaced(brush, page, &right, block::Apart::Yes);
    let enough = brush.screen.height as f32 * 0.55;
    let left = block::spaced(brush, page, &left, block::Apart::Yes);
    Balance::new(left, right.into_iter().chain(keys).collect(), loose, [gap, enough], right_wide).into()
}

/// The distance of links from what stands over them.
fn loosely(brush: &Brush) -> f32 {
    brush.air(26.0).max(brush.sizes.mm(2.54))
}

/// The attract page: one promise over the line drawing of a town, and a door for each language.
fn attract<M: Clone + 'static>(brush: &Brush, page: &Page<M>) -> Piece<M> {
    let colours = &brush.colours;
    let Sorted { banner, middle, actions, tools, .. } = sorted(brush, page);
    let (mut promise, mut doors, mut notes, mut town) = (Vec::new(), Vec::new(), Vec::new(), None);
    for block in &page.blocks {
        match &block.kind {
            Kind::Top { name, .. } => promise.push(signed(brush, &block.id, name)),
            Kind::Picture { .. } => {
                let drawing = picture::picture(brush, colours.hero_line);
                town = Some(Plate::new(drawing).height(Length::Fill).ring(brush.ring_inside(&block.id)).into());
            }
            Kind::Banner(_) | Kind::Actions(_) | Kind::Tools(_) | Kind::Keyboard(_) => {}
            Kind::Heading(words) => {
                let step = if brush.landscape() { Step::Reference } else { Step::Hero };
                let text = brush.words(words, step, Heft::Bold, colours.hero_ink).width(Length::Fill);
                promise.push(brush.read(&block.id, text));
            }
            Kind::Paragraph(words) if doors.is_empty() && town.is_none() => {
                let text = brush.words(words, Step::Subheading, Heft::Plain, colours.hero_quiet).width(Length::Fill);
                promise.push(brush.read(&block.id, text));
            }
            Kind::Paragraph(words) => {
                let text = brush.words(words, Step::Small, Heft::Plain, colours.hero_quiet).width(Length::Fill);
                notes.push(brush.read(&block.id, text));
            }
            Kind::Remark { lead, text } => {
                let shown = format!("{} — {}", lead.shown, text.shown);
                let text = brush.text(&shown, Step::Small, Heft::Plain, colours.hero_quiet).width(Length::Fill);
                notes.push(brush.read(&block.id, text));
            }
            Kind::Cards(content) => doors.push(cards::cards(brush, content)),
            Kind::Progress(_)
            | Kind::Subheading(_)
            | Kind::Notice(_)
            | Kind::Paper(_)
            | Kind::Figures(_)
            | Kind::Choices(_)
            | Kind::Field(_)
            | Kind::Rows(_)
            | Kind::Reference { .. }
            | Kind::Chips { .. } => {
                let only: Vec<&Block<M>> = middle.iter().copied().filter(|one| one.id == block.id).collect();
                doors.push(block::column(brush, page, &only));
            }
        }
    }
    let sides = |piece: Piece<M>| Plate::new(piece).padding(iced::padding::horizontal(brush.margin())).into();
    // A small screen that lies down has no line to spare under its doors: every language is to be seen at once.
    let low = brush.landscape() && brush.screen.is_small();
    if low {
        promise.append(&mut notes);
    }
    let notes = stacked(notes, brush.air(10.0));
    let doors = stacked(doors, brush.gap());
    let promise = stacked(promise, brush.air(if brush.landscape() { 20.0 } else { 36.0 }));
    let (middle, below) = match brush.landscape() {
        false => (sides(promise), vec![sides(doors), sides(notes)]),
        true => (sides(halves(brush, promise, doors)), vec![sides(notes)]),
    };
    let start = brush.air(if brush.landscape() { 56.0 } else { 96.0 });
    let middle = Plate::new(middle).padding(iced::padding::top(start)).into();
    let mut bottom = vec![brush.space(brush.air(if brush.landscape() { 28.0 } else { 58.0 }))];
    bottom.push(stacked(below, brush.air(52.0)));
    bottom.push(brush.space(brush.air(44.0)));
    bottom.extend(bar::bottom(brush, &actions, &tools));
    let parts = [stacked(banner.into_iter().collect(), 0.0), middle, stacked(bottom, 0.0)];
    let frame = framed(brush, page, parts, false).with(town);
    let [from, to] = colours.hero;
    let sky = Gradient::Linear(Linear::new(Degrees(180.0)).add_stop(0.0, from).add_stop(1.0, to));
    Plate::new(frame).bed(sky).height(Length::Fill).into()
}

/// The promise beside the doors; on a small screen both begin at the top, so that no door is below the fold.
fn halves<M: 'static>(brush: &Brush, promise: Piece<M>, doors: Piece<M>) -> Piece<M> {
    let align = if brush.screen.is_small() { Alignment::Start } else { Alignment::Center };
    Row::with_children([promise, doors]).spacing(brush.aisle()).align_y(align).into()
}

fn signed<M: Clone + 'static>(brush: &Brush, id: &BlockId, name: &crate::page::Words) -> Piece<M> {
    let [bed, _] = brush.colours.hero;
    let mark = picture::mark(brush, brush.colours.hero_ink, bed);
    let name = brush.words(name, Step::Label, Heft::Firm, brush.colours.hero_ink).into();
    let row = super::brush::beside(vec![mark, name], brush.px(22.0));
    Plate::new(Knockable::new(brush.read(id, row)))
        .padding(iced::padding::bottom(brush.air(if brush.landscape() { 24.0 } else { 70.0 })))
        .into()
}

/// The idle question: a sheet over the dimmed page, one large answer.
fn idle<M: Clone + 'static>(brush: &Brush, page: &Page<M>, behind: Option<&Page<M>>) -> Piece<M> {
    let Sorted { middle, actions, tools, .. } = sorted(brush, page);
    let dial = dialled(brush, page);
    let counts = |block: &&Block<M>| matches!(block.kind, Kind::Progress(_) | Kind::Figures(_));
    let words: Vec<&Block<M>> = middle.into_iter().filter(|block| !counts(block)).collect();
    let words = block::column(brush, page, &words);
    let asked = super::brush::beside(dial.into_iter().chain([words]).collect(), brush.air(44.0));
    let (main, rest): (Vec<_>, Vec<_>) = actions.into_iter().partition(|one| one.weight == Weight::Primary);
    let main = main.iter().map(|control| bar::great(brush, control));
    let rest: Vec<Piece<M>> = rest.iter().map(|control| bar::button(brush, control, Length::Fill)).collect();
    let abreast = if brush.large() && !brush.landscape() { 1 } else { 2 };
    let rest = super::even::Even::new(abreast, brush.gap(), rest).into();
    let all = std::iter::once(asked).chain(main).chain([rest]).collect();
    let inner = Plate::new(stacked(all, brush.air(34.0))).padding([brush.air(64.0), brush.margin()]);
    let radius = iced::border::top_left(brush.px(44.0)).top_right(brush.px(44.0));
    let sheet = brush.edged(inner.bed(brush.colours.surface).radius(radius)).into();
    let below = stacked(std::iter::once(sheet).chain(bar::bottom(brush, &[], &tools)).collect(), 0.0);
    let over = framed(brush, page, [brush.space(0.0), brush.space(0.0), below], false);
    let dim = brush.colours.veil;
    let back: Piece<M> = match behind {
        Some(behind) => plain(&brush.behind(), behind),
        None => Plate::new(brush.space(0.0)).bed(dim).height(Length::Fill).into(),
    };
    let veil = Plate::new(over).bed(Color { a: if behind.is_some() { 0.86 } else { 0.0 }, ..dim });
    Stack::with_children([back, veil.height(Length::Fill).into()]).into()
}

/// The seconds that are left: the figure, if there is one, in a ring as full as the progress.
fn dialled<M: Clone + 'static>(brush: &Brush, page: &Page<M>) -> Option<Piece<M>> {
    let (id, progress) = page.blocks.iter().find_map(|block| {
        let Kind::Progress(progress) = &block.kind else { return None };
        Some((&block.id, progress))
    })?;
    let figure = page.blocks.iter().find_map(|block| {
        let Kind::Figures(figures) = &block.kind else { return None };
        Some((crate::page::reader::part(&block.id, 0), &figures.first()?.value))
    });
    let ring = brush.ring(id).or_else(|| brush.ring(&figure.as_ref()?.0));
    let words = figure.as_ref().map_or(&progress.label, |(_, value)| value);
    Some(
        Plate::new(dial::dial(brush, words, progress.thousandths))
            .width(Length::Shrink)
            .radius(brush.px(24.0))
            .ring(ring)
            .into(),
    )
}
