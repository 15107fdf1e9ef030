//! What never moves: the strip and the quiet bar at the top, the page's own buttons and the constant tools at the bottom.

use iced::widget::Row;
use iced::{Alignment, Color, Length};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::even::Even;
use super::knock::Knockable;
use super::mirror::Mirror;
use super::picture;
use super::plate::Plate;
use crate::fonts::{self, Script};
use crate::page::{BlockId, Control, State, Tone, Weight, Words};
use crate::theme::{Heft, Step};

/// The strip across the top.
pub(super) fn banner<M: 'static>(brush: &Brush, id: &BlockId, words: &Words) -> Piece<M> {
    let (ink, bed) = brush.colours.tone(Tone::Warn);
    let text = brush.words(words, Step::Small, Heft::Firm, ink).align_x(Alignment::Center);
    let plate = Plate::new(text).bed(bed).align(Alignment::Center, Alignment::Center);
    plate.padding([brush.air(7.0), brush.margin()]).ring(brush.ring_inside(id)).into()
}

/// The quiet bar: the service's name, and the language in use.
pub(super) fn top<M: Clone + 'static>(
    brush: &Brush,
    id: &BlockId,
    name: &Words,
    language: Option<&Control<M>>,
) -> Piece<M> {
    let colours = &brush.colours;
    let mark = picture::mark(brush, colours.accent, colours.accent_ink);
    let name = brush.words(name, Step::Body, Heft::Firm, colours.ink).into();
    let who = Plate::new(beside(vec![mark, name], brush.px(20.0))).radius(brush.px(12.0)).ring(brush.ring(id));
    let who = Knockable::new(who).into();
    let row =
        beside(std::iter::once(who).chain(language.map(|control| pill(brush, control))).collect(), brush.px(20.0));
    let (above, below) = if brush.landscape() { (22.0, 18.0) } else { (26.0, 44.0) };
    let padding = iced::padding::top(brush.air(above)).bottom(brush.air(below)).horizontal(brush.margin());
    Plate::new(row).padding(padding).into()
}

fn pill<M: Clone + 'static>(brush: &Brush, control: &Control<M>) -> Piece<M> {
    let ink = brush.label_ink(control.state);
    let icon = brush.icon(control.icon.unwrap_or("globe"), 32.0, ink);
    let label = brush.words(&control.label, Step::Small, Heft::Firm, ink).into();
    let height = brush.px(62.0 * brush.sizes.air()).max(brush.target()).max(brush.sizes.font(Step::Small) * 1.4);
    let plate = Plate::new(beside(vec![icon, label], brush.px(16.0)))
        .bed(brush.colours.surface)
        .border(brush.px(2.0), brush.colours.line)
        .radius(height / 2.0)
        .width(Length::Shrink)
        .least(brush.target(), height)
        .padding([0.0, brush.air(30.0)])
        .ring(brush.ring(&control.id));
    brush.press(control, height / 2.0, plate)
}

/// The page's own buttons over the constant bar, on one surface.
pub(super) fn bottom<M: Clone + 'static>(
    brush: &Brush,
    actions: &[Control<M>],
    tools: &[Control<M>],
) -> Option<Piece<M>> {
    if actions.is_empty() && tools.is_empty() {
        return None;
    }
    let line = Plate::new(brush.space(brush.px(2.0))).bed(brush.colours.line).into();
    let actions = (!actions.is_empty()).then(|| {
        let padding = iced::padding::top(brush.air(26.0)).bottom(brush.air(10.0)).horizontal(brush.margin());
        Plate::new(buttons(brush, actions)).padding(padding).into()
    });
    let tools = (!tools.is_empty()).then(|| constant(brush, tools));
    let all = std::iter::once(line).chain(actions).chain(tools).collect();
    Some(Plate::new(stacked(all, 0.0)).bed(brush.colours.surface).into())
}

/// Buttons: the first keeps its own width if it goes back, the primary one takes the most.
pub(super) fn buttons<M: Clone + 'static>(brush: &Brush, controls: &[Control<M>]) -> Piece<M> {
    let (links, controls): (Vec<_>, Vec<_>) = controls.iter().partition(|control| control.weight == Weight::Link);
    let links: Vec<Piece<M>> = match brush.large() {
        true if !links.is_empty() => vec![self::links(brush, links)],
        true | false => links.into_iter().map(|control| link(brush, control)).collect(),
    };
    let per_row = if brush.landscape() {
        4
    } else if brush.large() || brush.screen.is_small() {
        2
    } else {
        3
    };
    let backs = |control: &Control<M>| goes_back(control) && controls.len() > 1;
    let mut rows = Vec::new();
    let rest = controls.len().checked_rem(per_row).unwrap_or(0);
    let (head, tail) = controls.split_at(if controls.len() > per_row { rest } else { 0 });
    for group in std::iter::once(head).chain(tail.chunks(per_row)).filter(|group| !group.is_empty()) {
        let mut row = Row::new().spacing(brush.gap()).align_y(Alignment::Center);
        for control in group {
            if brush.landscape() && control.weight == Weight::Primary && group.len() > 1 {
                row = row.push(iced::widget::space().width(Length::Fill));
            }
            row = row.push(button(brush, control, width(brush, control, backs(control), group.len())));
        }
        rows.push(row.into());
    }
    stacked(links.into_iter().chain(rows).collect(), brush.gap())
}

/// Links side by side, as many as find room.
pub(super) fn links<'a, M: Clone + 'static>(
    brush: &Brush,
    links: impl IntoIterator<Item = &'a Control<M>>,
) -> Piece<M> {
    let links = links.into_iter().map(|control| link(brush, control));
    let row = Row::with_children(links).spacing(brush.air(48.0).max(brush.gap())).align_y(Alignment::Center);
    row.wrap().vertical_spacing(brush.sizes.mm(2.54)).into()
}

fn width<M>(brush: &Brush, control: &Control<M>, back: bool, abreast: usize) -> Length {
    match (back, brush.landscape(), control.weight) {
        (true, _, _) => Length::Shrink,
        (false, true, Weight::Primary) if abreast > 1 => Length::Shrink,
        (false, true, Weight::Secondary) if abreast > 1 => Length::Shrink,
        (false, _, _) => Length::Fill,
    }
}

fn goes_back<M>(control: &Control<M>) -> bool {
    control.id.0 == "back" || matches!(control.icon, Some("chevron-left" | "arrow-left"))
}

/// A button.
pub(super) fn button<M: Clone + 'static>(brush: &Brush, control: &Control<M>, width: Length) -> Piece<M> {
    let height = if brush.landscape() { 100.0 } else { 112.0 };
    tall(brush, control, width, height)
}

/// The one great answer of the idle question.
pub(super) fn great<M: Clone + 'static>(brush: &Brush, control: &Control<M>) -> Piece<M> {
    tall(brush, control, Length::Fill, 140.0)
}

fn tall<M: Clone + 'static>(brush: &Brush, control: &Control<M>, width: Length, height: f32) -> Piece<M> {
    let colours = &brush.colours;
    let primary = control.weight == Weight::Primary;
    let (bed, ink, edge) = match control.state {
        State::Ready | State::Selected if primary => (colours.accent, colours.accent_ink, colours.accent),
        State::Ready => (colours.surface, colours.ink, colours.ink),
        State::Selected => (colours.tint, colours.ink, colours.accent),
        State::Disabled => (colours.sunk, colours.quiet, colours.sunk),
    };
    let label = brush.words(&control.label, Step::Label, Heft::Firm, ink).align_x(Alignment::Center).into();
    let icon = control.icon.map(|icon| brush.icon(icon, 40.0, ink));
    let face = match (icon, primary) {
        (None, _) => vec![label],
        // The icon is measured first, so that a long label leaves it its place.
        (Some(icon), true) => {
            let turned = beside(vec![Mirror::new(icon).into(), Mirror::new(label).into()], brush.px(22.0));
            vec![Mirror::new(turned).into()]
        }
        (Some(icon), false) => vec![icon, label],
    };
    let plate = Plate::new(beside(face, brush.px(22.0)))
        .bed(bed)
        .border(brush.px(3.0), edge)
        .radius(brush.px(24.0))
        .width(width)
        .least(brush.air(200.0).max(brush.target()), brush.air(height))
        .padding([brush.air(12.0), brush.air(44.0)])
        .align(Alignment::Center, Alignment::Center)
        .ring(brush.ring(&control.id));
    brush.press(control, brush.px(24.0), plate)
}

/// A line of text one can press, underlined and as high as a finger.
pub(super) fn link<M: Clone + 'static>(brush: &Brush, control: &Control<M>) -> Piece<M> {
    let ink = brush.label_ink(control.state);
    let text = brush.words(&control.label, Step::Small, Heft::Firm, ink);
    let line = Plate::new(brush.space(brush.px(2.0))).bed(ink);
    let lined = iced::widget::column![text, line].width(Length::Shrink);
    let icon = control.icon.map(|icon| brush.icon(icon, 32.0, ink));
    let plate = Plate::new(beside(icon.into_iter().chain([lined.into()]).collect(), brush.px(14.0)))
        .width(Length::Shrink)
        .radius(brush.px(14.0))
        .least(brush.target(), brush.target())
        .ring(brush.ring(&control.id));
    brush.press(control, brush.px(14.0), plate)
}

/// The constant bar: each tool an icon and a word.
fn constant<M: Clone + 'static>(brush: &Brush, tools: &[Control<M>]) -> Piece<M> {
    // Longer words get the room of two rows.
    let sixth = (brush.screen.width as f32 - 2.0 * brush.margin()) / tools.len().max(1) as f32;
    let long = |tool: &Control<M>| brush.longest_word(&tool.label.shown, Step::Small) > sixth;
    let large = brush.large() || !brush.landscape() && tools.iter().any(long);
    let columns = if large && !brush.landscape() { tools.len().div_ceil(2) } else { tools.len() };
    let gap = brush.sizes.mm(2.54);
    let sides = brush.px(20.0).max(brush.margin() - brush.px(44.0));
    let cell = (brush.screen.width as f32 - 2.0 * sides + gap) / columns.max(1) as f32 - gap;
    let room = cell - brush.sizes.grown(36.0) - brush.px(10.0).max(brush.air(16.0)) - 2.0 * brush.px(4.0);
    let tight = tools.iter().any(|tool| brush.longest_word(&tool.label.shown, Step::Small) > room);
    // On a small screen words come before their marks.
    let mark = match (brush.screen.is_small() && tight, brush.landscape()) {
        (false, _) => 36.0,
        (true, false) => 24.0,
        (true, true) => 0.0,
    };
    let all = tools.iter().map(|control| tool(brush, control, large, mark)).collect();
    let edge = brush.air(14.0).max(gap);
    Plate::new(Even::new(columns.max(1), gap, all)).padding([edge, sides]).into()
}

fn tool<M: Clone + 'static>(brush: &Brush, control: &Control<M>, large: bool, mark: f32) -> Piece<M> {
    let colours = &brush.colours;
    let (bed, ink) = match control.state {
        State::Ready => (Color::TRANSPARENT, colours.ink),
        State::Selected => (colours.tint, colours.ink),
        State::Disabled => (Color::TRANSPARENT, colours.quiet),
    };
    // Six words side by side in the largest type leave no room for their marks.
    let many = fonts::script(&control.label.shown) == Script::Tamil;
    let marked = mark > 0.0 && !((brush.landscape() || many) && brush.sizes.text() > 1.5);
    let icon = control.icon.filter(|_| marked).map(|icon| brush.icon(icon, mark, ink));
    let label = brush.words(&control.label, Step::Small, Heft::Firm, ink).align_x(Alignment::Center);
    // Lying down a small screen has no height to spare: two lines of a tool's name stand within its least height.
    let label = if brush.screen.is_small() && brush.landscape() { label.size(brush.sizes.least()) } else { label };
    let label = label.into();
    let face: Piece<M> = if brush.landscape() || large {
        beside(icon.into_iter().chain([label]).collect(), brush.px(10.0).max(brush.air(16.0)))
    } else {
        let all = icon.into_iter().chain([label]);
        iced::widget::Column::with_children(all).spacing(brush.px(6.0)).align_x(Alignment::Center).into()
    };
    let plate = Plate::new(face)
        .bed(bed)
        .radius(brush.px(18.0))
        .least(0.0, brush.air(if brush.landscape() { 72.0 } else { 96.0 }))
        .padding([brush.air(6.0), brush.px(4.0)])
        .align(Alignment::Center, Alignment::Center)
        .ring(brush.ring_near(&control.id));
    let border = if control.state == State::Selected { brush.px(3.0) } else { 0.0 };
    brush.press(control, brush.px(18.0), plate.border(border, colours.accent))
}
