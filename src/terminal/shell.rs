//! The window. It shows a face's page, turns what the citizen does into the face's messages, passes on facts that arrive
//! from elsewhere, tells the time, and hands every effect to whoever performs it. It decides nothing.

mod bounce;
mod leave;

use std::cell::RefCell;
use std::fmt;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use iced::futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use iced::{Event, Pixels, Size, Subscription, Task, event, window};

use crate::app::Knock;
use crate::draw::Painter;
use crate::look::{Look, Screen, Turn};
use crate::moment::Moment;
use crate::page::ring::{Function, Key};
use crate::page::{BlockId, Page};
use crate::render::{self, Heard, Piece, Pointer};
use crate::{draw, fonts};
use bounce::{Bounce, Down, Press};
use leave::Leave;

pub use bounce::Bounces;

/// Judges whether a page finds room on the screen as it is to be drawn.
pub type Fits<'a, M> = dyn FnMut(&Page<M>, &Look) -> bool + 'a;

/// What the window shows and talks to.
pub trait Face: 'static {
    /// What it hears.
    type Message: Clone + PartialEq + fmt::Debug + Send + 'static;
    /// What it asks for.
    type Effect: 'static;

    /// Its page now.
    fn page(&self) -> Page<Self::Message>;
    /// How that is to be drawn.
    fn look(&self) -> Look;
    /// Takes a message and says what is to be done.
    fn update(&mut self, message: Self::Message) -> Vec<Self::Effect>;
    /// Shows as much at a time as `fits` finds room for; called after what is shown may have changed.
    fn fit(&mut self, fits: &mut Fits<'_, Self::Message>);
    /// What a key says.
    fn key(key: Key) -> Option<Self::Message>;
    /// What a finger on a control says, where that itself says something else.
    fn pressed(id: BlockId, says: Self::Message) -> Self::Message;
    /// What a finger anywhere on the screen says, besides what it presses.
    fn touched() -> Option<Self::Message>;
    /// What a knock at the technician's door says, where there is one.
    fn knocked(_knock: Knock) -> Option<Self::Message> {
        None
    }
    /// What the passing of time says.
    fn tick(now: Moment) -> Self::Message;
    /// Whether anything on the page or behind it waits for time to pass.
    fn waits(&self) -> bool;
}

/// How the window is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// The whole screen, with no pointer and no way out: a kiosk.
    FullScreen,
    /// A window of that size on somebody's desk.
    Windowed {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
}

/// What the window is started with.
pub struct Opening<F: Face> {
    /// What to show.
    pub face: F,
    /// How the window is to be.
    pub place: Place,
    /// The screen as the settings have it; the first frame is drawn for it, so that nothing is drawn twice.
    pub screen: Screen,
    /// How far the touch panel is turned against the screen.
    pub touch: Turn,
    /// Within which time what strikes again is not heard.
    pub bounces: Bounces,
    /// The key that hides the screen, if one does.
    pub hide: Option<Function>,
    /// The roof's clocks.
    pub clock: fn() -> Moment,
    /// Facts from the hands: printed, stored, delivered.
    pub facts: Receiver<F::Message>,
    /// Performs an effect; must not wait.
    pub perform: Box<dyn FnMut(F::Effect)>,
    /// Told once, when the first whole page is on the screen.
    pub painted: Box<dyn FnOnce()>,
    /// Told every [`PULSE`] that a frame has just reached the screen, where somebody watches over it.
    pub pulse: Option<Box<dyn FnMut()>>,
    /// Says that another window stands before this one and this one is to end.
    pub leave: Receiver<()>,
    /// Told once, when the window was asked to end, all that was done on it has been heard, and no finger is down on it.
    pub left: Box<dyn FnOnce()>,
}

/// How often whoever watches over a window hears that it draws.
pub const PULSE: Duration = Duration::from_secs(5);

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// Neither Wayland nor X11 is to be found.
    #[error("there is no display here; `guichet rehearse` plays a visit without one")]
    NoDisplay,
    /// The toolkit could not open it.
    #[error("the window could not be opened")]
    Window(#[source] iced::Error),
    /// The facts could not be listened to.
    #[error("the system has no thread to give")]
    Thread(#[source] std::io::Error),
}

/// What happens in the window.
#[derive(Debug, Clone)]
enum Happening<M> {
    Heard(Heard<M>),
    Fact(M),
    Tick,
    Sized(Size),
    /// The window is to end, or another round of the loop has gone by since.
    Leave,
    /// The next frame is to be told of.
    Beat,
    /// A frame was drawn: the toolkit says so before it shows it and has shown it before this is heard.
    Drawn,
}

/// The window's own state: the face, and the page it showed last.
struct Shell<F: Face> {
    face: F,
    page: Page<F::Message>,
    behind: Option<Page<F::Message>>,
    look: Look,
    screen: Screen,
    /// The screen as the settings have it.
    described: Screen,
    pointer: Pointer,
    touch: Turn,
    /// How often what is shown has changed.
    changes: u32,
    measure: Painter,
    clock: fn() -> Moment,
    perform: Box<dyn FnMut(F::Effect)>,
    bounce: Bounce,
    leave: Leave,
    hide: Option<Function>,
    painted: Option<Box<dyn FnOnce()>>,
    /// Frames until the first page is on the screen as it is to be.
    frames_due: u32,
    pulse: Option<Box<dyn FnMut()>>,
    /// Whether the next frame is told to whoever watches.
    beat: Beat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beat {
    Resting,
    Due,
}

/// Shows a face until its window is closed.
///
/// # Errors
/// If there is no display, or the toolkit cannot open a window on it.
pub fn run<F: Face>(opening: Opening<F>) -> Result<(), ShellError> {
    if !display() {
        return Err(ShellError::NoDisplay);
    }
    fonts::load();
    let place = opening.place;
    let (_, facts) = bridge(opening.facts)?;
    let (again, rounds) = bridge(opening.leave)?;
    let mut shell = Shell::new(opening.face, place, opening.screen, opening.clock, opening.perform);
    (shell.painted, shell.pulse) = (Some(opening.painted), opening.pulse);
    (shell.bounce, shell.hide) = (Bounce::new(opening.bounces), opening.hide);
    shell.touch = opening.touch;
    let again = Box::new(move || {
        // Nobody listens any more only where the window is closed.
        let _ = again.unbounded_send(());
    });
    shell.leave = Leave::new(again, opening.left);
    // The window opens in the screen's size, so the first frame is whole.
    shell.fit();
    (shell.page, shell.look) = (shell.face.page(), shell.face.look());
    let start = RefCell::new(Some((shell, facts, rounds)));
    let boot = move || {
        #[expect(clippy::expect_used, reason = "the toolkit boots an application once")]
        let (shell, facts, rounds) = start.borrow_mut().take().expect("booted once");
        let heard = [Task::run(facts, Happening::Fact), Task::run(rounds, |()| Happening::Leave)];
        (shell, Task::batch(heard))
    };
    iced::application(boot, Shell::update, Shell::view)
        .title("Guichet")
        .settings(settings())
        .window(window_settings(place, opening.screen))
        .subscription(Shell::subscription)
        .theme(|_: &Shell<F>| iced::Theme::Light)
        .style(|shell: &Shell<F>, _| iced::theme::Style {
            background_color: shell.background(),
            text_color: iced::Color::BLACK,
        })
        .run()
        .map_err(ShellError::Window)
}

/// Whether there is a display to open a window on.
#[must_use]
pub fn display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") || set("DISPLAY")
}

fn settings() -> iced::Settings {
    iced::Settings {
        id: Some("guichet".to_owned()),
        // They are loaded already.
        fonts: Vec::new(),
        default_font: draw::default_font(),
        default_text_size: Pixels(30.0),
        antialiasing: true,
        vsync: true,
    }
}

fn window_settings(place: Place, screen: Screen) -> window::Settings {
    match place {
        Place::FullScreen => window::Settings {
            size: Size::new(screen.width as f32, screen.height as f32),
            fullscreen: true,
            decorations: false,
            resizable: false,
            closeable: false,
            exit_on_close_request: false,
            ..window::Settings::default()
        },
        Place::Windowed { width, height } => {
            window::Settings { size: Size::new(width as f32, height as f32), ..window::Settings::default() }
        }
    }
}

/// Passes facts from a plain channel to the toolkit's own, into which others may speak as well; ends when either side is
/// gone.
fn bridge<M: Send + 'static>(facts: Receiver<M>) -> Result<(UnboundedSender<M>, UnboundedReceiver<M>), ShellError> {
    let (sender, receiver) = unbounded();
    let others = sender.clone();
    let pass = move || while facts.recv().is_ok_and(|fact| sender.unbounded_send(fact).is_ok()) {};
    std::thread::Builder::new().name("facts".to_owned()).spawn(pass).map_err(ShellError::Thread)?;
    Ok((others, receiver))
}

impl<F: Face> Shell<F> {
    fn new(face: F, place: Place, screen: Screen, clock: fn() -> Moment, perform: Box<dyn FnMut(F::Effect)>) -> Self {
        let described = screen;
        let (screen, pointer) = match place {
            Place::FullScreen => (screen, Pointer::Hidden),
            Place::Windowed { width, height } => (Screen { width, height, ..screen }, Pointer::Shown),
        };
        let (page, look) = (face.page(), face.look());
        let measure = Painter::new();
        Self {
            face,
            page,
            behind: None,
            look,
            screen,
            described,
            pointer,
            touch: Turn::None,
            changes: 0,
            measure,
            clock,
            perform,
            bounce: Bounce::new(Bounces::NONE),
            leave: Leave::new(Box::new(|| {}), Box::new(|| {})),
            hide: None,
            painted: None,
            frames_due: 1,
            pulse: None,
            beat: Beat::Resting,
        }
    }

    fn update(&mut self, happening: Happening<F::Message>) {
        match happening {
            Happening::Sized(size) => {
                let (screen, page) = (self.screen, self.page.clone());
                let (width, height) = (size.width as u32, size.height as u32);
                self.screen = match self.pointer {
                    // What the settings say of the screen cannot hold for another one.
                    Pointer::Hidden => self.described.taken_for(width, height),
                    Pointer::Shown => Screen { width, height, ..screen },
                };
                self.fit();
                (self.page, self.look) = (self.face.page(), self.face.look());
                if self.screen != screen || self.page != page {
                    // The frame that is told next may be one of before.
                    self.frames_due = 2;
                }
            }
            Happening::Beat => self.beat = Beat::Due,
            Happening::Drawn => self.drawn(),
            Happening::Leave => self.leave.round(),
            Happening::Tick => self.tell(F::tick((self.clock)())),
            Happening::Fact(message) => self.tell_now(message),
            Happening::Heard(Heard::Pressed { id, says }) => match self.bounce.press(&id, (self.clock)().steady) {
                Press::Told => self.tell_now(F::pressed(id, says)),
                Press::ToldWithFinger => {
                    self.touched();
                    self.tell_now(F::pressed(id, says));
                }
                Press::Ignored => {}
            },
            Happening::Heard(Heard::Touched) => {
                self.leave.down();
                match self.bounce.down((self.clock)().steady) {
                    Down::Told => self.touched(),
                    Down::Held => {}
                }
            }
            Happening::Heard(Heard::Lifted) => self.leave.up(),
            Happening::Heard(Heard::Knocked(knock)) => {
                if let Some(message) = F::knocked(knock) {
                    self.tell_now(message);
                }
            }
            // A function key that hides nothing does nothing.
            Happening::Heard(Heard::Key(Key::Hide(function))) if self.hide != Some(function) => {}
            Happening::Heard(Heard::Key(key)) => {
                if self.bounce.admits(key, (self.clock)().steady)
                    && let Some(message) = F::key(key)
                {
                    self.tell_now(message);
                }
            }
        }
    }

    fn touched(&mut self) {
        if let Some(message) = F::touched() {
            self.tell_now(message);
        }
    }

    /// Somebody waits for the first page, or for a sign of life: each frame that is told of is on the screen.
    fn drawn(&mut self) {
        if std::mem::replace(&mut self.beat, Beat::Resting) == Beat::Due
            && let Some(pulse) = &mut self.pulse
        {
            pulse();
        }
        self.frames_due = self.frames_due.saturating_sub(1);
        if self.frames_due == 0
            && let Some(painted) = self.painted.take()
        {
            painted();
        }
    }

    /// Tells the time first: while nobody waits for it, it stands still.
    fn tell_now(&mut self, message: F::Message) {
        self.face.update(F::tick((self.clock)())).into_iter().for_each(&mut self.perform);
        self.tell(message);
    }

    fn tell(&mut self, message: F::Message) {
        self.face.update(message).into_iter().for_each(&mut self.perform);
        if self.face.look() == self.look && self.face.page() == self.page {
            return;
        }
        self.fit();
        // Finding room may change how the page is to be drawn.
        let look = self.face.look();
        let page = std::mem::replace(&mut self.page, self.face.page());
        self.changes += 1;
        self.look = look;
        // The page behind is kept only while the idle question is asked over it.
        match (render::is_sheet(&self.page), render::is_sheet(&page)) {
            (true, false) => self.behind = Some(page),
            (true, true) => {}
            (false, _) => self.behind = None,
        }
    }

    /// The colour behind everything. It differs by less than a screen can show whenever anything changes, which has the
    /// renderer paint all of it in one go. By its own lights it paints every changed part by itself: a new page has so many
    /// that it takes many times as long (measured: 140 ms against 15 ms), and of a letter that hangs below its line, as the
    /// p of a heading does, a speck stays behind when the words change.
    fn background(&self) -> iced::Color {
        let colour = render::background(&self.look);
        let shade = if self.changes.is_multiple_of(2) { 0.0 } else { 1e-5 };
        iced::Color { b: (colour.b - shade).abs(), ..colour }
    }

    fn fit(&mut self) {
        let (measure, screen) = (&mut self.measure, self.screen);
        self.face.fit(&mut |page, look| measure.fits(page, look, screen).overflow_px == 0);
    }

    fn view(&self) -> iced::Element<'_, Happening<F::Message>> {
        let piece: Piece<F::Message> =
            render::page(&self.page, self.behind.as_ref(), &self.look, self.screen, (self.pointer, self.touch));
        piece.map(Happening::Heard)
    }

    fn subscription(&self) -> Subscription<Happening<F::Message>> {
        // A countdown moves every second and must not stumble; all else can wait for the next second.
        let every = if render::is_sheet(&self.page) { Duration::from_millis(250) } else { Duration::from_secs(1) };
        // Each tick draws; before the first touch there is nothing to tell the time for.
        let ticks =
            if self.face.waits() { iced::time::every(every).map(|_| Happening::Tick) } else { Subscription::none() };
        // While frames are told of, one follows the other without end.
        let frames = match (&self.painted, self.beat) {
            (Some(_), _) | (None, Beat::Due) => window::frames().map(|_| Happening::Drawn),
            (None, Beat::Resting) => Subscription::none(),
        };
        let beats = match self.pulse {
            Some(_) => iced::time::every(PULSE).map(|_| Happening::Beat),
            None => Subscription::none(),
        };
        Subscription::batch([
            ticks,
            frames,
            beats,
            event::listen_with(|event, _, _| {
                let Event::Window(window::Event::Resized(size) | window::Event::Opened { size, .. }) = event else {
                    return None;
                };
                Some(Happening::Sized(size))
            }),
        ])
    }
}

#[cfg(test)]
mod tests;
