//! `guichet preview`: a window on a catalogue that somebody writes. A thread hears that a file was saved, reads the whole
//! catalogue anew, and tells the window what was read and what was changed. Nothing is stored, sent or printed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use anyhow::Context as _;
use catalogue::{Catalogue, Files, Severity};
use notify::{RecursiveMode, Watcher as _};
use terminal::app::{App, Limits};
use terminal::look::{Screen, Turn};
use terminal::preview::{Message, Saved, Subject, changed};
use terminal::shell::{self, Bounces, Opening, Place};
use terminal::words::Lexicon;

use crate::roof::args::{Args, Preview};
use crate::roof::{clock, kiosk};

/// An editor writes a file in several steps; after so long without another one it has been saved.
const QUIET: Duration = Duration::from_millis(150);
/// Whoever writes leaves the window alone for as long as they like.
const REST_SECS: u32 = 24 * 60 * 60;
/// What stands behind the mistakes of a catalogue that has never been right: no page of it is seen.
const BLANK: [(&str, &str); 2] = [
    (
        "catalogue.toml",
        "id = \"blank\"\nversion = \"1\"\nissued = \"2026-01-01\"\ncurrency = \"SGD\"\nlanguages = [\"en\"]\nsample = true\n",
    ),
    ("agencies.toml", "[[agency]]\nid = \"XX\"\nname = \"None\"\ncontact = \"None\"\n"),
];

/// Shows it until its window is closed.
pub(crate) fn show(args: &Args, preview: &Preview) -> anyhow::Result<ExitCode> {
    let settings = settings::load(&args.config).map_err(|problems| kiosk::listed(&problems))?;
    let lexicon = Arc::new(Lexicon::shipped().context("the terminal's words cannot be read")?);
    let folder = folder_of(preview.dir.as_deref().unwrap_or(&args.config));
    let desk = Desk::at(folder);
    let first = Saved { read: desk.read(), subject: None };
    let (tell, facts) = channel();
    // Watches for as long as it lives.
    let _watcher = watch(desk, tell)?;
    let (width, height) = (preview.size.width, preview.size.height);
    // Letters as on the terminal's screen, in proportion.
    let own = settings.screen;
    let screen = Screen { width, height, ppi: own.ppi as f32 * width as f32 / own.width.max(1) as f32 };
    let (words, made_of) = (Arc::clone(&lexicon), settings.clone());
    let make = move |catalogue: Arc<Catalogue>| {
        let limits = Limits { idle_secs: REST_SECS, answer_secs: REST_SECS, done_secs: REST_SECS };
        App::new(terminal::app::Setup { limits, ..kiosk::setup(&made_of, catalogue, Arc::clone(&words)) })
    };
    let (_end, leave) = channel();
    shell::run(Opening {
        face: terminal::preview::Preview::new(lexicon, Box::new(make), (blank()?, first)),
        place: Place::Windowed { width, height },
        screen,
        touch: Turn::None,
        bounces: Bounces::NONE,
        hide: None,
        clock: clock::moment,
        facts,
        perform: Box::new(|_| {}),
        painted: Box::new(|| {}),
        pulse: None,
        leave,
        left: Box::new(|| {}),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Has every save of a file of the catalogue told, for as long as what it gives back lives.
fn watch(desk: Desk, tell: Sender<Message>) -> anyhow::Result<notify::RecommendedWatcher> {
    let (saves, heard) = channel();
    let mut watcher = notify::recommended_watcher(saves).context("the system does not tell of saved files")?;
    for folder in desk.folders() {
        let watched = watcher.watch(&folder, RecursiveMode::Recursive);
        watched.with_context(|| format!("{} cannot be watched", folder.display()))?;
    }
    let listen = move || listen(desk, &heard, &tell);
    std::thread::Builder::new().name("saves".to_owned()).spawn(listen).context("the system has no thread to give")?;
    Ok(watcher)
}

/// The folder with `catalogue` and `locales` in it, for whoever names the catalogue's own.
fn folder_of(dir: &Path) -> PathBuf {
    match dir.parent() {
        Some(parent) if dir.join("catalogue.toml").is_file() && !parent.as_os_str().is_empty() => parent.to_owned(),
        Some(_) if dir.join("catalogue.toml").is_file() => PathBuf::from("."),
        Some(_) | None => dir.to_owned(),
    }
}

/// A catalogue without a single page.
fn blank() -> anyhow::Result<Arc<Catalogue>> {
    let mut files = Files::default();
    BLANK.into_iter().for_each(|(path, text)| files.put(path, text));
    Ok(Arc::new(catalogue::read(&files).map_err(kiosk::mistakes)?.catalogue))
}

/// The catalogue's files as they were read last.
struct Desk {
    folder: PathBuf,
    texts: BTreeMap<PathBuf, String>,
}

impl Desk {
    fn at(folder: PathBuf) -> Self {
        let mut desk = Self { folder, texts: BTreeMap::new() };
        desk.texts = desk.folders().iter().flat_map(|folder| files(folder)).filter_map(text_of).collect();
        desk
    }

    fn folders(&self) -> Vec<PathBuf> {
        let all = ["catalogue", "locales"].map(|name| self.folder.join(name));
        all.into_iter().filter(|folder| folder.is_dir()).collect()
    }

    fn read(&self) -> Result<Arc<Catalogue>, Arc<[catalogue::Problem]>> {
        match catalogue::load(&self.folder.join("catalogue")) {
            Ok(loaded) => Ok(Arc::new(loaded.catalogue)),
            Err(problems) => Err(problems.into_iter().filter(|it| it.severity == Severity::Error).collect()),
        }
    }

    /// What was changed in the files that were saved; `None` where nothing stands in them that did not before.
    fn saved(&mut self, paths: impl IntoIterator<Item = PathBuf>) -> Option<Option<Subject>> {
        let mut any = None;
        for path in paths {
            let Some((path, text)) = text_of(path.clone()).or_else(|| is_ours(&path).then(|| (path, String::new())))
            else {
                continue;
            };
            let before = self.texts.insert(path.clone(), text.clone()).unwrap_or_default();
            if before != text {
                let within = path.strip_prefix(&self.folder).unwrap_or(&path);
                any = Some(changed(within, &before, &text).or(any.flatten()));
            }
        }
        any
    }
}

/// Tells the window of each save, once the editor is done with it.
fn listen(mut desk: Desk, heard: &Receiver<notify::Result<notify::Event>>, tell: &Sender<Message>) {
    let mut paths: Vec<PathBuf> = Vec::new();
    loop {
        let next = match paths.is_empty() {
            true => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
            false => heard.recv_timeout(QUIET),
        };
        match next {
            Ok(Ok(event)) => paths.extend(event.paths.into_iter().filter(|path| is_ours(path))),
            Ok(Err(error)) => tracing::warn!(%error, "a save may not have been heard; save again"),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                paths.sort();
                paths.dedup();
                let Some(subject) = desk.saved(paths.drain(..)) else { continue };
                let saved = Saved { read: desk.read(), subject };
                if tell.send(Message::Saved(saved)).is_err() {
                    return;
                }
            }
        }
    }
}

/// Editors keep copies and locks beside what they write.
fn is_ours(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml" || extension == "ftl")
}

fn text_of(path: PathBuf) -> Option<(PathBuf, String)> {
    let text = is_ours(&path).then(|| std::fs::read_to_string(&path).ok())??;
    Some((path, text))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().into_iter().flatten().filter_map(|entry| entry.ok().map(|entry| entry.path()));
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[cfg(test)]
mod tests {
    use terminal::preview::What;

    use super::*;

    /// More than a machine that is busy takes to tell of a save.
    const WITHIN: Duration = Duration::from_secs(30);

    #[test]
    fn a_save_is_told_with_what_was_changed_and_a_mistake_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = folder.path().join("catalogue");
        std::fs::create_dir_all(catalogue.join("faq")).unwrap();
        BLANK.into_iter().for_each(|(path, text)| std::fs::write(catalogue.join(path), text).unwrap());
        let desk = Desk::at(folder_of(&catalogue));
        assert!(desk.read().is_ok(), "{:?}", desk.read().err());
        let (tell, told) = channel();
        let _watcher = watch(desk, tell).unwrap();
        let saved = || match told.recv_timeout(WITHIN).unwrap() {
            Message::Saved(saved) => saved,
            Message::App(_) => panic!("nobody pressed anything"),
        };
        let faq = "[[faq]]\nid = \"wait\"\nquestion = \"How long?\"\nanswer = \"A week.\"\nkeywords = [\"time\"]\n";
        std::fs::write(catalogue.join("faq/all.toml"), faq).unwrap();
        let first = saved();
        assert_eq!(first.subject.map(|subject| subject.what), Some(What::Faq("wait".to_owned())));
        assert_eq!(first.read.unwrap().faqs.len(), 1);
        std::fs::write(catalogue.join("faq/all.toml"), faq.replace("answer", "anser")).unwrap();
        let problems = saved().read.unwrap_err();
        assert!(
            problems.iter().any(|it| it.line == 4 && it.message.contains("did you mean \"answer\"?")),
            "{problems:?}"
        );
    }

    #[test]
    fn the_folder_of_the_catalogue_will_do_for_that_of_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = folder.path().join("catalogue");
        std::fs::create_dir(&catalogue).unwrap();
        std::fs::write(catalogue.join("catalogue.toml"), "").unwrap();
        assert_eq!(
            (folder_of(&catalogue), folder_of(folder.path())),
            (folder.path().to_owned(), folder.path().to_owned())
        );
    }
}
