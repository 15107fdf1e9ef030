//! A reference to keep: large enough to read from a metre, with its code beside it or under it. The code stands on white
//! in every theme, because that is what readers expect.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree};
use iced::advanced::{Renderer as _, Widget, mouse, renderer};
use iced::{Alignment, Border, Color, Element, Length, Rectangle, Size};
use qrcodegen::{QrCode, QrCodeEcc};

use super::brush::{Brush, stacked};
use super::{Heard, Piece};
use crate::page::{BlockId, Page, Words};
use crate::theme::{Heft, Step};

/// The quiet zone a reader needs, in modules.
const QUIET: i32 = 4;

/// The least side of a module, in millimetres: what the camera of a telephone still tells apart at arm's length.
pub const MODULE_MM: f32 = 0.5;

/// How a module of a code is drawn, in pixels. Given to `Operation::custom`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Module(pub f32);

/// How large a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Beside other things.
    Beside,
    /// It is what the page is for.
    Whole,
}

/// How large the code of a page is.
pub(super) fn extent<M>(page: &Page<M>) -> Extent {
    if page.id.0 == "code" { Extent::Whole } else { Extent::Beside }
}

/// The card with label, reference, check code, detail and code to scan.
pub(super) fn reference<M: 'static>(
    brush: &Brush,
    id: &BlockId,
    (words, secret): ([&Words; 3], Option<&[Words; 2]>),
    code: Option<&str>,
    extent: Extent,
) -> Piece<M> {
    let [label, value, detail] = words;
    let colours = &brush.colours;
    let named = |words: &Words| brush.words(words, Step::Small, Heft::Plain, colours.quiet).into();
    let shown = |words: &Words, step| brush.words(words, step, Heft::Bold, colours.ink).into();
    let secret_lines = secret.into_iter().flat_map(|[name, code]| [named(name), shown(code, Step::Label)]);
    let lines = [named(label), shown(value, Step::Reference)].into_iter().chain(secret_lines).chain([named(detail)]);
    let lines = stacked(lines.collect(), brush.air(8.0));
    // A screen is neither torn nor stained: the least of repair makes the largest modules.
    let content = match code.and_then(|code| QrCode::encode_text(code, QrCodeEcc::Low).ok()) {
        Some(code) => with_code(brush, lines, widest(brush, words, secret), side(brush, &code, extent), code),
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

/// The width of the widest word, in the smallest letters in which each is written.
fn widest(brush: &Brush, [label, value, detail]: [&Words; 3], secret: Option<&[Words; 2]>) -> f32 {
    let wide = |words: &Words, step, heft| brush.widest_word(&words.shown, brush.smallest(step), heft);
    let small = |words: &Words| wide(words, Step::Small, Heft::Plain);
    let secret = secret.map_or(0.0, |[name, code]| small(name).max(wide(code, Step::Label, Heft::Bold)));
    wide(value, Step::Reference, Heft::Bold).max(small(label)).max(small(detail)).max(secret)
}

/// How wide a code is with its quiet zone: no module is smaller than it may be, however little room there is.
fn side(brush: &Brush, code: &QrCode, extent: Extent) -> f32 {
    let modules = (code.size() + 2 * QUIET) as f32;
    let least = brush.sizes.mm(MODULE_MM) * modules;
    let screen = brush.screen.width.min(brush.screen.height) as f32;
    let wanted = match extent {
        Extent::Beside => brush.px(304.0),
        Extent::Whole => brush.column().min(screen * 0.5) - 2.0 * brush.inset(36.0),
    };
    let wanted = wanted * (0.3 + 0.7 * brush.sizes.air());
    // Whole pixels, or some modules would be wider than others.
    ((wanted / modules).floor() * modules).max(least)
}

/// The code alone, drawn in whole pixels.
struct Code {
    code: QrCode,
    side: f32,
}

impl Code {
    /// The side of a module, in whole pixels.
    fn module(&self) -> f32 {
        (self.side / (self.code.size() + 2 * QUIET) as f32).floor().max(1.0)
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
        let (modules, module) = (self.code.size(), self.module());
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
    use domain::Language;

    use super::*;
    use crate::draw::{Painter, Screen};
    use crate::look::{Look, Reach, Room, TextSize, Theme};
    use crate::page::Kind;
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
                let kind = Kind::Reference {
                    label: say.text("reference-label").into(),
                    value: "7K4-33334-G".into(),
                    code: Some(secret),
                    detail: "22 November 2026, 10:42".into(),
                    // As long as the longest on a receipt.
                    qr: Some("GUICHET:2:".repeat(32)),
                };
                let look = Look { theme: Theme::Light, text_size, reach: Reach::Full, language, focus: None, room };
                for id in ["code", "submitted"] {
                    let page = Page::<()>::new(id).with("reference", kind.clone());
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
        let code = QrCode::encode_text("7K2-4410-QX", QrCodeEcc::Low).unwrap();
        for y in 0..code.size() {
            let drawn: Vec<i32> = runs(&code, y).into_iter().flat_map(|(from, to)| from..to).collect();
            let dark: Vec<i32> = (0..code.size()).filter(|x| code.get_module(*x, y)).collect();
            assert_eq!(drawn, dark);
        }
    }
}
