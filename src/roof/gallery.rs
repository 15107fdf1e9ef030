//! The gallery: every page that a citizen can meet, in every language, colour and text size, on every screen, drawn into
//! a folder or only checked. It plays the terminal's own tour; there is no window, no printer and no store behind it.

mod sheet;
mod wall;

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context as _, bail};
use catalogue::Catalogue;
use domain::{Language, SubmissionId};
use serde::Serialize;
use settings::Terminal;
use terminal::app::{Message, Setup};
use terminal::draw::{Painter, Screen};
use terminal::look::{Look, TextSize, Theme};
use terminal::page::{Kind, Page, Row};
use terminal::tour::{self, Stop};
use terminal::words::Lexicon;

use crate::roof::args::{Args, Gallery, Size};
use crate::roof::gallery::wall::Wall;
use crate::roof::{clock, kiosk};

/// The time on every page, so that two galleries of the same program are the same.
const NOW: &str = "2026-11-22T02:42:00Z";

/// A screen to hang pages on.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// Names a folder.
    pub(crate) name: String,
    pub(crate) screen: Screen,
    pub(crate) own: Own,
}

/// Whether a screen is the terminal's own, or one that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// The design is made for it.
    Yes,
    /// A model that others may have.
    No,
}

/// A page that may be turned in parts on the terminal's own screen: lying down in the largest letters of Tamil. What it says
/// beside the rows that no page can do without is a few pixels too tall there.
struct Folded {
    /// How the name of the stop begins.
    stop: &'static str,
    /// What stands on it: a row or a control. Parts of a list are known by that, because their numbers change with the catalogue.
    item: &'static str,
}

const FOLDED: [Folded; 9] = [
    // Answers that do not fit each other.
    Folded { stop: "review-part", item: "drop-0" },
    Folded { stop: "found-elsewhere-slip-print-unknown", item: "back" },
    Folded { stop: "found-elsewhere-slip-paper-out", item: "back" },
    Folded { stop: "found-elsewhere-slip-cover-open", item: "back" },
    Folded { stop: "found-elsewhere-slip-printer-silent", item: "back" },
    Folded { stop: "found-elsewhere-slip-print-failed", item: "back" },
    Folded { stop: "found-elsewhere-slip-waiting-called", item: "back" },
    Folded { stop: "submitted-answered", item: "agency-URA" },
    Folded { stop: "submitted-pages-refused", item: "agency-SFA" },
];

impl Folded {
    fn is(&self, stop: &Stop) -> bool {
        let is_row = |row: &Row<Message>| row.id.0 == self.item;
        let has_row = |kind: &Kind<Message>| matches!(kind, Kind::Rows(rows) if rows.iter().any(is_row));
        stop.name.starts_with(self.stop)
            && (stop.page.press(self.item).is_some() || stop.page.blocks.iter().any(|block| has_row(&block.kind)))
    }
}

impl Place {
    /// Whether a page may be so long that it is turned in parts: on other models, and the few that are named.
    pub(crate) fn may_fold(&self, text_size: TextSize, stop: &Stop) -> bool {
        let lies = self.screen.width > self.screen.height;
        self.own == Own::No || lies && text_size == TextSize::Largest && FOLDED.iter().any(|folded| folded.is(stop))
    }
}

/// One walk through all pages.
#[derive(Debug, Clone)]
struct Job {
    language: Language,
    text_size: TextSize,
    place: Place,
}

/// A page in the gallery, as `gallery.json` has it. Format 1.
#[derive(Debug, Serialize)]
pub(crate) struct Hung {
    pub(crate) language: &'static str,
    pub(crate) text: &'static str,
    pub(crate) screen: String,
    pub(crate) name: String,
    /// The page's own id.
    pub(crate) page: String,
    /// Pixels of content that found no room; the turning buttons lead to them.
    pub(crate) overflow_px: u32,
    pub(crate) cut: Vec<String>,
    pub(crate) split: Vec<String>,
    pub(crate) missing: Vec<String>,
    pub(crate) small: Vec<String>,
    pub(crate) near: Vec<String>,
    pub(crate) outside: Vec<String>,
    pub(crate) covered: Vec<String>,
    pub(crate) cramped: Vec<String>,
    pub(crate) faint: Vec<String>,
    /// What of all that must not be, in words.
    pub(crate) mistakes: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Report<'a> {
    format: u32,
    walks: usize,
    pages: &'a [Hung],
}

/// Draws or checks; the exit code says whether there was a mistake.
pub(crate) fn hang(args: &Args, gallery: &Gallery) -> anyhow::Result<ExitCode> {
    let began = clock::now();
    let settings = settings::load(&args.config).map_err(|problems| kiosk::listed(&problems))?;
    let loaded = catalogue::load(&args.config.join("catalogue")).map_err(kiosk::mistakes)?;
    let ground = Arc::new(Ground {
        settings,
        catalogue: Arc::new(loaded.catalogue),
        lexicon: Arc::new(Lexicon::shipped().context("the terminal's words cannot be read")?),
        themes: gallery.themes(),
        out: gallery.out.clone().filter(|_| !gallery.check),
        singly: !gallery.sheets,
        only: gallery.only.clone(),
        whole: gallery.catalogue,
    });
    let jobs = jobs(gallery, &ground.settings)?;
    let walks = jobs.len();
    let (hung, lost) = walk_all(&ground, jobs)?;
    if let Some(out) = &gallery.out {
        std::fs::create_dir_all(out).with_context(|| format!("the folder {} cannot be made", out.display()))?;
        let report = Report { format: 1, walks, pages: &hung };
        let path = out.join("gallery.json");
        std::fs::write(&path, serde_json::to_string_pretty(&report)?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let lost = lost.iter().map(|error| format!("a walk was lost: {error:#}"));
    let mistakes: Vec<String> = hung.iter().flat_map(Hung::lines).chain(lost).collect();
    mistakes.iter().for_each(|line| say(line));
    let secs = clock::now().duration_since(began).as_secs();
    say(&format!("{} pages on {walks} walks, {} mistakes, {secs} s", hung.len(), mistakes.len()));
    Ok(if mistakes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Hung {
    fn lines(&self) -> Vec<String> {
        let place = format!("{}/{}/{}/{}", self.language, self.text, self.screen, self.name);
        self.mistakes.iter().map(|mistake| format!("{place}: {mistake}")).collect()
    }
}

/// What every walk rests on.
pub(crate) struct Ground {
    settings: Terminal,
    catalogue: Arc<Catalogue>,
    lexicon: Arc<Lexicon>,
    pub(crate) themes: Vec<Theme>,
    /// Where pictures go; none are drawn without.
    pub(crate) out: Option<PathBuf>,
    /// Whether each page gets a picture of its own beside the sheets.
    pub(crate) singly: bool,
    /// How the names begin of the pages that are wanted.
    only: String,
    /// Whether the pages are those of everything in the catalogue.
    whole: bool,
}

impl Ground {
    fn setup(&self, screen: Screen) -> anyhow::Result<Setup> {
        let mut made: u128 = 0;
        let ids = Box::new(move || {
            made += 1;
            SubmissionId::new(uuid::Uuid::from_u128(made))
        });
        let zone = jiff::tz::Offset::constant(8).to_time_zone();
        let setup = kiosk::setup(&self.settings, Arc::clone(&self.catalogue), Arc::clone(&self.lexicon));
        // Every page there can be.
        let ways = terminal::screen::add::Ways::Both;
        Ok(Setup { now: NOW.parse()?, zone, ids, breadth: screen.breadth(), ways, ..setup })
    }
}

fn jobs(gallery: &Gallery, settings: &Terminal) -> anyhow::Result<VecDeque<Job>> {
    let mut languages = settings.languages.clone();
    if !gallery.language.is_empty() {
        languages = gallery.language.iter().map(|tag| tag.parse()).collect::<Result<_, _>>()?;
        if let Some(other) = languages.iter().find(|language| !settings.languages.contains(language)) {
            bail!("the language \"{other}\" is not on offer; terminal.toml lists the languages that are");
        }
    }
    let places = places(gallery, settings);
    let mut jobs = VecDeque::new();
    for language in languages {
        for text_size in gallery.texts() {
            let job = |place: &Place| Job { language, text_size, place: place.clone() };
            // On the other models the size that people meet is enough, unless one of them is named.
            let named = !gallery.model.is_empty();
            let walked = |place: &&Place| place.own == Own::Yes || named || text_size == TextSize::Default;
            jobs.extend(places.iter().filter(walked).map(job));
        }
    }
    Ok(jobs)
}

/// The screens that were named; else the terminal's own standing and lying, and for a check the common models as well.
fn places(gallery: &Gallery, settings: &Terminal) -> Vec<Place> {
    let own = settings.screen;
    let sized = |size: &Size, name: String| {
        // Another size is the same screen seen from further away: letters keep their share of it.
        let share = f64::from(size.width.min(size.height)) / f64::from(own.width.min(own.height));
        let ppi = (own.ppi * share) as f32;
        Place { name, screen: Screen { width: size.width, height: size.height, ppi }, own: Own::Yes }
    };
    if !gallery.size.is_empty() {
        return gallery.size.iter().map(|size| sized(size, format!("{}x{}", size.width, size.height))).collect();
    }
    let model = |(model, screen): (&str, Screen)| {
        let place = |name: &str, screen| Place { name: format!("{name}-{model}"), screen, own: Own::No };
        [place("landscape", screen), place("portrait", screen.turned())]
    };
    if !gallery.model.is_empty() {
        return gallery.model.iter().copied().flat_map(model).collect();
    }
    let (short, long) = (own.width.min(own.height), own.width.max(own.height));
    let mut places = vec![
        sized(&Size { width: short, height: long }, "portrait".to_owned()),
        sized(&Size { width: long, height: short }, "landscape".to_owned()),
    ];
    if gallery.check && !gallery.catalogue {
        for place in Screen::MODELS.into_iter().flat_map(model) {
            if places.iter().all(|known| known.screen != place.screen) {
                places.push(place);
            }
        }
    }
    places
}

/// What comes back from a walk.
enum News {
    Hung(Vec<Hung>),
    Failed(anyhow::Error),
}

/// As many walks at a time as there are cores; what was hung, and why a walk did not come to its end.
fn walk_all(ground: &Arc<Ground>, jobs: VecDeque<Job>) -> anyhow::Result<(Vec<Hung>, Vec<anyhow::Error>)> {
    let all = jobs.len();
    let jobs = Arc::new(Mutex::new(jobs));
    let (news, heard) = channel();
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(all.max(1));
    let workers: Vec<_> = (0..cores)
        .map(|_| {
            let (ground, jobs, news) = (Arc::clone(ground), Arc::clone(&jobs), news.clone());
            std::thread::spawn(move || work(&ground, &jobs, &news))
        })
        .collect();
    drop(news);
    let (mut hung, mut done, mut told) = (Vec::new(), 0_usize, clock::now());
    let mut lost = Vec::new();
    loop {
        match heard.recv_timeout(Duration::from_secs(1)) {
            Ok(News::Hung(more)) => {
                hung.extend(more);
                done += 1;
            }
            Ok(News::Failed(error)) => {
                lost.push(error);
                done += 1;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if clock::now().duration_since(told).as_secs() >= 1 {
            told = clock::now();
            say(&format!("{done} of {all} walks, {} pages", hung.len()));
        }
    }
    if workers.into_iter().any(|worker| worker.join().is_err()) {
        bail!("a walk broke off");
    }
    Ok((hung, lost))
}

fn work(ground: &Ground, jobs: &Mutex<VecDeque<Job>>, news: &Sender<News>) {
    let mut painter = Painter::new();
    loop {
        let Some(job) = jobs.lock().ok().and_then(|mut jobs| jobs.pop_front()) else { return };
        let told = match walk(ground, &job, &mut painter) {
            Ok(hung) => news.send(News::Hung(hung)),
            Err(error) => news.send(News::Failed(error.context(format!("{job:?}")))),
        };
        if told.is_err() {
            return;
        }
    }
}

fn walk(ground: &Ground, job: &Job, painter: &mut Painter) -> anyhow::Result<Vec<Hung>> {
    let screen = job.place.screen;
    let mut judge = Judge { painter: Painter::new(), screen, judged: HashMap::new() };
    let mut wall = Wall::new(ground, job.language, job.text_size, &job.place, painter);
    let setup = ground.setup(screen)?;
    let fits: &mut tour::Fits<'_> = &mut |page, look| judge.fits(page, look);
    let show: &mut dyn FnMut(Stop) = &mut |stop| wall.hang(stop);
    if ground.whole {
        tour::through_catalogue(setup, job.language, job.text_size, &ground.only, fits, show)?;
    } else {
        tour::lead(setup, job.language, job.text_size, &ground.only, fits, show)?;
    }
    wall.finish()
}

/// Says whether a page finds room. A walk comes by many pages more than once, each time a visit begins anew, and to lay one
/// out is most of what a walk takes.
struct Judge {
    painter: Painter,
    screen: Screen,
    /// What was said of a page and its look, by the hash of what they print as.
    judged: HashMap<u64, bool>,
}

impl Judge {
    fn fits(&mut self, page: &Page<Message>, look: &Look) -> bool {
        let (painter, screen) = (&mut self.painter, self.screen);
        let lay_out = || painter.fits(page, look, screen).overflow_px == 0;
        let mut hasher = DefaultHasher::new();
        format!("{page:?} {look:?}").hash(&mut hasher);
        *self.judged.entry(hasher.finish()).or_insert_with(lay_out)
    }
}

/// One line, for whoever watches or counts.
#[expect(clippy::print_stdout, reason = "progress and mistakes are what the program prints")]
fn say(line: &str) {
    println!("{line}");
}
