//! The constant bar: each tool an icon and a word, in as few rows as the words allow. Where they are too wide the marks
//! grow smaller and go before the letters do.

use iced::{Alignment, Color};

use super::Piece;
use super::brush::{Brush, beside};
use super::even::Even;
use super::plate::Plate;
use crate::fonts::{self, Script};
use crate::page::{Control, State};
use crate::theme::{Heft, Step};

/// How tools are set.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Setting {
    columns: usize,
    /// Side of the mark in the design's pixels; none is drawn at 0.
    mark: f32,
    /// Of the letters, in pixels.
    size: f32,
    face: Face,
}

/// How a tool's mark stands to its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Over,
    Beside,
}

/// All tools.
pub(super) fn tools<M: Clone + 'static>(brush: &Brush, tools: &[Control<M>]) -> Piece<M> {
    let setting = set(brush, tools);
    let all = tools.iter().map(|control| tool(brush, control, setting)).collect();
    let edge = brush.air(14.0).max(gap(brush));
    let below = if brush.screen.is_small() { brush.px(4.0) } else { edge };
    let padding = iced::padding::top(edge).bottom(below).horizontal(sides(brush));
    Plate::new(Even::new(setting.columns.max(1), gap(brush), all)).padding(padding).into()
}

fn gap(brush: &Brush) -> f32 {
    brush.sizes.mm(2.54)
}

fn sides(brush: &Brush) -> f32 {
    brush.px(20.0).max(brush.margin() - brush.px(44.0))
}

fn between(brush: &Brush) -> f32 {
    brush.px(10.0).max(brush.air(16.0))
}

/// The first of all settings in which every word finds room, or else the one with the most.
fn set<M>(brush: &Brush, tools: &[Control<M>]) -> Setting {
    let settings = settings(brush, tools);
    let holds = |setting: &&Setting| {
        let cell = (brush.screen.width as f32 - 2.0 * sides(brush) + gap(brush)) / setting.columns.max(1) as f32;
        let mark = match setting.face {
            Face::Beside if setting.mark > 0.0 => brush.sizes.grown(setting.mark) + between(brush),
            Face::Beside | Face::Over => 0.0,
        };
        let room = cell - gap(brush) - mark - 2.0 * brush.px(4.0) - 1.0;
        tools.iter().all(|tool| brush.widest_word(&tool.label.shown, setting.size, Heft::Firm) <= room)
    };
    let last = Setting { columns: 1, mark: 0.0, size: brush.sizes.least_label(), face: Face::Beside };
    settings.iter().find(holds).or(settings.last()).copied().unwrap_or(last)
}

/// What is tried, the best first.
fn settings<M>(brush: &Brush, tools: &[Control<M>]) -> Vec<Setting> {
    let (abreast, halved) = (tools.len(), tools.len().div_ceil(2));
    let full = brush.sizes.font(Step::Small);
    let sizes = [full, brush.sizes.least().min(full), brush.sizes.least_label().min(full)];
    let [_, less @ ..] = &sizes;
    // Six words side by side in the largest type leave no room for their marks.
    let many = tools.iter().any(|tool| fonts::script(&tool.label.shown) == Script::Tamil);
    let marks: &[f32] = match (brush.landscape() || many) && brush.sizes.text() > 1.5 {
        true => &[0.0],
        false => &[36.0, 24.0, 0.0],
    };
    let beside = |columns: usize, sizes: &[f32]| -> Vec<Setting> {
        let marked = |size: &f32| {
            let size = *size;
            marks.iter().map(move |mark| Setting { columns, mark: *mark, size, face: Face::Beside })
        };
        sizes.iter().flat_map(marked).collect()
    };
    // A small screen has no height to spare: two lines of a tool's name stand within its least height.
    let sizes: &[f32] = if brush.screen.is_small() { less } else { &sizes };
    match (brush.landscape(), brush.large()) {
        (true, _) => [beside(abreast, sizes), beside(halved, sizes)].concat(),
        (false, true) => beside(halved, sizes),
        (false, false) => {
            let (mark, size) = (marks.first().copied().unwrap_or_default(), full);
            let over = Setting { columns: abreast, mark, size, face: Face::Over };
            std::iter::once(over).chain(beside(halved, sizes)).collect()
        }
    }
}

fn tool<M: Clone + 'static>(brush: &Brush, control: &Control<M>, setting: Setting) -> Piece<M> {
    let colours = &brush.colours;
    let (bed, ink) = match control.state {
        State::Ready => (Color::TRANSPARENT, colours.ink),
        State::Selected => (colours.tint, colours.ink),
        State::Disabled => (Color::TRANSPARENT, colours.quiet),
    };
    let Setting { mark, size, face, .. } = setting;
    let icon = control.icon.filter(|_| mark > 0.0).map(|icon| brush.icon(icon, mark, ink));
    let label = brush.words(&control.label, Step::Small, Heft::Firm, ink).align_x(Alignment::Center).size(size).into();
    let all = icon.into_iter().chain([label]).collect();
    let face: Piece<M> = match face {
        Face::Beside => beside(all, between(brush)),
        Face::Over => iced::widget::Column::with_children(all).spacing(brush.px(6.0)).align_x(Alignment::Center).into(),
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
