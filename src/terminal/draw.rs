//! Draws pages with no window and no display: for rehearsals, for the catalogue's check, for tests. The same widgets as
//! in the window, laid out and painted into a picture.

mod inspection;

use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::Operation;
use iced::advanced::{clipboard, mouse};
use iced::{Event, Font, Pixels, Rectangle, Size, window};
use iced_runtime::user_interface::{Cache, UserInterface};

use crate::look::Look;
pub use crate::look::Screen;
use crate::page::{BlockId, Page};
use crate::render::{self, Found, Heard, Module, Overflow, Pointer, Turning, Window};
use crate::{fonts, theme};
pub use inspection::{GAP_MM, Inspection, TARGET_MM};

/// A drawn page.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel, line by line.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

/// Whether a page fits its screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// By how many pixels the content is too tall; 0 if it fits.
    pub overflow_px: u32,
}

/// Where a control stands, in pixels of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Its id on the page.
    pub id: BlockId,
    /// From the left, from the top, across, down.
    pub bounds: [f32; 4],
    /// Whether pressing it does anything.
    pub pressable: bool,
}

/// The font of text that names none.
pub(crate) fn default_font() -> Font {
    theme::font("", theme::Heft::Plain)
}

/// Paints pages one after another; keeps its glyphs between them.
pub struct Painter {
    renderer: iced::Renderer,
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

impl Painter {
    /// A painter with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        fonts::load();
        Self { renderer: iced::Renderer::new(default_font(), Pixels(30.0)) }
    }

    /// The picture of a page; `behind` is what the idle question is laid over.
    pub fn draw<M: Clone + 'static>(
        &mut self,
        page: &Page<M>,
        behind: Option<&Page<M>>,
        look: &Look,
        screen: Screen,
    ) -> Picture {
        let mut interface = self.interface(page, behind, look, screen, Cache::new());
        let now = Event::Window(window::Event::RedrawRequested(epoch()));
        let mut said = Vec::new();
        let cursor = mouse::Cursor::Unavailable;
        drop(interface.update(&[now], cursor, &mut self.renderer, &mut clipboard::Null, &mut said));
        let background = render::background(look);
        let style = Style { text_color: iced::Color::BLACK };
        interface.draw(&mut self.renderer, &iced::Theme::Light, &style, cursor);
        let rgba = self.renderer.screenshot(Size::new(screen.width, screen.height), 1.0, background);
        Picture { width: screen.width, height: screen.height, rgba }
    }

    /// Whether a page fits.
    pub fn fits<M: Clone + 'static>(&mut self, page: &Page<M>, look: &Look, screen: Screen) -> Fit {
        let walk = self.walk(page, look, screen);
        Fit { overflow_px: walk.overflow.ceil().max(0.0) as u32 }
    }

    /// Where everything that can be pressed stands.
    pub fn targets<M: Clone + 'static>(&mut self, page: &Page<M>, look: &Look, screen: Screen) -> Vec<Target> {
        let found = self.walk(page, look, screen).found.into_iter().map(|(found, _)| found);
        found
            .map(|Found { id, bounds: Rectangle { x, y, width, height }, pressable }| Target {
                id,
                bounds: [x, y, width, height],
                pressable,
            })
            .collect()
    }

    fn walk<M: Clone + 'static>(&mut self, page: &Page<M>, look: &Look, screen: Screen) -> Walk {
        let mut interface = self.interface(page, None, look, screen, Cache::new());
        let mut walk = Walk::default();
        interface.operate(&self.renderer, &mut walk);
        walk
    }

    fn interface<M: Clone + 'static>(
        &mut self,
        page: &Page<M>,
        behind: Option<&Page<M>>,
        look: &Look,
        screen: Screen,
        cache: Cache,
    ) -> UserInterface<'static, Heard<M>, iced::Theme, iced::Renderer> {
        let root = render::page(page, behind, look, screen, (Pointer::Hidden, crate::look::Turn::None));
        let size = Size::new(screen.width as f32, screen.height as f32);
        UserInterface::build(root, size, cache, &mut self.renderer)
    }
}

/// The picture of one page.
pub fn draw<M: Clone + 'static>(page: &Page<M>, look: &Look, screen: &Screen) -> Picture {
    Painter::new().draw(page, None, look, *screen)
}

/// Whether one page fits.
pub fn fits<M: Clone + 'static>(page: &Page<M>, look: &Look, screen: &Screen) -> Fit {
    Painter::new().fits(page, look, *screen)
}

/// Gathers what the widgets report of themselves.
#[derive(Default)]
struct Walk {
    overflow: f32,
    /// What can be pressed, and the window in which it is seen if there is one.
    found: Vec<(Found, Option<Rectangle>)>,
    /// All windows, and those that are open.
    windows: Vec<Rectangle>,
    open: Vec<Rectangle>,
    /// The buttons that turn a middle.
    turning: Vec<Rectangle>,
    /// Codes, the side of their modules in pixels, and the window in which they are seen if there is one.
    codes: Vec<(Rectangle, f32, Option<Rectangle>)>,
}

impl Operation for Walk {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&iced::advanced::widget::Id>, bounds: Rectangle, state: &mut dyn std::any::Any) {
        match state.downcast_ref::<Window>() {
            Some(Window::Opens) => {
                self.windows.push(bounds);
                self.open.push(bounds);
            }
            Some(Window::Closes) => drop(self.open.pop()),
            None => {}
        }
        if state.is::<Turning>() {
            self.turning.push(bounds);
        }
        if let Some(Overflow(pixels)) = state.downcast_ref::<Overflow>() {
            self.overflow = self.overflow.max(*pixels);
        }
        if let Some(Module(side)) = state.downcast_ref() {
            self.codes.push((bounds, *side, self.open.last().copied()));
        }
        if let Some(found) = state.downcast_ref::<Found>() {
            self.found.push((found.clone(), self.open.last().copied()));
        }
    }
}

/// The toolkit wants an instant with a redraw; no widget of ours looks at it.
#[expect(clippy::disallowed_methods, reason = "an argument of the toolkit's event, read by nobody")]
fn epoch() -> std::time::Instant {
    std::time::Instant::now()
}
