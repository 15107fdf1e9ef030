//! What never moves: the strip and the quiet bar at the top, the page's own buttons and the constant tools at the bottom.

use iced::widget::Row;
use iced::{Alignment, Length};

use super::Piece;
use super::brush::{Brush, beside, stacked};
use super::knock::Knockable;
use super::mirror::Mirror;
use super::plate::Plate;
use super::{picture, tools};
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
    width: f32,
) -> Piece<M> {
    let colours = &brush.colours;
    let mark = picture::mark(brush, colours.accent, colours.accent_ink);
    // Beside the keyboard of a small screen the language may leave no room for the name; its mark says the same.
    let line = |words: &Words, step| brush.one_line(&words.shown, brush.sizes.font(step), Heft::Firm);
    let taken =
        language.map_or(0.0, |control| line(&control.label, Step::Small) + brush.px(68.0) + 2.0 * brush.inset(30.0));
    let left = width - 2.0 * brush.margin() - taken - brush.sizes.grown(100.0);
    let name = (line(name, Step::Body) <= left || !brush.screen.is_small())
        .then(|| brush.words(name, Step::Body, Heft::Firm, colours.ink).into());
    let who = Plate::new(beside(std::iter::once(mark).chain(name).collect(), brush.px(20.0)))
        .radius(brush.px(12.0))
        .ring(brush.ring(id));
    let who = Knockable::new(who).into();
    let row =
        beside(std::iter::once(who).chain(language.map(|control| pill(brush, control))).collect(), brush.px(20.0));
    let (above, below) = match (brush.landscape(), brush.screen.is_small()) {
        (true, _) => (22.0, 18.0),
        (false, false) => (26.0, 44.0),
        (false, true) => (26.0, 18.0),
    };
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
        .padding([0.0, brush.inset(30.0)])
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
        // Keys may stand right over them.
        let over = brush.air(26.0).max(brush.sizes.mm(2.54) * 0.75);
        let padding = iced::padding::top(over).bottom(brush.air(10.0)).horizontal(brush.margin());
        Plate::new(buttons(brush, actions)).padding(padding).into()
    });
    let tools = (!tools.is_empty()).then(|| tools::tools(brush, tools));
    let all = std::iter::once(line).chain(actions).chain(tools).collect();
    Some(Plate::new(stacked(all, 0.0)).bed(brush.colours.surface).into())
}

/// Buttons: the first keeps its own width if it goes back, the primary one takes the most.
pub(super) fn buttons<M: Clone + 'static>(brush: &Brush, controls: &[Control<M>]) -> Piece<M> {
    let (links, controls): (Vec<_>, Vec<_>) = controls.iter().partition(|control| control.weight == Weight::Link);
    let links = (!links.is_empty()).then(|| self::links(brush, links));
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
        match find_room(brush, group) {
            true => rows.push(row.into()),
            false => rows.extend(group.iter().map(|control| button(brush, control, Length::Fill))),
        }
    }
    stacked(links.into_iter().chain(rows).collect(), brush.gap())
}

/// Whether buttons find room side by side: each its widest word, and one that goes back its whole label.
fn find_room<M>(brush: &Brush, group: &[&Control<M>]) -> bool {
    let size = brush.smallest(Step::Label);
    let edges = 2.0 * brush.inset(44.0);
    let wide = |control: &&Control<M>| {
        let shown = &control.label.shown;
        let icon = control.icon.map_or(0.0, |_| brush.sizes.grown(40.0) + brush.px(22.0));
        let words = match goes_back(control) {
            true => brush.one_line(shown, brush.sizes.font(Step::Label), Heft::Firm),
            false => brush.widest_word(shown, size, Heft::Firm),
        };
        words + icon + edges
    };
    let gaps = brush.gap() * group.len().saturating_sub(1) as f32;
    group.len() < 2 || group.iter().map(wide).sum::<f32>() + gaps <= brush.screen.width as f32 - 2.0 * brush.margin()
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
        (Some(icon), true) if !goes_back(control) => {
            let turned = beside(vec![Mirror::new(icon).into(), Mirror::new(label).into()], brush.px(22.0));
            vec![Mirror::new(turned).into()]
        }
        (Some(icon), _) => vec![icon, label],
    };
    let plate = Plate::new(beside(face, brush.px(22.0)))
        .bed(bed)
        .border(brush.px(3.0), edge)
        .radius(brush.px(24.0))
        .width(width)
        .least(brush.air(200.0).max(brush.target()), brush.air(height))
        .padding([brush.air(12.0), brush.inset(44.0)])
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
