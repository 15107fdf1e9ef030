//! A visit played from a script through the same app, pages, effects, hands and printer as in the window; only the eyes
//! and the finger are missing. Leaves a picture of every page, what is spoken, the paper and a report.

pub(crate) mod album;
mod citizen;
mod ears;
mod leavings;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, bail};
use devices::printer::simulated::{Order, Pace};
use domain::{Application, Language, Timestamp, VisitId};
use terminal::app::Message;
use terminal::draw::Screen;
use terminal::effect::{Effect, Outcome, Progress, Stored};
use terminal::keyboard::scan::Selected;
use terminal::page::Page;
use terminal::page::ring::Key;

use crate::roof::args::{Args, Input, Rehearse};
use crate::roof::kiosk::{self, Kiosk};
use crate::roof::rehearsal::album::Album;
use crate::roof::rehearsal::citizen::{Act, Citizen};
use crate::roof::rehearsal::ears::Ears;
use crate::roof::script::Script;

/// Presses in a visit; a script that needs more goes in circles.
const PRESSES_MAX: usize = 20_000;
/// Moves of the focus to one control.
const MOVES_MAX: usize = 400;
/// For the store, which answers at once unless the disk stands still.
const STORE_WITHIN: Duration = Duration::from_secs(30);
/// How the exit code says that the visit ended with nothing to submit.
const NOTHING_SUBMITTED: u8 = 3;

/// Plays a script; the exit code says how it went.
pub(crate) fn play(args: &Args, rehearse: &Rehearse) -> anyhow::Result<ExitCode> {
    let mut script = Script::read(&rehearse.script)?;
    if let Some(language) = &rehearse.language {
        script.language.clone_from(language);
    }
    let language: Language = script.language.parse()?;
    std::fs::create_dir_all(rehearse.out.join("pages")).with_context(|| {
        format!("the folder {} cannot be made; name another with --out DIR", rehearse.out.display())
    })?;
    let read = kiosk::read(&args.config)?;
    let read = match &rehearse.stick {
        Some(folder) => read.with_stick(folder.clone()),
        None => read,
    };
    let kiosk = kiosk::build(read, &args.config, args.data.as_deref(), Pace::Told)?;
    meddle(&kiosk, &script.printer)?;
    let sector = script.intent.as_ref().map(|intent| sector_of(&kiosk, intent)).transpose()?;
    let size = kiosk.settings.screen;
    let (width, height) = rehearse.size.map_or((size.width, size.height), |size| (size.width, size.height));
    // Another size is the same screen seen from further away: letters keep their share of it.
    let share = f64::from(width.min(height)) / f64::from(size.width.min(size.height));
    let screen = Screen { width, height, ppi: (size.ppi * share) as f32 };
    let mut stage = Stage {
        kiosk,
        citizen: Citizen::new(script, sector),
        input: rehearse.input,
        wait_secs: rehearse.wait,
        album: Album::new(rehearse.out.clone(), screen),
        ears: Ears::default(),
        began: crate::roof::clock::now(),
        submit_pressed: None,
        stored: None,
        applications: Vec::new(),
        outcome: None,
        timings: BTreeMap::new(),
    };
    stage.play()?;
    stage.leave_behind(language, &rehearse.out)
}

/// What the script wants to happen to the printer.
fn meddle(kiosk: &Kiosk, orders: &[String]) -> anyhow::Result<()> {
    for line in orders {
        let order: Order = line.parse().context("the script has a mistake in what happens to the printer")?;
        let controls = kiosk.paper.as_ref();
        controls
            .context("the script has orders to a simulated printer, and terminal.toml names a real one")?
            .obey(&order);
    }
    Ok(())
}

fn sector_of(kiosk: &Kiosk, intent: &str) -> anyhow::Result<String> {
    let found = kiosk.catalogue.intents.iter().find(|known| known.id.as_str() == intent);
    found.map(|intent| intent.sector.clone()).with_context(|| {
        let known: Vec<&str> = kiosk.catalogue.intents.iter().map(|intent| intent.id.as_str()).collect();
        format!("the script's intent \"{intent}\" is not in the catalogue; there are {}", known.join(", "))
    })
}

struct Stage {
    kiosk: Kiosk,
    citizen: Citizen,
    input: Input,
    wait_secs: u32,
    album: Album,
    ears: Ears,
    began: Timestamp,
    submit_pressed: Option<Timestamp>,
    stored: Option<Stored>,
    applications: Vec<Application>,
    outcome: Option<Outcome>,
    timings: BTreeMap<&'static str, u64>,
}

impl Stage {
    /// From the attract page to the attract page.
    fn play(&mut self) -> anyhow::Result<()> {
        let mut visit: Option<VisitId> = None;
        for _ in 0..PRESSES_MAX {
            self.hear_replies(Duration::ZERO);
            self.tell(Message::Tick(crate::roof::clock::moment()));
            let page = self.kiosk.app.page();
            if visit.is_some() && self.kiosk.app.visit().is_none() {
                self.album.keep(&page, &self.kiosk.app.look())?;
                return Ok(());
            }
            visit = visit.or(self.kiosk.app.visit());
            let question = self.kiosk.app.question().cloned();
            let settled = self.settled();
            match self.citizen.act(&page, question.as_ref(), settled)? {
                Act::Press(id) => {
                    if !["key-", "option-", "have-"].iter().any(|kind| id.starts_with(kind)) {
                        self.album.keep(&page, &self.kiosk.app.look())?;
                    }
                    self.press(&id)?;
                }
                Act::Wait => {
                    self.album.keep(&page, &self.kiosk.app.look())?;
                    self.hear_replies(Duration::from_millis(50));
                }
                Act::Leave => self.walk_away()?,
            }
        }
        bail!("the visit did not end after {PRESSES_MAX} presses; the script goes in circles")
    }

    fn press(&mut self, id: &str) -> anyhow::Result<()> {
        if id == "submit" {
            self.submit_pressed = Some(crate::roof::clock::now());
        }
        match self.input {
            Input::Touch => {
                let page = self.kiosk.app.page();
                let message = page
                    .press(id)
                    .with_context(|| format!("nothing to press by the id \"{id}\" on the page \"{}\"", page.id.0))?;
                self.tell(message);
            }
            Input::Keys => self.walk_to(id, Key::Next)?,
            Input::Switches => self.walk_to(id, Key::Move)?,
        }
        if id == "submit" {
            self.await_store()?;
        }
        Ok(())
    }

    /// Moves the focus until it stands on the control, then selects.
    fn walk_to(&mut self, id: &str, step: Key) -> anyhow::Result<()> {
        for _ in 0..MOVES_MAX {
            if step == Key::Move
                && let Some(scanned) = scanned(&self.kiosk.app.page(), id)
            {
                let (key, arrives) = scanned;
                self.tell(Message::Key(key));
                if arrives {
                    return Ok(());
                }
                continue;
            }
            let focus = self.kiosk.app.look().focus.map(|focus| focus.0);
            if focus.as_deref() == Some(id) {
                if !self.ears.has_named(id) {
                    bail!("\"{id}\" has the focus and was not said; nobody could choose it by ear");
                }
                self.tell(Message::Key(Key::Select));
                return Ok(());
            }
            let sideways =
                if step == Key::Next { sideways(&self.kiosk.app.page(), focus.as_deref(), id) } else { None };
            self.tell(Message::Key(sideways.unwrap_or(step)));
        }
        bail!("{MOVES_MAX} moves of the focus did not reach \"{id}\" on the page \"{}\"", self.kiosk.app.page().id.0)
    }

    /// Nobody touches anything any more: the clock runs on by itself.
    fn walk_away(&mut self) -> anyhow::Result<()> {
        let look = self.kiosk.app.look();
        self.album.keep(&self.kiosk.app.page(), &look)?;
        let limits = self.kiosk.settings.visit;
        let mut now = crate::roof::clock::moment();
        for secs in [limits.idle_secs + 1, limits.answer_secs + 1] {
            now.wall = now.wall.saturating_add(jiff::SignedDuration::from_secs(i64::from(secs))).unwrap_or(now.wall);
            now.steady = now.steady.saturating_add(Duration::from_secs(u64::from(secs)));
            self.tell(Message::Tick(now));
            self.album.keep(&self.kiosk.app.page(), &self.kiosk.app.look())?;
        }
        Ok(())
    }

    fn tell(&mut self, message: Message) {
        if let Message::Key(key) = &message {
            self.ears.note_key(*key);
        }
        for effect in self.kiosk.app.update(message) {
            if let Effect::Submit { applications, .. } = &effect {
                self.applications.clone_from(applications);
            }
            self.ears.hear(&effect);
            self.kiosk.hands.perform(effect);
        }
        let album = &mut self.album;
        self.kiosk.app.fit(&mut |page, look| album.fits(page, look));
    }

    fn await_store(&mut self) -> anyhow::Result<()> {
        let deadline = STORE_WITHIN.as_millis() / 50;
        for _ in 0..deadline {
            if self.stored.is_some() || self.submit_pressed.is_none() {
                return Ok(());
            }
            self.hear_replies(Duration::from_millis(50));
        }
        bail!("the store did not answer within {} s", STORE_WITHIN.as_secs())
    }

    /// Hears what has come, waiting that long for the first.
    fn hear_replies(&mut self, wait: Duration) {
        let mut next = self.kiosk.replies.recv_timeout(wait).ok();
        while let Some(message) = next {
            self.note(&message);
            self.tell(message);
            next = self.kiosk.replies.try_recv().ok();
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "gestures are the citizen's own; only facts are noted")]
    fn note(&mut self, message: &Message) {
        match message {
            Message::Submitted { result: Ok(taken), .. } => {
                say(&format!("submitted {}", taken.stored.reference));
                self.time("submit", self.submit_pressed.unwrap_or(self.began));
                self.ears.note_stored();
                self.stored = Some(taken.stored.clone());
            }
            Message::Submitted { result: Err(fault), .. } => {
                say(&format!("not submitted: {fault:?}"));
                self.submit_pressed = None;
            }
            Message::Delivered { rows, .. } => {
                if let Some(stored) = &mut self.stored {
                    stored.rows.clone_from(rows);
                }
            }
            Message::Printed { outcome, .. } if self.outcome.is_none() => {
                self.time("print", self.submit_pressed.unwrap_or(self.began));
                self.outcome = Some(*outcome);
            }
            _ => {}
        }
    }

    fn time(&mut self, what: &'static str, since: Timestamp) {
        let elapsed = crate::roof::clock::now().duration_since(since).as_millis();
        self.timings.insert(what, u64::try_from(elapsed).unwrap_or(0));
    }

    /// Whether printer and agencies have said all that they will say soon.
    fn settled(&self) -> bool {
        let Some(stored) = &self.stored else { return false };
        let answered =
            stored.rows.iter().all(|row| matches!(row.state, Progress::Received { .. } | Progress::Rejected { .. }));
        let waited = crate::roof::clock::now().duration_since(self.submit_pressed.unwrap_or(self.began)).as_millis();
        self.outcome.is_some() && (answered || waited > i128::from(self.wait_secs) * 1_000)
    }
}

/// What the two switches do on a keyboard that they scan: select what holds the key, else move on; and whether that
/// presses it.
fn scanned(page: &Page<Message>, wanted: &str) -> Option<(Key, bool)> {
    let keyboard = page.keyboard()?;
    let scan = keyboard.scan?;
    let holds = scan.lit(keyboard).iter().any(|key| key.0 == wanted);
    Some(match scan.selected(keyboard) {
        Selected::Key(key) if key.0 == wanted => (Key::Select, true),
        Selected::Into(_) if holds => (Key::Select, false),
        Selected::Key(_) | Selected::Into(_) | Selected::Nothing => (Key::Move, false),
    })
}

/// Left or right, once the focus is in the row of the keyboard in which the key is.
fn sideways(page: &Page<Message>, focus: Option<&str>, wanted: &str) -> Option<Key> {
    let rows = &page.keyboard()?.rows;
    let place = |row: &[terminal::page::Key<Message>], id: &str| row.iter().position(|key| key.control.id.0 == id);
    let (here, there) = rows.iter().find_map(|row| place(row, focus?).zip(place(row, wanted)))?;
    Some(if here < there { Key::Right } else { Key::Left })
}

/// One line of progress, for whoever watches or counts.
#[expect(clippy::print_stdout, reason = "the rehearsal's progress is what the program prints")]
fn say(line: &str) {
    println!("{line}");
}
