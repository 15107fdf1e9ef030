//! Reads a catalogue's files. This is the one place that touches the disk, and only in [`load`]; everything after works
//! on texts, goes on after a mistake and reports them all.

mod agencies;
mod bank;
mod cases;
mod conditions;
mod glossary;
mod header;
mod intents;
mod licences;
mod listed;
mod mistakes;
mod source;
mod stray;
mod table;
mod translations;
mod value;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{AgencyId, Date, QuestionId};

use crate::condition::grammar::Named;
use crate::{Catalogue, Problem, Severity, check, words};

pub(crate) use mistakes::{Lines, Mistakes, Place, Spoken};
pub(crate) use source::Source;
pub(crate) use table::{Table, iso_date};

/// More than any file of a catalogue needs; a longer one is refused before it is read.
const BYTES_MAX: u64 = 1 << 20;
const FILES_MAX: usize = 20_000;
const DEPTH_MAX: usize = 4;
/// The folder of the translations, as seen from the catalogue's.
const LOCALES: &str = "../locales";
/// Folders whose files are parts of a catalogue.
const FOLDERS: [&str; 5] = ["questions", "licences", "listed", "intents", "faq"];

/// A catalogue without errors, and what somebody should look at.
#[derive(Debug)]
pub struct Loaded {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// All of [`Severity::Warning`].
    pub warnings: Vec<Problem>,
}

/// A catalogue's files as texts, by path relative to its folder; translations stand under `../locales`.
#[derive(Debug, Clone, Default)]
pub struct Files(BTreeMap<PathBuf, String>);

impl Files {
    /// Adds a file, or puts it in the place of one of the same path.
    pub fn put(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into());
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, path: impl AsRef<Path>) -> Option<&str> {
        self.0.get(path.as_ref()).map(String::as_str)
    }

    /// All paths in order.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.keys().map(PathBuf::as_path)
    }

    /// The files in a folder that have an extension, in the order of their names.
    fn in_folder(&self, folder: &str, extension: &str) -> impl Iterator<Item = (&Path, &str)> {
        let is_one =
            move |path: &Path| path.starts_with(folder) && path.extension().is_some_and(|found| found == extension);
        self.0.iter().map(|(path, text)| (path.as_path(), text.as_str())).filter(move |(path, _)| is_one(path))
    }
}

/// How closely a catalogue is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// At everything that a machine can find, for those who write it.
    Author,
    /// At what can be seen without trying answers out, for a terminal, which starts the sooner.
    Terminal,
}

/// Loads the catalogue in a folder, and its translations from `locales` beside that folder.
///
/// # Errors
/// All mistakes of all files, in the order of files and lines, warnings among them.
pub fn load(dir: &Path) -> Result<Loaded, Vec<Problem>> {
    load_with(dir, Care::Author)
}

/// The same for a terminal that serves what was checked before it was published: it reads no cases and no glossaries, and
/// tries no answers out again. What only trying finds, a licence that nobody is led to or a rule that no answer satisfies,
/// is therefore not told; `guichetctl catalogue check` tells it before a catalogue is installed.
///
/// # Errors
/// As [`load`].
pub fn load_published(dir: &Path) -> Result<Catalogue, Vec<Problem>> {
    Ok(load_with(dir, Care::Terminal)?.catalogue)
}

fn load_with(dir: &Path, care: Care) -> Result<Loaded, Vec<Problem>> {
    let mut files = Files::default();
    let mut unread = Vec::new();
    collect(dir, Path::new(""), "toml", DEPTH_MAX, &mut files, &mut unread);
    let locales = beside(dir).join("locales");
    if locales.is_dir() {
        for extension in ["ftl", "toml"] {
            collect(&locales, Path::new(LOCALES), extension, DEPTH_MAX, &mut files, &mut unread);
        }
    }
    let placed = |mut problem: Problem| {
        problem.file = match problem.file.strip_prefix(LOCALES) {
            Ok(rest) => locales.join(rest),
            Err(_) => dir.join(&problem.file),
        };
        problem
    };
    if care == Care::Terminal {
        files.0.retain(|path, _| !cases::is_file_of_cases(path) && !path.ends_with(glossary::FILE));
    }
    let read = match care {
        Care::Author => read_with(&files, care, Lines::Kept),
        // Where something is wrong, it is read once more to say where.
        Care::Terminal => read_with(&files, care, Lines::Forgotten).or_else(|_| read_with(&files, care, Lines::Kept)),
    };
    match read {
        Ok(loaded) if unread.is_empty() => {
            Ok(Loaded { warnings: loaded.warnings.into_iter().map(placed).collect(), ..loaded })
        }
        // What the rest lacks is in the file that cannot be read.
        Ok(_) => Err(unread.into_iter().map(placed).collect()),
        Err(_) if !unread.is_empty() => Err(unread.into_iter().map(placed).collect()),
        Err(problems) => Err(problems.into_iter().map(placed).collect()),
    }
}

/// The folder that a folder lies in. One that is named from within, as `.`, has its own name in none.
fn beside(dir: &Path) -> PathBuf {
    let named =
        if dir.file_name().is_some() { dir.to_owned() } else { dir.canonicalize().unwrap_or_else(|_| dir.to_owned()) };
    named.parent().map(Path::to_owned).unwrap_or_default()
}

/// Reads every file with an extension, deeper folders too.
fn collect(folder: &Path, shown: &Path, extension: &str, depth: usize, files: &mut Files, unread: &mut Vec<Problem>) {
    let mut entries: Vec<PathBuf> = match folder.read_dir() {
        Ok(entries) => entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect(),
        Err(error) => return unread.push(unreadable(shown, &error)),
    };
    entries.sort();
    for path in entries {
        let Some(name) = path.file_name() else { continue };
        let shown = shown.join(name);
        if path.is_dir() {
            if depth > 0 {
                collect(&path, &shown, extension, depth - 1, files, unread);
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            if files.0.len() >= FILES_MAX {
                return unread
                    .push(unreadable(&shown, &io::Error::other("there are more files than a catalogue may have")));
            }
            match read_text(&path) {
                Ok(text) => files.put(shown, text),
                Err(error) => unread.push(unreadable(&shown, &error)),
            }
        } else if extension == "toml" && path.extension().is_some_and(is_slip) {
            let wanted = if shown.starts_with(LOCALES) { ".ftl, or .toml for a glossary" } else { ".toml" };
            unread.push(problem_of(
                &shown,
                format!("the name of a file here ends in {wanted}; rename it or take it out"),
            ));
        }
    }
}

fn read_text(path: &Path) -> io::Result<String> {
    if path.metadata()?.len() > BYTES_MAX {
        return Err(io::Error::other("it is larger than 1 MiB; split it"));
    }
    std::fs::read_to_string(path)
}

/// Whether an ending of a name is what comes of typing `.toml`, or of a program that adds its own.
fn is_slip(extension: &OsStr) -> bool {
    let extension = extension.to_string_lossy().to_ascii_lowercase();
    extension == "txt" || strsim::damerau_levenshtein(&extension, "toml") <= 1
}

fn unreadable(shown: &Path, error: &io::Error) -> Problem {
    let is_garbled = error.kind() == io::ErrorKind::InvalidData;
    let why = if is_garbled { "it is not UTF-8; save it as UTF-8".to_owned() } else { error.to_string() };
    problem_of(shown, format!("cannot be read: {why}"))
}

fn problem_of(shown: &Path, message: String) -> Problem {
    Problem { file: shown.to_owned(), line: 1, severity: Severity::Error, message }
}

/// Reads a catalogue from texts.
///
/// # Errors
/// All mistakes of all files, in the order of files and lines, warnings among them.
pub fn read(files: &Files) -> Result<Loaded, Vec<Problem>> {
    read_with(files, Care::Author, Lines::Kept)
}

fn read_with(files: &Files, care: Care, lines: Lines) -> Result<Loaded, Vec<Problem>> {
    let mistakes = Mistakes::new(lines);
    let tables = Tables { files, mistakes: &mistakes };
    let named = tables.file("conditions.toml", |table| conditions::read(table, &mistakes)).unwrap_or_default();
    let mut catalogue = assemble(&tables, &named);
    translations::read(&tables, &mut catalogue);
    check::all(&catalogue, &named, care, &mistakes);
    if care == Care::Author {
        mistakes.each_text(|spoken| catalogue.texts.push(Arc::clone(&spoken.text.key)));
    }
    let problems = mistakes.into_problems();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(problems);
    }
    catalogue.leaning = leaning(&catalogue);
    Ok(Loaded { catalogue, warnings: problems })
}

/// For each question those that lean on it: by their own `when`, or by that of a question of their items.
fn leaning(catalogue: &Catalogue) -> HashMap<QuestionId, Vec<QuestionId>> {
    let mut leaning: HashMap<QuestionId, Vec<QuestionId>> = HashMap::new();
    for (id, question) in &catalogue.questions {
        let mut read = BTreeSet::new();
        let mut open = vec![question];
        while let Some(question) = open.pop() {
            read.extend(question.when.iter().flat_map(|when| when.reads()));
            open.extend(question.kind.item_questions().iter().filter_map(|id| catalogue.question(id)));
        }
        for read in read {
            leaning.entry(read.clone()).or_default().push(id.clone());
        }
    }
    leaning
}

/// What all readers of parts are lent.
pub(crate) struct Desk<'a> {
    pub(crate) mistakes: &'a Mistakes,
    pub(crate) named: &'a Named,
    pub(crate) issued: Date,
}

/// The TOML files as tables, one at a time: the tree of one is gone before the next is read, for a tree takes many times
/// the memory of its text, and memory between what stays is not given back.
pub(crate) struct Tables<'a> {
    files: &'a Files,
    mistakes: &'a Mistakes,
}

impl Tables<'_> {
    /// Reads the file of that name, if it is there.
    fn file<T>(&self, name: &str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        let (path, text) = self.files.0.get_key_value(Path::new(name))?;
        Some(self.table(path, text, read))
    }

    /// Reads every file in a folder, in the order of their names.
    fn folder(&self, name: &str, read: impl FnMut(&Path, &Table<'_>)) {
        self.some_of(name, |_| true, read);
    }

    /// Reads those files in a folder whose paths are wanted.
    fn some_of(&self, name: &str, wanted: impl Fn(&Path) -> bool, mut read: impl FnMut(&Path, &Table<'_>)) {
        for (path, text) in self.files.in_folder(name, "toml").filter(|(path, _)| wanted(path)) {
            self.table(path, text, |table| read(path, table));
        }
    }

    fn table<T>(&self, path: &Path, text: &str, read: impl FnOnce(&Table<'_>) -> T) -> T {
        let source = Source::new(path, text);
        let tree = source.parse(self.mistakes);
        read(&Table::whole(&source, tree.get_ref(), self.mistakes))
    }
}

fn assemble(tables: &Tables<'_>, named: &Named) -> Catalogue {
    let mistakes = tables.mistakes;
    misplaced(tables.files, mistakes);
    let mut catalogue = header::read(tables);
    catalogue.named = named.0.len();
    let desk = Desk { mistakes, named, issued: catalogue.issued };
    catalogue.agencies = tables.file("agencies.toml", |table| agencies::read(table, &desk)).unwrap_or_else(|| {
        let at = Place::new(Path::new("agencies.toml"), 1);
        mistakes.error(&at, "the file is missing; add it with at least one [[agency]]");
        BTreeMap::new()
    });
    tables.folder("questions", |_, table| bank::read(table, &desk, &mut catalogue.questions));
    let is_licence = |path: &Path| !cases::is_file_of_cases(path);
    tables.some_of("licences", is_licence, |path, table| {
        if let Some(licence) = licences::read(path, table, &desk) {
            catalogue.licences.insert(licence.id.clone(), licence);
        }
    });
    tables.some_of("licences", cases::is_file_of_cases, |path, table| {
        let cases = cases::read(path, table, &desk, &catalogue);
        catalogue.cases.extend(cases);
    });
    tables.folder("listed", |path, table| listed::read(path, table, &desk, &mut catalogue.listed));
    let (questions, intents) = (&catalogue.questions, &mut catalogue.intents);
    tables.file("intents.toml", |table| intents::read(table, &desk, questions, intents));
    tables.folder("intents", |_, table| intents::read(table, &desk, questions, intents));
    tables.folder("faq", |_, table| intents::read_faqs(table, &desk, &mut catalogue.faqs));
    catalogue
}

/// Names the files that no part of a catalogue stands in.
fn misplaced(files: &Files, mistakes: &Mistakes) {
    let known = ["catalogue.toml", "agencies.toml", "intents.toml", "conditions.toml"].map(Path::new);
    let in_folder = |path: &Path| FOLDERS.iter().any(|folder| path.starts_with(folder)) || path.starts_with(LOCALES);
    for path in files.paths().filter(|path| !known.contains(path) && !in_folder(path)) {
        let folders = FOLDERS.map(|folder| format!("{folder}/")).join(", ");
        let at = Place::new(path, 1);
        mistakes.error(&at, format!("no part of a catalogue has this name; move it to one of {folders}"));
    }
}

/// The first half of licence ids and the folder of an agency: its code in lower case.
pub(crate) fn lower(agency: &AgencyId) -> String {
    agency.as_str().to_ascii_lowercase()
}

fn no_words() -> words::Words {
    words::Words::default()
}
