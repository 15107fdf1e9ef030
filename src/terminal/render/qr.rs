//! A reference to keep: large enough to read from a metre, with its code beside it. The code stands on white in every
//! theme, because that is what readers expect.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::Tree;
use iced::advanced::{Renderer as _, Widget, mouse, renderer};
use iced::{Alignment, Border, Color, Element, Length, Rectangle, Size};
use qrcodegen::{QrCode, QrCodeEcc};

use super::brush::{Brush, stacked};
use super::{Heard, Piece};
use crate::page::{BlockId, Words};
use crate::theme::{Heft, Step};

/// The quiet zone a reader needs, in modules.
const QUIET: i32 = 4;

/// The card with label, reference, check code, detail and code to scan.
pub(super) fn reference<M: 'static>(
    brush: &Brush,
    id: &BlockId,
    (words, secret): ([&Words; 3], Option<&[Words; 2]>),
    code: &str,
) -> Piece<M> {
    let [label, value, detail] = words;
    let colours = &brush.colours;
    let named = |words: &Words| brush.words(words, Step::Small, Heft::Plain, colours.quiet).into();
    let shown = |words: &Words, step| brush.words(words, step, Heft::Bold, colours.ink).into();
    let secret = secret.into_iter().flat_map(|[name, code]| [named(name), shown(code, Step::Label)]);
    let lines = [named(label), shown(value, Step::Reference)].into_iter().chain(secret).chain([named(detail)]);
    let lines = stacked(lines.collect(), brush.air(8.0));
    let code = QrCode::encode_text(code, QrCodeEcc::Medium).ok();
    let side = brush.px(304.0 * (0.3 + 0.7 * brush.sizes.air()));
    let pieces = std::iter::once(lines).chain(code.map(|code| Element::new(Code { code, side })));
    let row = iced::widget::Row::with_children(pieces).spacing(brush.px(24.0)).align_y(Alignment::Center);
    brush.card(row).padding([brush.air(18.0), brush.inset(36.0)]).ring(brush.ring(id)).into()
}

/// The code alone, drawn in whole pixels.
struct Code {
    code: QrCode,
    side: f32,
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Code {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.side), Length::Fixed(self.side))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &iced::Renderer, _limits: &layout::Limits) -> layout::Node {
        layout::Node::new(Size::new(self.side, self.side))
    }

    fn draw(
        &self,
        _tree: &Tree,
        renderer: &mut iced::Renderer,
        _theme: &iced::Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let bounds = layout.bounds();
        let border = Border::default().rounded(self.side * 0.05);
        renderer.fill_quad(renderer::Quad { bounds, border, ..Default::default() }, Color::WHITE);
        let modules = self.code.size();
        let module = (self.side / (modules + 2 * QUIET) as f32).floor().max(1.0);
        let offset = ((self.side - module * modules as f32) / 2.0).floor();
        for y in 0..modules {
            for (from, to) in runs(&self.code, y) {
                let bounds = Rectangle {
                    x: (bounds.x + offset).round() + from as f32 * module,
                    y: (bounds.y + offset).round() + y as f32 * module,
                    width: (to - from) as f32 * module,
                    height: module,
                };
                renderer.fill_quad(renderer::Quad { bounds, ..Default::default() }, Color::BLACK);
            }
        }
    }
}

/// The dark runs of a line: from and up to.
fn runs(code: &QrCode, y: i32) -> Vec<(i32, i32)> {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
        match runs.last_mut() {
            Some((_, to)) if *to == x => *to = x + 1,
            Some(_) | None => runs.push((x, x + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_exactly_the_dark_modules() {
        let code = QrCode::encode_text("7K2-4410-QX", QrCodeEcc::Medium).unwrap();
        for y in 0..code.size() {
            let drawn: Vec<i32> = runs(&code, y).into_iter().flat_map(|(from, to)| from..to).collect();
            let dark: Vec<i32> = (0..code.size()).filter(|x| code.get_module(*x, y)).collect();
            assert_eq!(drawn, dark);
        }
    }
}
