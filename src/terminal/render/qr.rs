//! A reference to keep: large enough to read from a metre, with its code beside it or under it. The code stands on white
//! in every theme, because that is what readers expect.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Renderer as _, Widget, mouse, renderer};
use iced::{Alignment, Border, Color, Element, Length, Rectangle, Size};

use super::brush::{Brush, stacked};
use super::{Heard, Piece};
use crate::page::qr::{Extent, QrCode};
use crate::page::{BlockId, Words};
use crate::theme::{Heft, Step};

/// The quiet zone a reader needs, in modules.
const QUIET: usize = 4;

/// How much of the shorter side of the screen a code on a page of its own takes.
const WHOLE: f32 = 0.4;

/// The least side of a module, in millimetres: what the camera of a telephone still tells apart at arm's length.
pub const MODULE_MM: f32 = 0.5;

/// How a module of a code is drawn, in pixels. Given to `Operation::custom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Module(pub f32);

/// The card with label, reference, check code, detail and code to scan.
pub(super) fn reference<M: 'static>(
    brush: &Brush,
    id: &BlockId,
    (words, secret, detail): ([&Words; 2], Option<&[Words; 2]>, Option<&Words>),
    code: Option<&QrCode>,
) -> Piece<M> {
    let [label, value] = words;
    let colours = &brush.colours;
    let named = |words: &Words| brush.words(words, Step::Small, Heft::Plain, colours.quiet).into();
    let shown = |words: &Words, step| brush.words(words, step, Heft::Bold, colours.ink).into();
    let secret_lines = secret.into_iter().flat_map(|[name, code]| [named(name), shown(code, Step::Label)]);
    let lines = [named(label), shown(value, Step::Reference)].into_iter().chain(secret_lines).chain(detail.map(named));
    let lines = stacked(lines.collect(), brush.air(8.0));
    let content = match code {
        Some(code) => with_code(brush, lines, widest(brush, words, secret, detail), side(brush, code), code.clone()),
        None => lines,
    };
    brush.card(content).padding([brush.air(18.0), brush.inset(36.0)]).ring(brush.ring(id)).into()
}

/// The lines with their code beside them where their widest word finds room there, else under them.
fn with_code<M: 'static>(brush: &Brush, lines: Piece<M>, widest: f32, side: f32, code: QrCode) -> Piece<M> {
    let gap = brush.air(24.0).max(brush.px(14.0));
    let room = brush.column() - 2.0 * (brush.inset(36.0) + brush.px(3.0)) - gap - side;
    let code: Piece<M> = Element::new(Code { code, side });
    if widest <= room {
        let row = iced::widget::Row::with_children([lines, code]);
        row.spacing(gap).align_y(Alignment::Center).into()
    } else {
        stacked(vec![lines, iced::widget::container(code).center_x(Length::Fill).into()], gap)
    }
}

/// The width of the widest word, in the smallest letters in which each is written. A reference is one word.
fn widest(brush: &Brush, [label, value]: [&Words; 2], secret: Option<&[Words; 2]>, detail: Option<&Words>) -> f32 {
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let small = |words: &Words| wide(words, Step::Small, Heft::Plain);
    let secret = secret.map_or(0.0, |[name, code]| small(name).max(wide(code, Step::Label, Heft::Bold)));
    let value = brush.one_line(&value.shown, brush.sizes.font(Step::Reference), Heft::Bold);
    value.max(small(label)).max(detail.map_or(0.0, small)).max(secret)
}

/// How wide a code is with its quiet zone: no module is smaller than it may be, however little room there is.
fn side(brush: &Brush, code: &QrCode) -> f32 {
    let modules = across(code);
    let least = brush.sizes.mm(MODULE_MM) * modules;
    let screen = brush.screen.width.min(brush.screen.height) as f32;
    let wanted = match code.extent() {
        Extent::Part => brush.px(304.0) * (0.3 + 0.7 * brush.sizes.air()),
        Extent::Whole => (brush.column() - 2.0 * brush.inset(36.0)).min(screen * WHOLE),
    };
    // Whole pixels, or some modules would be wider than others.
    ((wanted / modules).floor() * modules).max(least)
}

/// How many modules a code is wide with its quiet zone.
fn across(code: &QrCode) -> f32 {
    (code.modules().len() + 2 * QUIET) as f32
}

/// The code alone, drawn in whole pixels.
struct Code {
    code: QrCode,
    side: f32,
}

impl Code {
    /// The side of a module, in whole pixels.
    fn module(&self) -> f32 {
        (self.side / across(&self.code)).floor().max(1.0)
    }
}

impl<M> Widget<Heard<M>, iced::Theme, iced::Renderer> for Code {
    fn size(&self) -> Size<Length> {
        Size::new(Length::Fixed(self.side), Length::Fixed(self.side))
    }

    fn layout(&mut self, _tree: &mut Tree, _renderer: &iced::Renderer, _limits: &layout::Limits) -> layout::Node {
        layout::Node::new(Size::new(self.side, self.side))
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(None, layout.bounds(), &mut Module(self.module()));
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
        let (modules, module) = (self.code.modules(), self.module());
        let offset = ((self.side - module * modules.len() as f32) / 2.0).floor();
        for (y, row) in modules.iter().enumerate() {
            for (from, to) in runs(row) {
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

/// The dark runs of a row: from and up to.
fn runs(row: &[bool]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
        match runs.last_mut() {
            Some((_, to)) if *to == x => *to = x + 1,
            Some(_) | None => runs.push((x, x + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;
    use crate::draw::{Painter, Screen};
    use crate::look::{Look, Reach, Room, TextSize, Theme};
    use crate::page::{Kind, Page};
    use crate::words::Lexicon;

    const SIZES: [TextSize; 4] = [TextSize::Small, TextSize::Default, TextSize::Large, TextSize::Largest];

    #[test]
    fn a_code_can_be_scanned_on_every_model_in_every_size() {
        let (lexicon, mut painter, mut wrong) = (Lexicon::shipped().unwrap(), Painter::new(), Vec::new());
        for (model, screen) in Screen::MODELS.into_iter().flat_map(|(name, it)| [(name, it), (name, it.turned())]) {
            for (language, text_size, room) in SIZES
                .into_iter()
                .flat_map(|size| [(Language::English, size, Room::Ample), (Language::Tamil, size, Room::Least)])
            {
                let say = lexicon.speak(language);
                let secret = [say.text("status-secret-field").into(), "QRST-UVWX-YZ23-4567".into()];
                // As long as the longest on a receipt.
                let long = QrCode::new(&"GUICHET:2:".repeat(32)).unwrap();
                let kind = |code| Kind::Reference {
                    label: say.text("reference-label").into(),
                    value: "7K4-33334-G".into(),
                    code: Some(secret.clone()),
                    detail: Some("22 November 2026, 10:42".into()),
                    qr: Some(code),
                };
                let look = Look { theme: Theme::Light, text_size, reach: Reach::Full, language, focus: None, room };
                for (id, code) in [("submitted", long.clone()), ("code", long.whole())] {
                    let page = Page::<()>::new(id).with("reference", kind(code));
                    let found = painter.inspect(&page, &look, screen);
                    let faults = [found.faint, found.cut, found.split].concat();
                    wrong.extend(faults.iter().map(|fault| format!("{model} {language} {text_size:?} {id}: {fault}")));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn runs_cover_exactly_the_dark_modules() {
        for row in QrCode::new("7K2-4410-QX").unwrap().modules() {
            let drawn: Vec<usize> = runs(row).into_iter().flat_map(|(from, to)| from..to).collect();
            let dark: Vec<usize> = (0..row.len()).filter(|x| row[*x]).collect();
            assert_eq!(drawn, dark);
        }
    }
}
