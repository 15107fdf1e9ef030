//! `catalogue check`: every mistake of a catalogue as `file:line: message`, and what is in it when it is right.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use catalogue::{Catalogue, Problem, Severity};

use crate::{Error, FORMAT, Report};

/// What a check found.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    format: u32,
    /// The folder.
    pub dir: PathBuf,
    /// How many mistakes make it unusable.
    pub errors: usize,
    /// How many remarks there are besides.
    pub warnings: usize,
    /// In the order of files and lines.
    pub problems: Vec<Mistake>,
    /// What is in it; nothing while it has errors.
    pub contains: Option<Counts>,
}

/// One mistake or remark.
#[derive(Debug, Clone, Serialize)]
pub struct Mistake {
    /// The file.
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What is wrong and what to do.
    pub message: String,
    #[serde(skip)]
    text: String,
}

/// A catalogue in figures.
#[derive(Debug, Clone, Serialize)]
pub struct Counts {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// How many agencies.
    pub agencies: usize,
    /// How many licences.
    pub licences: usize,
    /// How many intents.
    pub intents: usize,
    /// How many questions.
    pub questions: usize,
    /// Their tags.
    pub languages: Vec<&'static str>,
}

/// Checks the catalogue in a folder, or in the folder `catalogue` of it.
#[must_use]
pub fn check(dir: &Path) -> Checked {
    let dir = folder_of(dir);
    let (problems, contains) = match catalogue::load(&dir) {
        Ok(loaded) => (loaded.warnings, Some(Counts::of(&loaded.catalogue))),
        Err(problems) => (problems, None),
    };
    let warnings = problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let (errors, problems) = (problems.len() - warnings, problems.into_iter().map(Mistake::of).collect());
    Checked { format: FORMAT, dir, errors, warnings, problems, contains }
}

/// The catalogue in a folder, where it has no errors.
pub(crate) fn loaded(dir: &Path) -> Result<Catalogue, Error> {
    let loaded = catalogue::load(dir).map_err(|problems| {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        Error::Catalogue { dir: dir.to_owned(), errors }
    })?;
    Ok(loaded.catalogue)
}

/// People name the folder of the settings as often as that of the catalogue.
pub(crate) fn folder_of(dir: &Path) -> PathBuf {
    let inner = dir.join("catalogue");
    if !dir.join("catalogue.toml").is_file() && inner.join("catalogue.toml").is_file() { inner } else { dir.to_owned() }
}

impl Mistake {
    fn of(problem: Problem) -> Self {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let text = problem.to_string();
        Self { file: problem.file, line: problem.line, severity, message: problem.message, text }
    }
}

impl Counts {
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        Self {
            id: catalogue.id.clone(),
            version: catalogue.version.clone(),
            agencies: catalogue.agencies.len(),
            licences: catalogue.licences.len(),
            intents: catalogue.intents.len(),
            questions: catalogue.questions.len(),
            languages: catalogue.languages.iter().map(|language| language.tag()).collect(),
        }
    }
}

impl Report for Checked {
    fn is_well(&self) -> bool {
        self.errors == 0
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{}", problem.text)?;
        }
        match &self.contains {
            Some(counts) => write!(f, "{counts}, {} warnings", self.warnings),
            None => write!(f, "{} errors, {} warnings in {}", self.errors, self.warnings, self.dir.display()),
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "catalogue {} version {}: {} agencies, {} licences, {} intents, {} questions, languages {}",
            self.id,
            self.version,
            self.agencies,
            self.licences,
            self.intents,
            self.questions,
            self.languages.join(" ")
        )
    }
}
