//! Where mistakes are gathered while reading goes on, and where each part of the catalogue stands, so that a check made
//! later can still name the line.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use foldhash::HashMap;

use crate::{Problem, Severity, Text};

/// More are not worth reading; the catalogue is refused either way.
const PROBLEMS_MAX: usize = 2_000;

/// A line of a file.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    file: Rc<Path>,
    pub(crate) line: usize,
}

impl Place {
    pub(crate) fn new(file: &Path, line: usize) -> Self {
        Self { file: file.into(), line }
    }

    pub(crate) fn in_file(file: &Rc<Path>, line: usize) -> Self {
        Self { file: Rc::clone(file), line }
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }
}

/// A text of the catalogue and where it stands.
pub(crate) struct Spoken {
    pub(crate) text: Text,
    pub(crate) at: Place,
}

/// Whether somebody is told the lines of mistakes. Whoever only wants to know that there is none need not keep them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    Kept,
    Forgotten,
}

pub(crate) struct Mistakes {
    lines: Lines,
    /// What has been named so far.
    ids: RefCell<HashSet<String>>,
    errors: RefCell<Told>,
    warnings: RefCell<Told>,
    /// Lines that are not TOML at all. While there are any, nothing else is told: what stands below such a line is read as
    /// something that nobody has written.
    garbled: RefCell<Told>,
    /// Parts whose own mistake has been told, so that what follows from it is not told too.
    spoiled: RefCell<HashSet<String>>,
    places: RefCell<HashMap<String, Place>>,
    texts: RefCell<Vec<Spoken>>,
    /// Where in `texts` the text of a key stands.
    keys: RefCell<HashMap<Arc<str>, usize>>,
}

/// Problems of one severity, each once; many warnings leave no error out.
#[derive(Default)]
struct Told {
    problems: Vec<Problem>,
    seen: HashSet<Problem>,
}

impl Told {
    fn add(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS_MAX && self.seen.insert(problem.clone()) {
            self.problems.push(problem);
        }
    }
}

fn problem(at: &Place, severity: Severity, message: String) -> Problem {
    Problem { file: PathBuf::from(&*at.file), line: at.line, severity, message }
}

impl Mistakes {
    pub(crate) fn new(lines: Lines) -> Self {
        Self {
            lines,
            ids: RefCell::default(),
            errors: RefCell::default(),
            warnings: RefCell::default(),
            garbled: RefCell::default(),
            spoiled: RefCell::default(),
            places: RefCell::default(),
            texts: RefCell::default(),
            keys: RefCell::default(),
        }
    }

    pub(crate) fn error(&self, at: &Place, message: impl Into<String>) {
        self.push(at, Severity::Error, message.into());
    }

    pub(crate) fn warning(&self, at: &Place, message: impl Into<String>) {
        self.push(at, Severity::Warning, message.into());
    }

    /// Reports a line that is not TOML.
    pub(crate) fn garbled(&self, at: &Place, message: String) {
        self.garbled.borrow_mut().add(problem(at, Severity::Error, message));
    }

    fn push(&self, at: &Place, severity: Severity, message: String) {
        let told = match severity {
            Severity::Error => &self.errors,
            Severity::Warning => &self.warnings,
        };
        told.borrow_mut().add(problem(at, severity, message));
    }

    /// Whether anything read so far is an error; some checks make no sense then.
    pub(crate) fn has_errors(&self) -> bool {
        [&self.errors, &self.garbled].iter().any(|told| !told.borrow().problems.is_empty())
    }

    /// Remembers that a part, `question premises.type`, is not what its author meant.
    pub(crate) fn spoil(&self, what: String) {
        self.spoiled.borrow_mut().insert(what);
    }

    /// Whether something stands in the place of a part that could not be read.
    pub(crate) fn is_spoiled(&self, what: fmt::Arguments<'_>) -> bool {
        let spoiled = self.spoiled.borrow();
        !spoiled.is_empty() && spoiled.contains(&what.to_string())
    }

    /// Remembers where something stands, `question premises.type when`; the first one keeps the name.
    pub(crate) fn note(&self, what: fmt::Arguments<'_>, at: impl FnOnce() -> Place) {
        if self.lines == Lines::Kept {
            self.places.borrow_mut().entry(what.to_string()).or_insert_with(at);
        }
    }

    /// Whether this is the first of its name.
    pub(crate) fn is_new(&self, what: fmt::Arguments<'_>, at: &Place) -> bool {
        self.note(what, || at.clone());
        self.ids.borrow_mut().insert(what.to_string())
    }

    /// Whether something of that name stands somewhere.
    pub(crate) fn has_place(&self, what: &str) -> bool {
        self.places.borrow().contains_key(what)
    }

    /// Where something stands; where a part has no line of its own, the line of the whole.
    pub(crate) fn place(&self, what: &str) -> Place {
        let places = self.places.borrow();
        let mut what = what;
        loop {
            if let Some(place) = places.get(what) {
                return place.clone();
            }
            match what.rsplit_once(' ') {
                Some((whole, _)) => what = whole,
                None => return Place::new(Path::new("catalogue.toml"), 1),
            }
        }
    }

    /// Remembers a text for the translators.
    pub(crate) fn text(&self, text: &Text, at: Place) {
        let mut texts = self.texts.borrow_mut();
        if self.keys.borrow_mut().insert(Arc::clone(&text.key), texts.len()).is_none() {
            texts.push(Spoken { text: text.clone(), at });
        } else {
            let key = &text.key;
            self.error(&at, format!("another text has the key {key} already; give one of the two another id"));
        }
    }

    pub(crate) fn has_text(&self, key: &str) -> bool {
        self.keys.borrow().contains_key(key)
    }

    /// The text of a key.
    pub(crate) fn text_of(&self, key: &str) -> Option<Text> {
        let place = self.keys.borrow().get(key).copied()?;
        self.texts.borrow().get(place).map(|spoken| spoken.text.clone())
    }

    pub(crate) fn each_text(&self, mut see: impl FnMut(&Spoken)) {
        self.texts.borrow().iter().for_each(&mut see);
    }

    /// All of them in the order of files and lines.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.garbled.into_inner().problems;
        if problems.is_empty() {
            problems.extend(self.errors.into_inner().problems);
            problems.extend(self.warnings.into_inner().problems);
        }
        problems.sort_by(|a, b| (&a.file, a.line, a.severity).cmp(&(&b.file, b.line, b.severity)));
        problems
    }
}
