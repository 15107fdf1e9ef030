//! The face: the process that serves one visit and ends with it, because what was drawn cannot be wiped from memory for
//! certain. It reads what it can and waits until it is admitted. When its visit is over it lets go of the store and the
//! printer, says so, and goes on showing the invitation until the next face has painted and it is ended.

mod sight;
mod visit;
mod words;

use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use devices::printer::simulated::Pace;
use domain::Language;
use rustix::process::{
    DumpableBehavior, Signal, getppid, nice, set_dumpable_behavior, set_parent_process_death_signal,
};
use settings::Mode;
use terminal::app::{Message, Tool};
use terminal::effect::Effect;
use terminal::fonts;
use terminal::look::{Screen, Turn};
use terminal::page::ring::Function;
use terminal::screen::attract;
use terminal::shell::{self, Bounces, Opening, Place};

use crate::roof::args::Args;
use crate::roof::disk::Trouble;
use crate::roof::kiosk::{self, Behind};
use crate::roof::watchdog::patience;
use crate::roof::{clock, log, plain};

use sight::{Painted, Sight};
use visit::OneVisit;
pub(crate) use words::{Said, Told, Wake};

/// The kinds of face, as the hidden argument names them.
pub(crate) const VISIT: &str = "visit";
pub(crate) const PLAIN: &str = "plain";
/// The exit code of a face that could not stand up and may be able to later: `EX_TEMPFAIL` of sysexits.h.
pub(crate) const TRY_LATER: u8 = 75;

/// Shows a face until it is ended or its window closed.
pub(crate) fn show(args: &Args, kind: &str) -> anyhow::Result<ExitCode> {
    tie_to(args.under)?;
    fall_silently();
    let place = match args.windowed {
        Some(size) => Place::Windowed { width: size.width, height: size.height },
        None => Place::FullScreen,
    };
    match kind {
        PLAIN => plain::show(&args.config, place, Box::new(|| say(Said::Painted)))?,
        _ => match serve(args, place) {
            Err(error) if error.downcast_ref::<Trouble>().is_some() => {
                log::say_error(&error);
                return Ok(ExitCode::from(TRY_LATER));
            }
            served => served?,
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn serve(args: &Args, place: Place) -> anyhow::Result<()> {
    let read = kiosk::read(&args.config)?;
    fonts::load();
    let over = wait_to_be_admitted()?;
    let painted = Painted::default();
    let sight = Sight::new(clock::steady(), over, Arc::clone(&painted));
    let kiosk = behind_the_page(|| kiosk::build(read, &args.config, args.data.as_deref(), Pace::Real))?;
    let (app, settings, facts, behind) = kiosk.into_parts();
    if settings.mode == Mode::Service {
        // Nobody looks into a citizen's visit with a debugger, and nothing of it is dumped; a demonstration may be looked
        // into.
        set_dumpable_behavior(DumpableBehavior::NotDumpable)
            .context("the system does not let this program close its memory to others")?;
    }
    let (hands, pages) = (behind.hands.clone(), behind.pages.clone());
    let (over, ended) = channel();
    let leaving = std::thread::Builder::new()
        .name("leaving".to_owned())
        .spawn(move || let_go(behind, &ended))
        .context("the system has no thread to give")?;
    let (dismiss, leave) = channel();
    heed(pages, dismiss, &settings)?;
    shell::run(Opening {
        face: OneVisit::new(app, sight),
        place,
        screen: screen(&settings),
        touch: touch(&settings),
        bounces: Bounces { key_ms: settings.keys.bounce_ms, touch_ms: settings.keys.touch_bounce_ms },
        hide: settings.keys.hide.map(function),
        clock: clock::moment,
        facts,
        perform: Box::new(move |effect| {
            let is_end = matches!(effect, Effect::Wipe { .. });
            hands.perform(effect);
            if is_end {
                let _ = over.send(());
            }
        }),
        painted: Box::new(move || {
            painted.get_or_init(clock::steady);
            say(Said::Painted);
        }),
        pulse: pulse(),
        leave,
        left: Box::new(|| say(Said::Left)),
    })?;
    // The window was closed: the way to here is the same, only that nobody comes after.
    if leaving.join().is_err() {
        tracing::error!("the store and the printer were not let go of");
    }
    Ok(())
}

/// Tells the program that started this window that it still draws, where that is watched over.
pub(crate) fn pulse() -> Option<Box<dyn FnMut()>> {
    patience().map(|_| -> Box<dyn FnMut()> { Box::new(|| say(Said::Drawn)) })
}

/// What works behind the page gives way to it, by so much of setpriority(2): voice, printer, store and deliveries wait for
/// paper, disk and network anyway, and the one who has touched waits for the page.
const BEHIND_THE_PAGE: i32 = 10;

/// Has something put together on a thread of low priority, which every thread and program started there inherits.
fn behind_the_page<T: Send>(build: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
    let build = move || {
        // It works without as well, a little less smoothly.
        if let Err(error) = nice(BEHIND_THE_PAGE) {
            tracing::warn!(%error, "the system gives no priorities");
        }
        build()
    };
    let built = std::thread::scope(|scope| scope.spawn(build).join());
    built.unwrap_or_else(|_| anyhow::bail!("the thread that puts the terminal together has fallen"))
}

/// The key that hides the screen.
fn function(key: settings::FunctionKey) -> Function {
    match key {
        settings::FunctionKey::F3 => Function::F3,
        settings::FunctionKey::F4 => Function::F4,
        settings::FunctionKey::F12 => Function::F12,
    }
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
fn let_go(behind: Behind, ended: &Receiver<()>) {
    // An error is the window's end.
    let _ = ended.recv();
    behind.let_go();
    say(Said::LetGo);
}

/// Waits for the word that store and printer are free; how long the visit before has been over, if there was one.
fn wait_to_be_admitted() -> anyhow::Result<Option<Duration>> {
    let admitted = |line: String| match Told::read(&line) {
        Some(Told::Admitted(over)) => Some(over),
        Some(Told::Wake(_) | Told::Headphones(_) | Told::Dismissed) | None => None,
    };
    let over = std::io::stdin().lines().map_while(Result::ok).find_map(admitted);
    let over = over.context("the program that started this window has ended")?;
    Ok(over.map(|over| clock::since_start().saturating_sub(over)))
}

/// Begins a visit when the program says that somebody wanted to before this face was there, and passes on what else it
/// says: how the headphones are, and that the next face stands.
fn heed(pages: Sender<Message>, dismiss: Sender<()>, settings: &settings::Terminal) -> anyhow::Result<()> {
    let languages = settings.languages.clone();
    let heed = move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            let messages = match Told::read(&line) {
                Some(Told::Wake(wake)) => beginning(wake, &languages),
                Some(Told::Headphones(plug)) => vec![Message::Plugged(plug)],
                Some(Told::Dismissed) => {
                    // A window that is closed has left already.
                    let _ = dismiss.send(());
                    Vec::new()
                }
                Some(Told::Admitted(_)) | None => Vec::new(),
            };
            if messages.into_iter().any(|message| pages.send(message).is_err()) {
                return;
            }
        }
    };
    std::thread::Builder::new().name("told".to_owned()).spawn(heed).context("the system has no thread to give")?;
    Ok(())
}

/// How a visit begins that was asked for at the face before: in the language of the door that was pressed, or at the
/// languages, spoken, for somebody of whom only a key is known. Settings that have lost a language meanwhile have no door of
/// it; then the languages are asked for.
fn beginning(wake: Wake, languages: &[Language]) -> Vec<Message> {
    let begin = |language| Message::Attract(attract::Message::Begin(language));
    match wake {
        Wake::Touch(language) if languages.contains(&language) => vec![begin(language)],
        Wake::Touch(_) => {
            let first = languages.first().copied().unwrap_or(Language::English);
            vec![begin(first), Message::Tool(Tool::Language)]
        }
        Wake::Key => vec![Message::Attract(attract::Message::Aloud)],
    }
}

fn say(word: Said) {
    // Who does not listen any more has ended, and this process with it.
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", word.line()).and_then(|()| out.flush());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_pressed_a_door_begins_in_its_language_and_whoever_struck_a_key_at_the_languages() {
        let begin = |language| Message::Attract(attract::Message::Begin(language));
        let offered = [Language::Malay, Language::Tamil];
        for (wake, messages) in [
            (Wake::Touch(Language::Tamil), vec![begin(Language::Tamil)]),
            (Wake::Touch(Language::Malay), vec![begin(Language::Malay)]),
            (Wake::Touch(Language::Arabic), vec![begin(Language::Malay), Message::Tool(Tool::Language)]),
            (Wake::Key, vec![Message::Attract(attract::Message::Aloud)]),
        ] {
            assert_eq!(beginning(wake, &offered), messages, "{wake:?}");
        }
    }
}
