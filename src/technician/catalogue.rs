//! `catalogue check`: every mistake of a catalogue as `file:line: message`, and what is in it when it is right.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use catalogue::{Catalogue, Figures, Licence, Problem, Severity};
use domain::LicenceId;

use crate::{Error, FORMAT, Report};

/// What a mistake is called that makes a catalogue unusable.
const ERROR: &str = "error";

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
    pub licences: Licences,
    /// How many questions.
    pub questions: usize,
    /// How many conditions.
    pub conditions: usize,
    /// How many documents.
    pub documents: usize,
    /// How many intents.
    pub intents: usize,
    /// How many sectors.
    pub sectors: usize,
    /// How many questions people ask.
    pub faq: usize,
    /// How many cases of the agencies.
    pub cases: usize,
    /// How many texts for people.
    pub texts: usize,
    /// The tags of all languages, the default one first.
    pub languages: Vec<&'static str>,
    /// What is translated, by the tag of the language.
    pub coverage: BTreeMap<&'static str, Coverage>,
}

/// How many licences.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Licences {
    /// That can be applied for here.
    pub all: usize,
    /// Those of them that ask three questions of their own and go by one.
    pub deep: usize,
    /// That are applied for elsewhere.
    pub listed: usize,
}

/// What is translated into a language.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Coverage {
    /// All texts.
    pub texts: Share,
    /// Titles of licences.
    pub licences: Share,
    /// Titles of licences that are applied for elsewhere.
    pub listed: Share,
    /// Titles of sectors.
    pub sectors: Share,
    /// Titles of intents.
    pub intents: Share,
    /// Licences of which every word is there, those of the questions that they lead to among them.
    pub whole: Share,
    /// Agencies that have such a licence.
    pub whole_agencies: usize,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Share {
    /// That have a translation.
    pub translated: usize,
    /// That there are.
    pub of: usize,
}

/// Checks the catalogue in a folder, or in the folder `catalogue` of it. Of the warnings only those in the files of one
/// licence are told where one is named.
///
/// # Errors
/// When there is no such folder, or the catalogue is right and has no such licence.
pub fn check(dir: &Path, only: Option<&LicenceId>) -> Result<Checked, Error> {
    let dir = folder_of(dir);
    if !dir.is_dir() {
        return Err(Error::NoCatalogue(dir));
    }
    let (mut problems, contains) = match catalogue::load(&dir) {
        Ok(loaded) => {
            named(&loaded.catalogue, only).map(drop)?;
            (loaded.warnings, Some(Counts::of(&loaded.catalogue)))
        }
        Err(problems) => (problems, None),
    };
    if let Some((agency, stem)) = only.and_then(|licence| licence.as_str().split_once('-')) {
        let files = ["toml", "cases.toml"].map(|ending| dir.join(format!("licences/{agency}/{stem}.{ending}")));
        problems.retain(|problem| problem.severity == Severity::Error || files.contains(&problem.file));
    }
    let warnings = problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let (errors, problems) = (problems.len() - warnings, problems.into_iter().map(Mistake::of).collect());
    Ok(Checked { format: FORMAT, dir, errors, warnings, problems, contains })
}

/// The catalogue in a folder, or in the folder `catalogue` of it, where it has no errors.
pub(crate) fn loaded(dir: &Path) -> Result<Catalogue, Error> {
    let dir = folder_of(dir);
    let loaded = catalogue::load(&dir).map_err(|problems| {
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
        Error::Catalogue { dir, errors }
    })?;
    Ok(loaded.catalogue)
}

/// So many, with the word for one and for several.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The licences of a catalogue, or the one that is named.
pub(crate) fn named<'a>(
    catalogue: &'a Catalogue,
    only: Option<&'a LicenceId>,
) -> Result<impl Iterator<Item = &'a Licence>, Error> {
    if let Some(id) = only.filter(|id| catalogue.licence(id).is_none()) {
        return Err(Error::NoLicence(id.clone()));
    }
    Ok(catalogue.licences.values().filter(move |licence| only.is_none_or(|only| licence.id == *only)))
}

/// People name the folder of the settings as often as that of the catalogue.
pub(crate) fn folder_of(dir: &Path) -> PathBuf {
    let inner = dir.join("catalogue");
    if !dir.join("catalogue.toml").is_file() && inner.join("catalogue.toml").is_file() { inner } else { dir.to_owned() }
}

impl Mistake {
    fn of(problem: Problem) -> Self {
        let severity = match problem.severity {
            Severity::Error => ERROR,
            Severity::Warning => "warning",
        };
        let text = problem.to_string();
        Self { file: problem.file, line: problem.line, severity, message: problem.message, text }
    }
}

impl Counts {
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        let figures = catalogue.figures();
        let coverage = figures.coverage.iter().map(|covered| (covered.language.tag(), Coverage::of(covered, &figures)));
        Self {
            id: catalogue.id.clone(),
            version: catalogue.version.clone(),
            agencies: figures.agencies,
            licences: Licences { all: figures.licences, deep: figures.deep, listed: figures.listed },
            questions: figures.questions,
            conditions: figures.conditions,
            documents: figures.documents,
            intents: figures.intents,
            sectors: figures.sectors,
            faq: figures.faqs,
            cases: figures.cases,
            texts: figures.texts,
            languages: catalogue.languages.iter().map(|language| language.tag()).collect(),
            coverage: coverage.collect(),
        }
    }
}

impl Coverage {
    fn of(covered: &catalogue::Coverage, figures: &Figures) -> Self {
        let share = |translated, of| Share { translated, of };
        Self {
            texts: share(covered.texts, figures.texts),
            licences: share(covered.licences, figures.licences),
            listed: share(covered.listed, figures.listed),
            sectors: share(covered.sectors, figures.sectors),
            intents: share(covered.intents, figures.intents),
            whole: share(covered.whole, figures.licences),
            whole_agencies: covered.whole_agencies,
        }
    }
}

impl Report for Checked {
    fn is_well(&self) -> bool {
        self.errors == 0
    }
}

/// Mistakes that are told to somebody who does not write catalogues.
const BRIEF_MAX: usize = 3;

impl Checked {
    /// The same for whoever stands before a terminal: what it serves with, or the first mistakes and where all of them are
    /// told. What nobody has translated yet is no concern of theirs.
    #[must_use]
    pub fn brief(&self) -> String {
        if let Some(Counts { id, version, agencies, licences, .. }) = &self.contains {
            let licences = counted(licences.all, "licence", "licences");
            return format!(
                "{id} version {version}: {licences} of {}, no errors",
                counted(*agencies, "agency", "agencies")
            );
        }
        let errors = self.problems.iter().filter(|problem| problem.severity == ERROR);
        let mut lines: Vec<String> = errors.take(BRIEF_MAX).map(|problem| problem.text.clone()).collect();
        let errors = counted(self.errors, "error", "errors");
        let dir = self.dir.display();
        lines.push(format!("{errors} in {dir}; `guichetctl catalogue check {dir}` tells them all"));
        lines.join("\n")
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What should be looked at some day buries what has to be mended now.
        let told = |problem: &&Mistake| self.errors == 0 || problem.severity == ERROR;
        for problem in self.problems.iter().filter(told) {
            writeln!(f, "{}", problem.text)?;
        }
        let warnings = counted(self.warnings, "warning", "warnings");
        match &self.contains {
            Some(counts) => write!(f, "{counts}\nno errors, {warnings}"),
            None => {
                let errors = counted(self.errors, "error", "errors");
                write!(f, "{errors} in {}; {warnings} to be told once there is none", self.dir.display())
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Licences { all, deep, listed } = self.licences;
        let Self { id, version, agencies, questions, conditions, documents, intents, sectors, faq, .. } = self;
        writeln!(
            f,
            "catalogue {id} version {version}: {agencies} agencies, {all} licences, {deep} of them deep, {listed} listed"
        )?;
        writeln!(f, "{questions} questions, {conditions} conditions, {documents} documents, {} cases", self.cases)?;
        write!(f, "{intents} intents in {sectors} sectors, {faq} questions people ask, {} texts", self.texts)?;
        for (tag, it) in &self.coverage {
            write!(f, "\n{tag}: {} of all texts; of titles: ", it.texts)?;
            let Coverage { licences, listed, sectors, intents, whole, whole_agencies, .. } = it;
            write!(f, "licences {licences}, listed {listed}, sectors {sectors}, intents {intents}")?;
            write!(f, "; {} licences of {whole_agencies} agencies whole", whole.translated)?;
        }
        Ok(())
    }
}

/// In per cent, rounded down, so that only what is whole is 100 %.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = (self.translated * 100).checked_div(self.of).unwrap_or(100);
        write!(f, "{percent} %")
    }
}
