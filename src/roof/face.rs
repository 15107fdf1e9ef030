//! The face: the process that serves one visit and ends with it, because what was drawn cannot be wiped from memory for
//! certain. When the visit is over it lets go of the store and the printer, says so, and goes on showing the invitation,
//! deaf, until the next face has painted and it is ended.

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, channel};

use anyhow::Context as _;
use devices::printer::simulated::Pace;
use domain::Timestamp;
use rustix::process::{DumpableBehavior, Signal, getppid, set_dumpable_behavior, set_parent_process_death_signal};
use settings::Mode;
use terminal::app::{App, Knock, Message};
use terminal::effect::Effect;
use terminal::look::{Look, Screen, Turn};
use terminal::page::ring::Key;
use terminal::page::{BlockId, Page};
use terminal::shell::{self, Face, Fits, Opening, Place};

use crate::roof::args::Args;
use crate::roof::kiosk::{self, Behind};
use crate::roof::{clock, plain};

/// The kinds of face, as the hidden argument names them.
pub(crate) const VISIT: &str = "visit";
pub(crate) const PLAIN: &str = "plain";
/// What a face says on its standard output, a line each.
pub(crate) const PAINTED: &str = "painted";
pub(crate) const LET_GO: &str = "let-go";

/// Shows a face until it is ended or its window closed.
pub(crate) fn show(args: &Args, kind: &str) -> anyhow::Result<ExitCode> {
    tie_to(args.under)?;
    fall_silently();
    let place = match args.windowed {
        Some(size) => Place::Windowed { width: size.width, height: size.height },
        None => Place::FullScreen,
    };
    match kind {
        PLAIN => plain::show(&args.config, place, Box::new(|| say(PAINTED)))?,
        _ => serve(args, place)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(args: &Args, place: Place) -> anyhow::Result<()> {
    let (app, settings, facts, behind) = kiosk::build(&args.config, args.data.as_deref(), Pace::Real)?.into_parts();
    if settings.mode == Mode::Service {
        // Nobody looks into a citizen's visit with a debugger, and nothing of it is dumped; a demonstration may be looked
        // into.
        set_dumpable_behavior(DumpableBehavior::NotDumpable)
            .context("the system does not let this program close its memory to others")?;
    }
    let hands = behind.hands.clone();
    let (over, ended) = channel();
    let leaving = std::thread::Builder::new()
        .name("leaving".to_owned())
        .spawn(move || leave(behind, &ended))
        .context("the system has no thread to give")?;
    shell::run(Opening {
        face: OneVisit { app, state: State::Open },
        place,
        screen: screen(&settings),
        touch: touch(&settings),
        bounce_ms: settings.bounce_ms,
        clock: clock::now,
        facts,
        perform: Box::new(move |effect| {
            let is_end = matches!(effect, Effect::Wipe { .. });
            hands.perform(effect);
            if is_end {
                let _ = over.send(());
            }
        }),
        painted: Box::new(|| say(PAINTED)),
    })?;
    // The window was closed: the way to here is the same, only that nobody comes after.
    if leaving.join().is_err() {
        tracing::error!("the store and the printer were not let go of");
    }
    Ok(())
}

/// How far the panel is turned against it.
fn touch(settings: &settings::Terminal) -> Turn {
    match settings.screen.touch {
        settings::Turn::None => Turn::None,
        settings::Turn::Quarter => Turn::Quarter,
        settings::Turn::Half => Turn::Half,
        settings::Turn::ThreeQuarters => Turn::ThreeQuarters,
    }
}

/// The screen that the settings describe.
pub(crate) fn screen(settings: &settings::Terminal) -> Screen {
    let settings::Screen { width, height, ppi, .. } = settings.screen;
    Screen { width, height, ppi: ppi as f32 }
}

/// Waits for the end of the visit or of the window, and lets go of all that only one process may hold.
fn leave(behind: Behind, ended: &Receiver<()>) {
    // An error is the window's end.
    let _ = ended.recv();
    behind.let_go();
    say(LET_GO);
}

fn say(word: &str) {
    // Who does not listen any more has ended, and this process with it.
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{word}").and_then(|()| out.flush());
}

/// Has the system end this process when the one that started it is gone, however that came.
fn tie_to(parent: Option<u32>) -> anyhow::Result<()> {
    let Some(parent) = parent else { return Ok(()) };
    set_parent_process_death_signal(Some(Signal::KILL)).context("the system ties no process to another")?;
    // It may have gone before the system was asked.
    let is_there = getppid().is_some_and(|now| u32::try_from(now.as_raw_nonzero().get()) == Ok(parent));
    if is_there { Ok(()) } else { anyhow::bail!("the program that started this window has ended") }
}

/// A face that falls does so as a whole and says where, never what: the words of a panic may quote what somebody typed.
fn fall_silently() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
        tracing::error!(thread, "this window fell{place}; the next one is started");
        std::process::abort();
    }));
}

/// Whether the one visit has been.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Over,
}

/// The app for one visit: once that is wiped it shows the invitation and hears nothing more.
struct OneVisit {
    app: App,
    state: State,
}

impl Face for OneVisit {
    type Message = Message;
    type Effect = Effect;

    fn page(&self) -> Page<Message> {
        self.app.page()
    }

    fn look(&self) -> Look {
        self.app.look()
    }

    fn update(&mut self, message: Message) -> Vec<Effect> {
        if self.state == State::Over {
            return Vec::new();
        }
        let effects = self.app.update(message);
        if effects.iter().any(|effect| matches!(effect, Effect::Wipe { .. })) {
            self.state = State::Over;
        }
        effects
    }

    fn fit(&mut self, fits: &mut Fits<'_, Message>) {
        self.app.fit(fits);
    }

    fn key(key: Key) -> Option<Message> {
        <App as Face>::key(key)
    }

    fn pressed(id: BlockId, says: Message) -> Message {
        <App as Face>::pressed(id, says)
    }

    fn touched() -> Option<Message> {
        <App as Face>::touched()
    }

    fn knocked(knock: Knock) -> Option<Message> {
        <App as Face>::knocked(knock)
    }

    fn tick(now: Timestamp) -> Message {
        <App as Face>::tick(now)
    }

    fn waits(&self) -> bool {
        self.state == State::Open && self.app.waits()
    }
}
